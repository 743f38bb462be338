import type { Result } from "@bareme/kernel";
import { isList, isRecord, type Plain } from "../../../rule-text/plain.ts";
import { setIn } from "../../../rule-text/set-in.ts";
import {
  addStatement,
  findStatement,
  readStatement,
  removeStatement,
} from "../../../rule-text/statements.ts";

/** What a company picks from a date on. */
export interface DatedPick {
  readonly from: string;
  readonly value: string;
}

/** The company's picks of a choice, as its file has them. */
export function picksIn(text: string, choice: string): readonly DatedPick[] {
  const values = readStatement(text, "picks", choice)?.["values"];
  if (!isList(values)) return [];
  return values.flatMap((one): readonly DatedPick[] => {
    if (!isRecord(one)) return [];
    const { from, value } = one;
    return typeof from === "string" && typeof value === "string" ? [{ from, value }] : [];
  });
}

/** Picks an option from a date on; what was picked for that very day gives way. */
export function withPick(text: string, choice: string, { from, value }: DatedPick): Result<string> {
  const now = [...picksIn(text, choice).filter((one) => one.from !== from), { from, value }].toSorted(
    (left, right) => (left.from < right.from ? -1 : 1),
  );
  const values: Plain = now.map((one) => ({ from: one.from, value: one.value }));
  const place = findStatement(text, "picks", choice);
  return place === undefined
    ? addStatement(text, "picks", { choice, values })
    : setIn(text, [...place, "values"], values);
}

/** No longer picks from that date; without any date left, the default holds again. */
export function withoutPick(text: string, choice: string, from: string): Result<string> {
  const left = picksIn(text, choice).filter((one) => one.from !== from);
  const place = findStatement(text, "picks", choice);
  if (left.length === 0 || place === undefined) return removeStatement(text, "picks", choice);
  return setIn(
    text,
    [...place, "values"],
    left.map((one) => ({ from: one.from, value: one.value })),
  );
}

/** The file where a company's picks stand: the one that has some, else the one of the company itself, else a new one. */
export function picksFile(files: Readonly<Record<string, string>>): string {
  const paths = Object.keys(files).filter((path) => !path.startsWith("scenarios/"));
  return (
    paths.toSorted().find((path) => /^picks:/m.test(files[path] ?? "")) ??
    paths.find((path) => path === "societe.yaml") ??
    "choix.yaml"
  );
}
