import { failure, parseMonth, success, type Problem, type Result } from "@bareme/kernel";
import type { Lever } from "@bareme/payroll";
import {
  AIMS,
  MOST_VARIANTS,
  startingState,
  type Objective,
  type SimulatorState,
  type Variant,
} from "./state.ts";

/** The form of a link: another number is another form. */
const VERSION = 1;
const LONGEST = 8000;
const MOST_ENTRIES = 150;
const LONGEST_NAME = 80;
const NUMBER = /^$|^\d{1,12}(\.\d{1,6})?$/;
const NAME = /^[A-Za-z][\w-]{0,63}$/;
const OBJECTIVES: readonly Objective[] = ["activite", "ca", ...AIMS.map(({ id }) => id)];
const LEVERS: readonly Lever[] = ["tjm", "jours", "ca"];

/** A simulation as the text of a link: what differs from how one starts, and the month, which passes. */
export function writeLink(state: SimulatorState): string {
  const start = startingState(state.period);
  const said = Object.entries(state).filter(
    ([key, value]) =>
      key === "period" ||
      JSON.stringify(value) !== JSON.stringify(Object.entries(start).find(([k]) => k === key)?.[1]),
  );
  const bytes = new TextEncoder().encode(JSON.stringify({ v: VERSION, ...Object.fromEntries(said) }));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Reads a link that anybody may have written, or cut, or kept for years. */
export function readLink(text: string): Result<SimulatorState> {
  const data = text.length > LONGEST ? undefined : decoded(text);
  if (!isRecord(data)) return failure([unreadable("il est incomplet ou abîmé")]);
  if (data["v"] !== VERSION) return failure([unreadable("il vient d'une autre version de Barème")]);
  const period = data["period"];
  if (typeof period !== "string" || parseMonth(period) === undefined)
    return failure([unreadable("son mois manque")]);
  const start = startingState(period);
  const faults: string[] = [];
  const take = <T>(key: keyof SimulatorState, read: (value: unknown) => T | undefined, otherwise: T): T => {
    const value = data[key];
    if (value === undefined) return otherwise;
    const found = read(value);
    if (found === undefined) faults.push(key);
    return found ?? otherwise;
  };
  const state: SimulatorState = {
    period,
    whole: take("whole", (value) => (typeof value === "boolean" ? value : undefined), start.whole),
    facts: take("facts", (value) => entriesOf(value, isGiven), start.facts),
    options: take("options", (value) => entriesOf(value, isText), start.options),
    mission: take("mission", (value) => entriesOf(value, isGiven), start.mission),
    tjm: take("tjm", numberOf, start.tjm),
    jours: take("jours", numberOf, start.jours),
    ca: take("ca", numberOf, start.ca),
    asked: take("asked", (value) => OBJECTIVES.find((one) => one === value), start.asked),
    amount: take("amount", numberOf, start.amount),
    lever: take("lever", (value) => LEVERS.find((one) => one === value), start.lever),
    variants: take("variants", variantsOf, start.variants),
    curve: take("curve", curveOf, start.curve),
  };
  return faults.length > 0
    ? failure([unreadable(`« ${faults.join(" », « ")} » n'y a pas la forme attendue`)])
    : success(state);
}

function decoded(text: string): unknown {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function numberOf(value: unknown): string | undefined {
  return typeof value === "string" && NUMBER.test(value) ? value : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= 200;
}

function isGiven(value: unknown): value is string | boolean {
  return typeof value === "boolean" || isText(value);
}

function entriesOf<T>(
  value: unknown,
  fits: (one: unknown) => one is T,
): Readonly<Record<string, T>> | undefined {
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value).filter(
    (entry): entry is [string, T] => NAME.test(entry[0]) && fits(entry[1]),
  );
  const all = Object.keys(value).length;
  return entries.length === all && all <= MOST_ENTRIES ? Object.fromEntries(entries) : undefined;
}

function variantsOf(value: unknown): readonly Variant[] | undefined {
  if (!Array.isArray(value) || value.length > MOST_VARIANTS) return undefined;
  const read = value.flatMap((one: unknown): readonly Variant[] => {
    if (!isRecord(one)) return [];
    // Links of before columns had names say none.
    const { societe, name = "" } = one;
    const options = entriesOf(one["options"], isText);
    const placed = societe === null || (typeof societe === "string" && NAME.test(societe));
    const named = typeof name === "string" && name.length <= LONGEST_NAME;
    return options !== undefined && placed && named ? [{ name, societe, options }] : [];
  });
  return read.length === value.length ? read : undefined;
}

function curveOf(value: unknown): SimulatorState["curve"] | undefined {
  if (!isRecord(value)) return undefined;
  const [from, to, every] = [numberOf(value["from"]), numberOf(value["to"]), numberOf(value["every"])];
  return from === undefined || to === undefined || every === undefined ? undefined : { from, to, every };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unreadable(why: string): Problem {
  return {
    code: "SIMULATION_LINK",
    path: ["s"],
    message: `Ce lien de simulation ne se lit pas : ${why}.`,
    remedy: "Demandez le lien de nouveau à qui l'a envoyé ; la simulation ci-dessous repart de l'exemple.",
  };
}
