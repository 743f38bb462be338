import { frenchDate, parseDecimal } from "@bareme/kernel";
import { Table, Text } from "@mantine/core";
import { Suspense } from "react";
import { formatValue } from "../../format/units.ts";
import { ButtonLink } from "../../parts/links.tsx";
import { NO_NAMES, type RuleNames } from "../../parts/rule-changes/rule-names.ts";
import { useRuleNames } from "../../parts/rule-changes/use-rule-names.ts";
import { useSociete } from "../../api/session.tsx";
import type { Unprotected } from "./answers.ts";
import { DraftSection } from "./draft-section.tsx";
import { KeptRunBody } from "./kept-run-body.tsx";
import { RunButton } from "./run-button.tsx";
import type { SectionState } from "./section-state.ts";
import type { DraftReview } from "./use-draft-review.ts";
import classes from "./section.module.css";

/** The values that the draft brings and that no scenario would miss if they were wrong. */
export function UnprotectedSection({ review: { unprotected, read } }: { readonly review: DraftReview }) {
  const { following, value } = unprotected;
  const { revision, id } = read.draft;
  return (
    <DraftSection
      title="Valeurs qu'aucun scénario ne protège"
      state={unprotectedState(unprotected, revision)}
      says={
        value === null
          ? "Chaque valeur que le brouillon apporte est déplacée d'un cran : un scénario devrait s'en apercevoir."
          : unprotectedWords(value)
      }
      action={
        <RunButton
          label={value === null ? "Chercher" : "Chercher de nouveau"}
          isAgain={value !== null}
          isRunning={following.state === "running"}
          onRun={unprotected.run}
        />
      }
    >
      <KeptRunBody run={unprotected} draft={read.draft} says="Les valeurs sont déplacées une à une">
        {({ values }) =>
          values.length === 0 ? null : (
            <Suspense fallback={<Values values={values} names={NO_NAMES} draftId={id} />}>
              <NamedValues values={values} draftId={id} />
            </Suspense>
          )
        }
      </KeptRunBody>
    </DraftSection>
  );
}

export function unprotectedState(
  { following, value }: DraftReview["unprotected"],
  revision: number,
): SectionState {
  if (following.state === "running") return "running";
  if (value === null || value.revision !== revision) return "todo";
  return value.values.length > 0 ? "look" : "good";
}

function unprotectedWords({ tried, values }: Unprotected): string {
  if (tried === 0) return "Le brouillon n'apporte aucune valeur nouvelle.";
  if (values.length === 0)
    return tried === 1
      ? "La valeur qu'il apporte est protégée par un scénario."
      : `Les ${tried} valeurs qu'il apporte sont protégées par un scénario.`;
  const found = values.length === 1 ? "une passerait" : `${values.length} passeraient`;
  return `Sur ${tried} valeur${tried > 1 ? "s" : ""} apportée${tried > 1 ? "s" : ""}, ${found} fausse${values.length > 1 ? "s" : ""} sans qu'aucun scénario n'échoue.`;
}

interface Shown {
  readonly values: Unprotected["values"];
  readonly draftId: string;
}

function NamedValues(shown: Shown) {
  return <Values {...shown} names={useRuleNames(shown.draftId)} />;
}

function Values({ values, draftId, names }: Shown & { readonly names: RuleNames }) {
  const { slug } = useSociete();
  return (
    <>
      <div className={classes["frame"]} tabIndex={0} role="region" aria-label="Valeurs sans scénario">
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Règle</Table.Th>
              <Table.Th>Où</Table.Th>
              <Table.Th className={classes["right"]}>Valeur</Table.Th>
              <Table.Th className={classes["right"]}>Passerait aussi à</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {values.map(({ ruleSet, kind, id, place, value, mutated }) => (
              <Table.Tr key={[ruleSet, kind, id, place, value].join(" ")}>
                <Table.Td>{names.get(id)?.label ?? id}</Table.Td>
                <Table.Td>{place.replaceAll(/\d{4}-\d{2}-\d{2}/g, frenchDate)}</Table.Td>
                <Table.Td className={`${classes["right"]} ${classes["after"]}`}>
                  {withUnit(value, id, kind, names)}
                </Table.Td>
                <Table.Td className={`${classes["right"]} ${classes["gap"]}`}>
                  {withUnit(mutated, id, kind, names)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="sm">
        Un scénario dont le résultat dépend de ces valeurs les protégerait, aujourd'hui et dans les versions à
        venir.
      </Text>
      <ButtonLink
        to="/$societe/scenarios"
        params={{ societe: slug }}
        search={{ brouillon: draftId }}
        variant="default"
        size="sm"
        w="fit-content"
        className={classes["notPrinted"] ?? ""}
      >
        Écrire un scénario dans ce brouillon
      </ButtonLink>
    </>
  );
}

function withUnit(text: string, id: string, kind: string, names: RuleNames): string {
  if (parseDecimal(text) === undefined) return text;
  return formatValue(text, kind === "value" ? (names.get(id)?.unit ?? "") : "");
}
