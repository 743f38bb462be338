import type { Checked } from "../../core/checked.ts";
import { valueText } from "../../format/value-text.ts";
import { isList, isRecord, type Plain } from "../../rule-text/plain.ts";
import type { FoundSimulation } from "./found-simulation.ts";
import type { IsNumber, TypedScenario } from "./scenario-text.ts";

type Facts = NonNullable<Checked["layers"][number]>["facts"];
type FactStatement = Facts[number]["statement"];
export type ScalarFact = Exclude<FactStatement, { readonly type: "list" }>;

/** A list of the month's data (missions, absences …) with all the fields that its items have, those that higher layers add included. */
export interface ListFields {
  readonly id: string;
  readonly label: string;
  /** An item, as `mission`. */
  readonly item: string;
  readonly fields: readonly ScalarFact[];
}

/** Everything that the rules take as data of a month. */
export interface KnownFacts {
  readonly scalars: readonly ScalarFact[];
  readonly lists: readonly ListFields[];
}

export function knownFacts({ layers }: Checked): KnownFacts {
  const known = layers.flatMap((layer) => (layer === null ? [] : [layer]));
  const statements = known.flatMap(({ facts }) => facts.map(({ statement }) => statement));
  const added = known.flatMap(({ fields }) => fields.map(({ statement }) => statement));
  return {
    scalars: statements.flatMap((fact) => (fact.type === "list" ? [] : [fact])),
    lists: statements.flatMap((fact) => {
      if (fact.type !== "list") return [];
      const { id, label, item } = fact;
      const more = added.filter(({ of }) => of === id).flatMap(({ add }) => add);
      return [{ id, label, item: item.name, fields: [...item.fields, ...more] }];
    }),
  };
}

export function numbersOf({ scalars, lists }: KnownFacts): IsNumber {
  const isNumeric = ({ type }: ScalarFact): boolean => type === "decimal" || type === "integer";
  const names = new Set([
    ...scalars.filter(isNumeric).map(({ id }) => id),
    ...lists.flatMap(({ id, fields }) => fields.filter(isNumeric).map((field) => `${id}.${field.id}`)),
  ]);
  return (list, fact) => names.has(list === null ? fact : `${list}.${fact}`);
}

/** Numbers as people read and type them; all of their digits stay. */
export function frenchFacts(facts: TypedScenario["facts"], isNumber: IsNumber): TypedScenario["facts"] {
  const shown = (list: string | null, id: string, value: Plain): Plain =>
    typeof value === "string" && isNumber(list, id) ? valueText(value) : value;
  return Object.fromEntries(
    Object.entries(facts).map(([id, value]) => [
      id,
      isList(value)
        ? value.map((item) => shownItem(item, (key, one) => shown(id, key, one)))
        : shown(null, id, value),
    ]),
  );
}

function shownItem(item: Plain, shown: (key: string, value: Plain) => Plain): Plain {
  return isRecord(item)
    ? Object.fromEntries(Object.entries(item).map(([key, value]) => [key, shown(key, value)]))
    : item;
}

/** A scenario that nobody began; its expected values are empty, and only a person fills them. */
export function emptyScenario(ruleSet: string, found: FoundSimulation | null): TypedScenario {
  return {
    sentence: "",
    kind: "calcul",
    origin: "",
    ruleSet,
    path: "",
    period: found?.period ?? "",
    facts: found?.facts ?? {},
    rest: restOf(ruleSet, found),
    expected: [{ id: "", item: "", typed: "" }],
    refuse: null,
    events: null,
    pins: [],
    from: found === null ? null : (found.from ?? "une simulation"),
  };
}

/** A simulation on other rules than those of the file says on which. */
function restOf(ruleSet: string, found: FoundSimulation | null): TypedScenario["rest"] {
  if (found === null) return {};
  const { ruleSet: played, rest } = found;
  return played === null || played === ruleSet ? rest : { rules: [played], ...rest };
}

/** What is still to be typed before the scenario may be tried, then added; empty when nothing is. */
export function missingOf({
  sentence,
  origin,
  path,
  period,
  rest,
  expected,
  refuse = null,
  events = null,
  pins = [],
}: TypedScenario): readonly string[] {
  const filled = expected.filter(({ id, typed }) => id !== "" && typed.trim() !== "");
  return [
    ...(sentence.trim() === "" ? ["la phrase"] : []),
    ...(origin.trim() === "" ? ["l'origine des valeurs attendues"] : []),
    ...(path === "" ? ["le fichier"] : []),
    ...(period === "" && rest["months"] === undefined ? ["le mois"] : []),
    ...(refuse === null && events === null && filled.length === 0 ? ["une valeur attendue au moins"] : []),
    ...(refuse?.code === "" ? ["la raison du refus"] : []),
    ...(pins.some(({ id, typed }) => (id === "") !== (typed.trim() === ""))
      ? ["un montant imposé entier"]
      : []),
    ...(refuse === null && expected.some(({ id, typed }) => id === "" && typed.trim() !== "")
      ? ["le montant qu'une valeur attend"]
      : []),
  ];
}

interface Named {
  readonly id: string;
  readonly label: string;
}

/** The alerts that the rules may raise, those of an option that is a usage included. */
export function alertsOf(checked: Checked): readonly Named[] {
  const checks = checked.layers.flatMap((layer) => layer?.checks ?? []);
  const usages = choicesOf(checked).map(({ id, label }) => ({
    id: `choix-${id}`,
    label: `${label} : une option qui est un usage`,
  }));
  return [...checks.map(({ statement: { id, label } }) => ({ id, label })), ...usages];
}

export function choicesOf({ layers }: Checked): readonly Named[] {
  const choices = layers.flatMap((layer) => layer?.choices ?? []);
  return choices.map(({ statement: { id, label } }) => ({ id, label }));
}

/** Labels of what is compared besides amounts: data that are refused, alerts. */
export function otherLabels(checked: Checked): readonly (readonly [string, string])[] {
  const named = [...knownFacts(checked).scalars, ...choicesOf(checked), ...alertsOf(checked)];
  return named.map(({ id, label }) => [id, label] as const);
}
