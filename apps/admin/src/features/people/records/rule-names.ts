import { useMemo } from "react";
import type { CheckedLayer } from "../../../core/checked.ts";
import { useChecked, useStack } from "../../../core/use-stack.ts";
import { optionWords } from "../../../format/option-words.ts";
import type { FactsOf, Option } from "./fields.ts";

/** A fact, a choice or a carried value of the rules, as a form asks it. */
export interface RuleName {
  readonly id: string;
  readonly label: string;
  readonly type: "decimal" | "integer" | "date" | "boolean" | "choice" | "text";
  readonly unit: string;
  readonly options: readonly Option[];
}

/** What the rules of the company let a dossier say by name. */
export interface RuleNames {
  readonly of: (kind: FactsOf) => readonly RuleName[];
  readonly options: (fact: string, list?: string) => readonly Option[];
}

/** Suspends until the rules are read. */
export function useRuleNames(): RuleNames {
  const { layers } = useChecked(useStack());
  return useMemo(() => namesIn(layers.filter((layer) => layer !== null)), [layers]);
}

function namesIn(layers: readonly CheckedLayer[]): RuleNames {
  const facts = layers.flatMap((layer) => layer.facts.map(({ statement }) => statement));
  const scalars = facts.flatMap((fact) => (fact.type === "list" ? [] : [scalarName(fact)]));
  const fieldsOf = (list: string): readonly RuleName[] => [
    ...facts.flatMap((fact) =>
      fact.type === "list" && fact.id === list ? fact.item.fields.map(scalarName) : [],
    ),
    ...layers.flatMap((layer) =>
      layer.fields.flatMap(({ statement }) => (statement.of === list ? statement.add.map(scalarName) : [])),
    ),
  ];
  const choices = (at: string): readonly RuleName[] =>
    layers.flatMap((layer) =>
      layer.choices.flatMap(({ statement }) => (statement.at.includes(at) ? [choiceName(statement)] : [])),
    );
  const carried = layers.flatMap((layer) => layer.carry.flatMap(({ statement }) => carriedName(statement)));
  return {
    of: (kind) => {
      switch (kind) {
        case "contract":
          return byLabel([...choices("contract"), ...scalars.filter(({ id }) => !GIVEN.has(id))]);
        case "missions":
          return byLabel([
            ...choices("missions"),
            ...fieldsOf("missions").filter(({ id }) => !GIVEN_OF_MISSION.has(id)),
          ]);
        case "month":
          return byLabel(scalars.filter(({ id }) => !GIVEN.has(id)));
        case "opening":
          return [OTHER_CARRIED, ...byLabel(carried)];
      }
    },
    options: (fact, list) =>
      (list === undefined ? scalars : fieldsOf(list)).find(({ id }) => id === fact)?.options ?? [],
  };
}

/** The engine asks each carried value, or to be told what the others are. */
const OTHER_CARRIED: RuleName = {
  id: "*",
  label: "Toutes les autres valeurs",
  type: "choice",
  unit: "",
  options: [{ value: "initial", label: "À leur valeur de départ" }],
};

function scalarName(fact: {
  readonly id: string;
  readonly label: string;
  readonly type: RuleName["type"];
  readonly unit?: string | undefined;
  readonly options?: readonly string[] | undefined;
}): RuleName {
  return {
    id: fact.id,
    label: fact.label,
    type: fact.type,
    unit: fact.unit ?? "",
    options: (fact.options ?? []).map((value) => ({ value, label: optionWords(value) })),
  };
}

function choiceName(choice: {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
}): RuleName {
  const options = choice.options.map(({ id, label }) => ({ value: id, label }));
  return { id: choice.id, label: choice.label, type: "choice", unit: "", options };
}

/** Of what is carried from month to month, the values that are no list's. */
function carriedName(carry: {
  readonly id: string;
  readonly label: string;
  readonly unit?: string | undefined;
  readonly each?: string | undefined;
}): readonly RuleName[] {
  const { id, label, unit = "", each } = carry;
  return each === undefined ? [{ id, label, unit, type: "decimal", options: [] }] : [];
}

function byLabel(names: readonly RuleName[]): readonly RuleName[] {
  return names.toSorted((left, right) => left.label.localeCompare(right.label, "fr"));
}

/** Facts that records give by keys of their own: named again they would be refused, so they are not offered. */
const GIVEN: ReadonlySet<string> = new Set(
  `typeContrat statut niveau modeDuree dateDebutContrat dateFinContrat dateTermeInitial
  heuresHebdomadaires joursForfait tauxHoraireContractuel tauxJournalierContractuel
  salaireMensuelContractuel nombreRenouvellements cotisationSante origineTauxPas tauxPasPersonnalise
  finDeMission heuresTravaillees joursTravailles moisTravailles joursCongesPris joursTeletravail
  joursEntiersTravailles plusLongueJournee plusLongueSemaine dejeunersDejaPayes attributionTitres
  nombreTitres valeurTitre partPatronaleTitre aideServicesPersonne versementPee versementPereco
  montantReserve montantReserveRepris allocationDemandee`.split(/\s+/),
);

const GIVEN_OF_MISSION: ReadonlySet<string> = new Set(
  `client dateDebut dateFin tjm jours caFacture caEncaisse fraisRefactures fraisRefacturesEncaisses
  creanceAbandonnee`.split(/\s+/),
);
