import {
  add,
  decimal,
  decimalToFixed,
  decimalToText,
  equals,
  isNegative,
  isZero,
  parseDecimal,
  subtract,
  ZERO,
  type Problem,
} from "@bareme/kernel";
import type { EvaluationRequest } from "@bareme/engine";
import type { SourceText } from "@bareme/rule-schema";
import { readAbsent } from "./absent.ts";
import { causeOf } from "./causes.ts";
import { GROSS, isAmount, readCells, type Cell } from "./cells.ts";
import type { ControlFile, FilePath, Part } from "./control-file.ts";
import { findMonth, type Finding } from "./hypotheses.ts";
import type { ControlStep } from "./step.ts";
import { readSteps } from "./steps.ts";
import { expectedOf, type Rules } from "./truth.ts";

/** A figure that does not close, with its most likely cause. */
export interface ControlFault {
  /** The rule's id, with its item; the payslip's own words for a line that no rule knows. */
  readonly line: string;
  readonly label: string;
  readonly part: Part;
  /** Null for a line that the payslip lacks. */
  readonly typed: string | null;
  readonly expected: string;
  readonly difference: string;
  readonly cause: string;
  readonly remedy: string;
  readonly source?: readonly SourceText[];
  /** Where in the file; empty for a line that it lacks. */
  readonly path: FilePath;
}

export interface Control {
  readonly faults: readonly ControlFault[];
  /** Levies that no rule knows: each counts as a fee. */
  readonly unknownLines: readonly ControlFault[];
  readonly missingLines: readonly ControlFault[];
  readonly steps: readonly ControlStep[];
  readonly problems: readonly Problem[];
}

/** Controls a typed payslip: which figures are wrong, by how much and why, and the walk from the net paid to the turnover and back. */
export function controlPayslip(file: ControlFile, rules: Rules): Control {
  const asked = requestOf(file, rules.plan);
  const { document } = rules.evaluate(sketchOf(file, asked, rules));
  if (document.problems.length > 0) return refused(document.problems);
  const { cells: typed, problems } = readCells(file, rules.plan, document);
  if (problems.length > 0) return refused(problems);
  const cells = rules.plan.facts.some(({ id, slot }) => slot && id === GROSS) ? typed.map(asEarning) : typed;
  const absent = readAbsent(file, cells, rules.plan, document);
  const request = { ...asked, pins: { ...asked.pins, ...absent.pins } };
  const finding = findMonth([...cells, ...absent.cells], request, rules);
  if (finding.truth.document.problems.length > 0) return refused(finding.truth.document.problems);
  const found = [...finding.faults, ...earningsApart(cells, finding)].map((cell) => ({
    cell,
    fault: faultOf(cell, cells, finding),
  }));
  return {
    faults: found.flatMap(({ cell, fault }) => (cell.absent || cell.kind === "unknown" ? [] : [fault])),
    unknownLines: found.flatMap(({ cell, fault }) => (cell.kind === "unknown" ? [fault] : [])),
    missingLines: found.flatMap(({ cell, fault }) => (cell.absent ? [fault] : [])),
    steps: readSteps([...cells, ...absent.cells], finding.truth),
    problems: [],
  };
}

function refused(problems: readonly Problem[]): Control {
  return { faults: [], unknownLines: [], missingLines: [], steps: [], problems };
}

function requestOf(
  { period, paymentDate, asOf, facts, opening, compte }: ControlFile,
  plan: Rules["plan"],
): EvaluationRequest {
  const turnover = compte?.caHt?.text;
  return {
    period,
    ...(paymentDate !== undefined && { paymentDate }),
    ...(asOf !== undefined && { asOf }),
    facts: { ...(turnover !== undefined && oneMission(turnover, plan)), ...facts },
    ...(opening !== undefined && { opening }),
  };
}

/** Where the file says nothing of the missions, the statement's turnover is that of one. */
function oneMission(turnover: string, { collections }: Rules["plan"]): Readonly<Record<string, unknown>> {
  return collections.some(({ id }) => id === "missions")
    ? { missions: [{ id: "releve", caFacture: turnover, caEncaisse: turnover }] }
    : {};
}

