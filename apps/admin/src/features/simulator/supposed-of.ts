import { isAim, type SimulatorState, type Variant } from "./state.ts";
import type { AskedFacts } from "../../core/simulation/asked-facts.ts";
import { periodsOf, type Given, type Invoiced, type Supposed } from "../../core/simulation/supposed.ts";

type Fact = AskedFacts["facts"][number];

/** What is supposed of a contract until someone says otherwise, besides the defaults of the rules. The page lists it, and all of it can be changed. */
const ASSUMED: Readonly<Record<string, Given>> = {
  typeContrat: "CDI",
  statut: "cadre",
  niveau: "senior",
  modeDuree: "mensuel",
};

/** The value that a fact has in a simulation: typed, supposed, or the rules' own default. Undefined when somebody must say it. */
export function valueOf(fact: Fact, state: SimulatorState): Given | undefined {
  return state.facts[fact.id] ?? assumed(fact, state) ?? fact.default ?? undefined;
}

/** What is supposed of a fact that nobody typed. */
function assumed(fact: Fact, state: SimulatorState): Given | undefined {
  const { id, options } = fact;
  if (id === "dateDebutContrat") return `${state.whole ? `${state.period.slice(0, 4)}-01` : state.period}-01`;
  // A forfait en jours works the days that are invoiced.
  if (id === "joursTravailles" && state.asked === "activite") return state.jours;
  if (id === "joursTravailles" && isAim(state.asked) && state.lever !== "ca")
    return state.lever === "tjm" ? state.jours : "0";
  const known = ASSUMED[id];
  if (known !== undefined && (options === null || options.includes(String(known)))) return known;
  return fact.default === null && options !== null ? options[0] : undefined;
}

/** The months that a state supposes; `invoiced` is what was found when a result is asked for. What the rules do not know is left out, and told by `unknownIn`. Null as long as somebody must still type a number: nothing is computed from what is not given. */
export function supposedOf(
  state: SimulatorState,
  asked: AskedFacts,
  invoiced = invoicedOf(state),
): Supposed | null {
  if (missingIn(state).length > 0) return null;
  const facts = asked.facts.flatMap((fact): readonly (readonly [string, Given])[] => {
    const given = state.facts[fact.id] ?? daysFound(fact, state, invoiced) ?? assumed(fact, state);
    return given === undefined || given === fact.default ? [] : [[fact.id, given]];
  });
  const fields = new Set(asked.mission.map(({ id }) => id));
  return {
    periods: periodsOf(state.period, state.whole, asked.knownUntil),
    facts: { ...Object.fromEntries(facts), ...optionsOf(state.options, asked) },
    mission: Object.fromEntries(Object.entries(state.mission).filter(([id]) => fields.has(id))),
    invoiced,
  };
}

/** A forfait en jours works the days that were looked for, too. */
function daysFound({ id }: Fact, { asked }: SimulatorState, invoiced: Invoiced): string | undefined {
  return id === "joursTravailles" && isAim(asked) && invoiced.by === "activite" ? invoiced.jours : undefined;
}

/** The same months, paid another way. */
export function variantOf(supposed: Supposed, { options }: Variant): Supposed {
  return { ...supposed, facts: { ...supposed.facts, ...options } };
}

/** A number that a simulation starts from. */
export type Typed = "tjm" | "jours" | "ca" | "amount";

/** The numbers that a simulation starts from and that nobody has typed, or that were emptied. */
export function missingIn(state: SimulatorState): readonly Typed[] {
  return startsFrom(state).filter((field) => state[field] === "");
}

function startsFrom({ asked, lever }: SimulatorState): readonly Typed[] {
  if (asked === "ca") return ["ca"];
  if (asked === "activite") return ["tjm", "jours"];
  if (lever === "ca") return ["amount"];
  return lever === "tjm" ? ["jours", "amount"] : ["tjm", "amount"];
}

/** What is invoiced, as it is typed; what is looked for starts at nothing. */
function invoicedOf({ asked, tjm, jours, ca, lever }: SimulatorState): Invoiced {
  if (asked === "ca") return { by: "ca", ca };
  if (asked === "activite") return { by: "activite", tjm, jours };
  if (lever === "ca") return { by: "ca", ca: "0" };
  return lever === "tjm" ? { by: "activite", tjm: "0", jours } : { by: "activite", tjm, jours: "0" };
}

/** What is invoiced once the least value is found. */
export function foundInvoiced(state: SimulatorState, value: string): Invoiced {
  const { lever, tjm, jours } = state;
  if (lever === "ca") return { by: "ca", ca: value };
  return lever === "tjm"
    ? { by: "activite", tjm: value, jours }
    : { by: "activite", tjm, jours: shortest(value) };
}

/** Names typed in another time or company, which these rules do not have. */
export function unknownIn(state: SimulatorState, asked: AskedFacts): readonly string[] {
  const facts = new Set(asked.facts.map(({ id }) => id));
  const choices = new Set(asked.choices.map(({ id }) => id));
  const fields = new Set(asked.mission.map(({ id }) => id));
  return [
    ...Object.keys(state.facts).filter((id) => !facts.has(id)),
    ...Object.keys(state.options).filter((id) => !choices.has(id)),
    ...Object.keys(state.mission).filter((id) => !fields.has(id)),
  ];
}

function optionsOf(
  options: SimulatorState["options"],
  { choices }: AskedFacts,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(options).filter(([id, option]) =>
      choices.some((choice) => choice.id === id && choice.options.some((one) => one.id === option)),
    ),
  );
}

/** A number of days without the zeros that the search writes. */
export function shortest(value: string): string {
  return value.includes(".") ? value.replace(/\.?0+$/, "") : value;
}
