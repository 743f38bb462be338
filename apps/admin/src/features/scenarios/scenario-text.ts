import { failure, success, type Result } from "@bareme/kernel";
import { typedDecimal } from "../../format/value-text.ts";
import { isList, isRecord, type Plain } from "../../rule-text/plain.ts";
import { blockText, isBlock, openScalarText, scalarText } from "../../rule-text/write-yaml.ts";

/** A value that somebody expects, as it is typed. */
export interface TypedExpected {
  readonly id: string;
  /** Of which item, for an amount that there is one of for each. */
  readonly item: string;
  readonly typed: string;
}

/** An amount that is given instead of computed. */
export interface TypedPin {
  readonly id: string;
  readonly typed: string;
}

/** For which problem the month must be refused, and on which datum or choice; empty for any. */
export interface TypedRefusal {
  readonly code: string;
  readonly on: string;
}

/** A scenario as it is being written. What is optional was not asked by earlier versions of the form, whose texts may be kept. */
export interface TypedScenario {
  readonly sentence: string;
  /** A payslip, or a calculation by hand. */
  readonly kind: "bulletin" | "calcul";
  readonly origin: string;
  /** The rule set whose file it goes to, and the file: `scenarios/annee.yaml`. */
  readonly ruleSet: string;
  readonly path: string;
  readonly period: string;
  readonly facts: Readonly<Record<string, Plain>>;
  /** What a simulation asks for besides, taken over as it is. */
  readonly rest: Readonly<Record<string, Plain>>;
  readonly expected: readonly TypedExpected[];
  /** Null, or absent, when the month gives amounts. */
  readonly refuse?: TypedRefusal | null;
  /** The alerts that must be raised; null when they are not compared. */
  readonly events?: readonly string[] | null;
  readonly pins?: readonly TypedPin[];
  readonly from: string | null;
}

/** Whether the rules take a fact as a number; the others stay as they are typed. */
export type IsNumber = (list: string | null, fact: string) => boolean;

/** The scenario as the files write one, with its two dashes' worth of indent. */
export function scenarioText(typed: TypedScenario, isNumber: IsNumber): string {
  const { sentence, period, facts, rest } = typed;
  const asked = askedOf(typed);
  const months = rest["months"];
  const pins = pinsOf(typed, rest["pins"]);
  const others = Object.entries(rest).filter(
    ([key]) => key !== "months" && key !== "pins" && !(key in asked),
  );
  const keys: readonly (readonly [string, Plain])[] = [
    ...(period === "" || isList(months) ? [] : [["period", period] as const]),
    ...others,
    ...(pins === null ? [] : [["pins", pins] as const]),
    ["facts", factsOf(facts, isNumber)],
    ...(isList(months) ? [["months", withAsked(months, asked)] as const] : Object.entries(asked)),
  ];
  const lines = keys.map(([key, value]) => keyText(key, value));
  return [
    `- scenario: ${openScalarText(oneLine(sentence))}`,
    `origin: ${scalarText(`${ORIGINS[typed.kind]} : ${oneLine(typed.origin)}`)}`,
    ...lines,
  ]
    .join("\n  ")
    .concat("\n");
}

const ORIGINS = { bulletin: "bulletin de paie", calcul: "calcul à la main" } as const;

function keyText(key: string, value: Plain): string {
  const text = blockText(value, "    ");
  return isBlock(value, "    ") ? `${key}:\n    ${text}` : `${key}: ${text}`;
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}

function expectedValue(typed: string): Plain {
  const plain = typed.trim().toLowerCase();
  if (plain === "oui") return true;
  return plain === "non" ? false : typedDecimal(typed);
}

/** What is compared: amounts and alerts, or the refusal. */
function askedOf({ refuse, events, expected }: TypedScenario): Readonly<Record<string, Plain>> {
  if (refuse !== undefined && refuse !== null)
    return { refuse: { code: refuse.code, ...(refuse.on !== "" && { path: [refuse.on] }) } };
  const expect = Object.fromEntries(
    expected
      .filter(({ id, typed }) => id !== "" && typed.trim() !== "")
      .map(({ id, item, typed }) => [item === "" ? id : `${id}[${item}]`, expectedValue(typed)]),
  );
  return { expect, ...(events !== undefined && events !== null && { events }) };
}

function pinsOf({ pins = [] }: TypedScenario, taken: Plain | undefined): Plain {
  const typed = pins.flatMap((pin) =>
    pin.id === "" || pin.typed.trim() === "" ? [] : [[pin.id, typedDecimal(pin.typed)] as const],
  );
  const all = { ...(isRecord(taken) ? taken : {}), ...Object.fromEntries(typed) };
  return Object.keys(all).length === 0 ? null : all;
}

/** What is compared is that of the last month. */
function withAsked(months: readonly Plain[], asked: Readonly<Record<string, Plain>>): readonly Plain[] {
  return months.map((month, index) =>
    isRecord(month) ? { ...without(month, "expect"), ...(index === months.length - 1 && asked) } : month,
  );
}

function without(record: { readonly [key: string]: Plain }, name: string): Readonly<Record<string, Plain>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}

function factsOf(facts: Readonly<Record<string, Plain>>, isNumber: IsNumber): Plain {
  const valueOf = (list: string | null, id: string, value: Plain): Plain =>
    typeof value === "string" && isNumber(list, id) ? typedDecimal(value) : value;
  return Object.fromEntries(
    Object.entries(facts).map(([id, value]) => [
      id,
      isList(value)
        ? value.map((item) =>
            isRecord(item)
              ? Object.fromEntries(Object.entries(item).map(([key, one]) => [key, valueOf(id, key, one)]))
              : item,
          )
        : valueOf(null, id, value),
    ]),
  );
}

/** A file with one scenario more at its end: every byte before stays as it is. Refused where the file is no list of dashes. */
export function withScenario(file: string, scenario: string): Result<string> {
  const said = file.split("\n").filter((line) => !/^\s*(#|$)/.test(line) && !line.startsWith("---"));
  const indent = /^( *)- /.exec(said[0] ?? "- ")?.[1];
  if (indent === undefined)
    return failure([
      {
        code: "SCENARIO_INVALID",
        path: [],
        message: "Ce fichier n'écrit pas ses scénarios en liste, un tiret chacun : rien n'y est ajouté.",
        remedy: "Choisissez un autre fichier, ou ouvrez celui-ci et ajoutez-y le scénario à la main.",
      },
    ]);
  const end = file === "" || file.endsWith("\n") ? "" : "\n";
  const indented = scenario.replaceAll(/^(?=.)/gm, indent);
  return success(`${file}${end}${indented}`);
}
