import type { Problem } from "@bareme/kernel";
import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useSociete } from "../../../api/session.tsx";
import { useTypedStack } from "../../../draft-text/draft-texts-context.ts";
import { useRuleText } from "../../../draft-text/use-rule-text.ts";
import { formatValue } from "../../../format/units.ts";
import { Problems } from "../../../parts/problems.tsx";
import { writtenValue, type GivenValue } from "../../../rule-text/dated-values.ts";
import { addStatement, removeStatement } from "../../../rule-text/statements.ts";
import { AddValue } from "./add-value.tsx";
import { boundsInWords, overridesFile, type FoundParameter } from "./find-parameter.ts";
import { useValues } from "./use-values.ts";
import { ValuesSection } from "./values-section.tsx";

interface Shown {
  readonly found: FoundParameter;
  readonly unit: string;
  readonly unitWord: string;
}

/** What the company sets instead of a value of the law or of the convention, within the bounds that they give. */
export function OverrideSection({ found, unit, unitWord }: Shown) {
  const { kind } = useSociete();
  const { overridable } = found.parameter;
  if (found.override === null && (overridable === undefined || found.parameter.by !== undefined)) return null;
  const bounds =
    overridable === undefined ? "" : boundsInWords(overridable, (value) => formatValue(value, unit));
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        Dans {kind === "company" ? "notre société" : "les sociétés"}
      </Title>
      {overridable !== undefined && (
        <Text size="sm">
          {found.layer.manifest.label} permet à une société de remplacer cette valeur{"\u202F"}: {bounds}.
        </Text>
      )}
      {found.override !== null && (
        <Replaced found={found} place={found.override} unit={unit} unitWord={unitWord} />
      )}
      {found.override === null && kind === "company" && <Replace found={found} unitWord={unitWord} />}
    </Stack>
  );
}

function Replaced({
  found,
  place,
  unit,
  unitWord,
}: Shown & { readonly place: NonNullable<FoundParameter["override"]> }) {
  const editing = useValues(place);
  const revert = (): void => editing.apply((text) => removeStatement(text, "overrides", place.id));
  return (
    <>
      <Text size="sm" fw={600} c="var(--ecart)">
        La société remplace la valeur héritée.
      </Text>
      <ValuesSection
        caption={`Valeurs de la société : ${found.parameter.label}`}
        editing={editing}
        unit={unit}
        unitWord={unitWord}
        isKeyed={false}
      />
      {editing.text.isEditable && (
        <Group>
          <Button variant="default" size="xs" onClick={revert}>
            Revenir à la valeur héritée
          </Button>
        </Group>
      )}
    </>
  );
}

function Replace({ found, unitWord }: Pick<Shown, "found" | "unitWord">) {
  const { slug } = useSociete();
  const stack = useTypedStack();
  const ruleSet = `company/${slug}`;
  const files = stack.layers.find((layer) => layer.ruleSet === ruleSet)?.files ?? {};
  const text = useRuleText(stack, ruleSet, overridesFile(files));
  const [refusal, setRefusal] = useState<readonly Problem[]>([]);
  const { id, label } = found.parameter;
  const replace = (given: readonly GivenValue[]): void => {
    const edited = addStatement(text.text, "overrides", { id, values: given.map(writtenValue) });
    setRefusal(edited.ok ? [] : edited.problems);
    if (edited.ok) text.write(edited.value);
  };
  if (!text.isEditable)
    return (
      <Text size="sm" c="dimmed">
        La valeur héritée s'applique. {text.whyNot}
      </Text>
    );
  return (
    <>
      <Text size="sm">La valeur héritée s'applique à « {label} ». Pour la remplacer, donnez la vôtre.</Text>
      <Problems problems={refusal} />
      <AddValue unit={unitWord} action="Remplacer dans notre société" onAdd={replace} />
    </>
  );
}