/** A first look at the month, to know which lines apply: on the gross as typed where the rules need one. */
function sketchOf(
  { totaux, lignes }: ControlFile,
  request: EvaluationRequest,
  { plan }: Rules,
): EvaluationRequest {
  const gross = GROSS;
  const unknown = plan.solve?.line;
  const pay = lignes.find(({ ligne }) => ligne === unknown)?.figures.find(({ part }) => part === "montant");
  if (unknown !== undefined && pay !== undefined)
    return { ...request, pins: { ...request.pins, [unknown]: pay.text } };
  const asksGross = plan.facts.some(({ id, slot }) => slot && id === gross);
  const typed =
    totaux.find(({ name }) => name === gross || name === "brut")?.text ??
    lignes
      .flatMap(({ figures }) => figures.filter(({ part }) => part === "base").map(({ text }) => text))
      .toSorted(greatestFirst)[0];
  return asksGross && request.facts[gross] === undefined && typed !== undefined
    ? { ...request, facts: { ...request.facts, [gross]: typed } }
    : request;
}

/** The greater of two bases first: the gross is the greatest of them. */
function greatestFirst(left: string, right: string): number {
  const apart = subtract(decimal(right), decimal(left));
  return isZero(apart) ? 0 : isNegative(apart) ? -1 : 1;
}

/** Where no rule computes the gross, an amount of the payslip that no rule knows is one of its items and no levy. */
function asEarning(cell: Cell): Cell {
  return cell.kind === "unknown" && cell.place === "bulletin" && cell.part === "montant"
    ? { ...cell, kind: "earning" }
    : cell;
}

/** Items of the gross that do not make it: the first is named, since nothing says which of them is wrong. */
function earningsApart(cells: readonly Cell[], { truth, faults }: Finding): readonly Cell[] {
  const earnings = cells.filter(({ kind }) => kind === "earning");
  const [first] = earnings;
  const given = parseDecimal(truth.request.facts[GROSS]);
  if (first === undefined || given === undefined) return [];
  const sum = earnings.reduce((all, { typed }) => add(all, typed), ZERO);
  const carried = faults.some(({ value, typed }) => value === GROSS && equals(typed, sum));
  return equals(sum, given) || carried ? [] : [first];
}

function faultOf(cell: Cell, cells: readonly Cell[], { truth }: Finding): ControlFault {
  const expected = expectedOf(cell, truth) ?? ZERO;
  const source = truth.rules.plan.lines.find(({ id }) => id === cell.line.replace(/\[.*$/, ""))?.source ?? [];
  const write = (value: typeof expected): string =>
    isAmount(cell.part) ? decimalToFixed(value, 2) : decimalToText(value);
  return {
    line: cell.line,
    label: cell.label,
    part: cell.part,
    typed: cell.absent ? null : write(cell.typed),
    expected: write(expected),
    difference: write(subtract(cell.typed, expected)),
    cause: causeOf(cell, { truth, cells }),
    remedy: remedyOf(cell),
    ...(source.length > 0 && { source }),
    path: cell.path,
  };
}

function remedyOf({ kind, absent, place, part, label }: Cell): string {
  if (kind === "unknown")
    return `Demandez à la société le texte ou la clause qui fonde « ${label} » ; sans elle, c'est un frais de gestion, et il peut être réclamé.`;
  if (absent)
    return place === "compte"
      ? "Vérifiez que le relevé est complet ; sinon, demandez pourquoi cette ligne n'est pas imputée."
      : "Vérifiez que toutes les lignes sont recopiées ; sinon, demandez pourquoi elle n'est pas appelée.";
  if (place === "compte") return "Demandez la correction du relevé, et celle du solde qui en dépend.";
  if (part === "salarial" || part === "montant" || kind === "total")
    return "Comparez avec le bulletin papier ; si le montant y figure ainsi, demandez un bulletin rectifié.";
  return "Comparez avec le bulletin papier ; si le montant y figure ainsi, demandez la correction du bulletin et du compte.";
}
