import type { Problem } from "@bareme/kernel";
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from "yaml";
import { isRecord, type Path, type Plain } from "./plain.ts";
import { plainOf } from "./yaml-tree.ts";

/** A statement as its file has it, even while it is not valid: what is typed shows at once. */
export interface StatementText {
  /** `["grids", 0]`. */
  readonly path: Path;
  readonly value: { readonly [key: string]: Plain };
  /** Problems of the file that stand in the statement, each with its place below it. */
  readonly faults: readonly Fault[];
}

export interface Fault {
  readonly path: Path;
  readonly problem: Problem;
}

/** Finds a statement by what names it (`id`; `choice` for a pick); undefined when the file does not read or has none. */
export function statementIn(
  text: string,
  key: string,
  id: string,
  problems: readonly Problem[] = [],
  named = "id",
): StatementText | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    stringKeys: true,
    lineCounter: lines,
  });
  if (document.errors.length > 0) return undefined;
  const list = document.get(key);
  if (!isSeq(list)) return undefined;
  const index = list.items.findIndex((item) => isMap(item) && item.get(named) === id);
  const item = list.items[index];
  if (!isNode(item)) return undefined;
  const value = plainOf(item);
  if (!isRecord(value)) return undefined;
  const path = [key, index];
  return { path, value, faults: faultsIn(document, lines, path, problems) };
}

/** The problems that stand at a value of the statement. Of values that begin at one place, the innermost is meant. */
function faultsIn(
  document: Document,
  lines: LineCounter,
  statement: Path,
  problems: readonly Problem[],
): readonly Fault[] {
  const places = placesOf(document, lines);
  return problems.flatMap((problem) => {
    const place =
      problem.at === undefined ? undefined : places.get(`${problem.at.line}:${problem.at.column}`);
    return place !== undefined && isBelow(place, statement)
      ? [{ path: place.slice(statement.length), problem }]
      : [];
  });
}

function placesOf(document: Document, lines: LineCounter): ReadonlyMap<string, Path> {
  const places = new Map<string, Path>();
  visit(document, {
    Node(key, node, ancestors) {
      if (key === "key" || node.range === undefined || node.range === null) return;
      const { line, col } = lines.linePos(node.range[0]);
      places.set(`${line}:${col}`, pathOf(key, ancestors));
    },
  });
  return places;
}

function pathOf(key: number | "key" | "value" | null, ancestors: readonly unknown[]): Path {
  const steps = ancestors.flatMap((ancestor, index): (string | number)[] => {
    const child = ancestors[index + 1];
    if (isSeq(ancestor)) {
      const at = child === undefined ? key : ancestor.items.indexOf(child);
      return typeof at === "number" ? [at] : [];
    }
    if (typeof ancestor === "object" && ancestor !== null && "key" in ancestor && isScalar(ancestor.key))
      return [String(ancestor.key.value)];
    return [];
  });
  return steps;
}

function isBelow(path: Path, above: Path): boolean {
  return above.every((step, index) => path[index] === step);
}

/** The faults at a place, and those below it unless `exact`. */
export function faultsAt(faults: readonly Fault[], path: Path, exact = false): readonly Problem[] {
  return faults.flatMap((fault) =>
    isBelow(fault.path, path) && (!exact || fault.path.length === path.length) ? [fault.problem] : [],
  );
}
