import { frenchDate } from "@bareme/kernel";
import type { Choice } from "@bareme/rule-schema";
import { List, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { markOf } from "../../../core/mark-of.ts";
import { tied } from "../../../format/tied.ts";
import { today } from "../../../format/today.ts";
import { rulesCore } from "../../../core/use-core.ts";
import { useSociete } from "../../../api/session.tsx";
import { findIn, type OwnRules } from "../../../rule-text/use-statement.ts";
import { inForce } from "../in-force.ts";
import { FaultText } from "../line/fault-text.tsx";
import { RuleHead } from "../line/rule-head.tsx";
import { RuleLink } from "../line/rule-link.tsx";
import { UsedBy } from "../line/used-by.tsx";
import { faultsOf, StatementPage, type Shown } from "../statement-page.tsx";
import { defaultsOf, pickedWhere } from "./choice-words.ts";
import { CompanyPick } from "./company-pick.tsx";
import { OptionsTable } from "./options-table.tsx";

/** A choice that the texts leave open: its options, what the company picks, and what that does. */
export function ChoiceView({ id }: { readonly id: string }) {
  return <StatementPage list="choices" id={id} view={FoundChoice} />;
}

function FoundChoice({ found, rules, edit }: Shown<"choices">) {
  const { statement: choice, layer } = found;
  const { kind } = useSociete();
  const day = today();
  const pick = findIn(rules.layers, "picks", choice.id);
  const picked = inForce(pick?.statement.values ?? [], day)?.value;
  const fallback = inForce(
    defaultsOf(choice).map(({ from, value }) => ({ from: from ?? "0000-01-01", value })),
    day,
  )?.value;
  return (
    <Stack gap="lg">
      <RuleHead what="Choix" label={choice.label} found={found} rules={rules} />
      <Stack gap={4}>
        <Text>{pickedWhere(choice, rules.names)}</Text>
        <Text>
          <Defaults choice={choice} />
        </Text>
        {choice.note !== undefined && <Text size="sm">{choice.note}</Text>}
      </Stack>
      <OptionsTable choice={choice} layer={layer} picked={picked} fallback={fallback} />
      <FaultText problems={faultsOf(choice.id, { rules, edit }, "with its parts")} />
      {kind === "company" && choice.at.includes("company") && <CompanyPick choice={choice} rules={rules} />}
      <Effects id={choice.id} rules={rules} />
      <UsedBy id={choice.id} rules={rules} />
    </Stack>
  );
}

function Defaults({ choice }: { readonly choice: Choice }) {
  const labelOf = (id: string): string => choice.options.find((option) => option.id === id)?.label ?? id;
  const said = defaultsOf(choice).map(({ from, value }) =>
    from === null ? `« ${labelOf(value)} »` : `à partir du ${frenchDate(from)}, « ${labelOf(value)} »`,
  );
  return said.length === 0
    ? "Sans choix de la société ou du contrat, la règle qui le lit est refusée : il n'y a pas d'option par défaut."
    : `Par défaut\u202F: ${said.join("\u202F; ")}.`;
}

/** Formulas beyond these would make a page of their own. */
const MOST_SHOWN = 12;

function Effects({ id, rules: { texts } }: { readonly id: string; readonly rules: OwnRules }) {
  const { data: effects = [] } = useQuery({
    queryKey: ["choice-effects", id, markOf(texts)],
    queryFn: () => rulesCore().choiceEffects(texts, id),
    placeholderData: (before) => before,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  if (effects.length === 0) return null;
  return (
    <Stack gap="xs" component="section" aria-labelledby="choice-effects">
      <Title order={2} size="h4" id="choice-effects">
        Ce qu'il change
      </Title>
      <List spacing="xs">
        {effects.slice(0, MOST_SHOWN).map(({ id: line, label, french }, index) => (
          <List.Item key={`${line} ${index}`}>
            <RuleLink rule={{ id: line, label, genre: "ligne" }} />
            <Text size="sm" maw="80ch" style={{ whiteSpace: "pre-line" }}>
              {tied(french)}
            </Text>
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
