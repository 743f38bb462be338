import { parseMonth } from "@bareme/kernel";
import { isRecord } from "./outside-data.ts";

/** A place in a file, from the outside in. */
export type Path = readonly (string | number)[];

/**
 * Where in the file a month's problem lies: among its facts or the shared ones, by list items' ids; else the month itself. A path that begins with a
 * month is of a closed month taken up again: its correction is at fault, or the closed month when no correction speaks of it.
 */
export function pathInFile(data: unknown, month: number, path: readonly string[]): Path {
  const home = homeOf(data, month);
  const [head = "", ...rest] = path;
  if (head === "corrections")
    return lastCorrection(data, home, rest[0] ?? "") ?? placeInMonth(data, home, path);
  if (parseMonth(head) === undefined) return placeInMonth(data, home, path);
  return (
    placeInCorrections(data, home, { closed: head, path: rest }) ?? placeInClosed(data, home, head, rest)
  );
}

function placeInMonth(data: unknown, home: Path, path: readonly string[]): Path {
  const starts: readonly Path[] = [[...home, "facts"], [...home, "pins"], home, ["facts"], []];
  return firstOf(data, starts, path) ?? [...home, "period"];
}

function placeInClosed(data: unknown, home: Path, closed: string, path: readonly string[]): Path {
  const months = isRecord(data) ? data["months"] : undefined;
  const index = Array.isArray(months)
    ? months.findIndex((one) => isRecord(one) && one["period"] === closed)
    : -1;
  return placeInMonth(data, index < 0 ? home : homeOf(data, index), path);
}

/** The latest correction of the closed month that holds the fact: it comes over those before. Else the latest of that month. */
function placeInCorrections(
  data: unknown,
  home: Path,
  { closed, path }: { readonly closed: string; readonly path: readonly string[] },
): Path | undefined {
  const places = correctionsOf(data, home, closed).flatMap((at) => {
    const found = firstOf(data, [[...at, "facts"], [...at, "pins"], at], path);
    return found === undefined ? [] : [found];
  });
  return places.at(-1) ?? lastCorrection(data, home, closed);
}

function lastCorrection(data: unknown, home: Path, closed: string): Path | undefined {
  return correctionsOf(data, home, closed).at(-1);
}

function correctionsOf(data: unknown, home: Path, closed: string): readonly Path[] {
  const corrections = follow(data, [...home, "corrections"])?.value;
  if (!Array.isArray(corrections)) return [];
  return (corrections as unknown[]).flatMap((one, index) =>
    isRecord(one) && one["mois"] === closed ? [[...home, "corrections", index]] : [],
  );
}

function homeOf(data: unknown, month: number): Path {
  return isRecord(data) && data["months"] !== undefined ? ["months", month] : [];
}

/** The path from the first of the starts that it exists from. */
function firstOf(data: unknown, starts: readonly Path[], path: readonly string[]): Path | undefined {
  for (const start of starts) {
    const found = follow(data, [...start, ...path]);
    if (found !== undefined) return found.place;
  }
  return undefined;
}

interface Found {
  readonly place: Path;
  readonly value: unknown;
}

function follow(data: unknown, path: Path): Found | undefined {
  const place: (string | number)[] = [];
  let value: unknown = data;
  for (const step of path) {
    const key =
      Array.isArray(value) && typeof step === "string"
        ? value.findIndex((item) => isRecord(item) && item["id"] === step)
        : step;
    const at = Array.isArray(value) && key === -1 ? Number.parseInt(String(step), 10) : key;
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, at)) return undefined;
    place.push(at);
    value = (value as Readonly<Record<string | number, unknown>>)[at];
  }
  return { place, value };
}
