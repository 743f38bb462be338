import { decimal, isZero } from "@bareme/kernel";
import type { EvaluationDocument, LinePlan, Plan } from "@bareme/engine";
import { ACCOUNT_RUBRICS, PAS_LINE, PAYSLIP_TOTALS } from "../payslip-layout.ts";
import { ABSENT, lineCell, type Cell } from "./cells.ts";
import type { ControlFile, Part } from "./control-file.ts";
import { payLines, printsGrossOnly } from "./given-gross.ts";
import type { Pins } from "./truth.ts";

interface Absent {
  /** Lines that the rules may compute and the payslip does not print: at zero. */
  readonly cells: readonly Cell[];
  /** What the company bears itself and does not print stays out of the payslip's totals. */
  readonly pins: Pins;
}

const PARTS: readonly Part[] = ["salarial", "patronal", "montant"];
const NEVER: ReadonlySet<string> = new Set([...Object.values(PAYSLIP_TOTALS), PAS_LINE]);

/** The lines that the payslip lacks. A part that is typed under another name, or that an account statement gives, is not lacking. */
export function readAbsent(
  file: ControlFile,
  cells: readonly Cell[],
  plan: Plan,
  document: EvaluationDocument,
): Absent {
  const order = new Map(plan.nodes.map(({ id }, index) => [id, index]));
  const each = new Set(plan.nodes.flatMap((node) => (node.each === null ? [] : [node.id])));
  const context = {
    orderOf: (id: string | null) => (id === null ? -1 : (order.get(id) ?? -1)),
    isSummed: (id: string) => each.has(id),
  };
  const given = new Set(printsGrossOnly(cells, plan) ? payLines(plan) : []);
  const absent: Cell[] = [];
  const pins: Record<string, string> = {};
  for (const line of plan.lines) {
    if (line.rubric === null || NEVER.has(line.id) || given.has(line.id)) continue;
    const onAccount = line.basis === "fee" || ACCOUNT_RUBRICS.has(line.rubric);
    if (onAccount && !leviesOrReturns(line.id, plan)) continue;
    if ((onAccount ? (file.compte?.lignes ?? []) : file.lignes).length === 0) continue;
    for (const part of PARTS) {
      const typed = { ...ABSENT, part, place: onAccount ? "compte" : "bulletin" } as const;
      for (const item of itemsLacking(line, part, cells, document)) {
        const cell = lineCell(line, item, typed, context);
        if (cell.kind !== "line" || cells.some((one) => one.kind !== "basis" && isSame(one, cell))) continue;
        if (part === "patronal" && line.each === null && isOfTheCompany(line, cells, document))
          pins[`${line.id}.employer`] = "0.00";
        else if (part !== "montant" || line.parts.amount !== undefined) absent.push(cell);
      }
    }
  }
  return { cells: absent, pins };
}

/** A receipt from the clients, or an advance on it, is the turnover itself: the statement gives it apart. */
function leviesOrReturns(id: string, { postings, accounts }: Plan): boolean {
  const turnover = new Set(
    accounts.flatMap((account) =>
      account.role === "clients" || account.role === "avance" ? [account.id] : [],
    ),
  );
  return postings.some(({ line, from, to }) => line === id && !turnover.has(from) && !turnover.has(to));
}

function isSame(left: Cell, right: Cell): boolean {
  return left.value === right.value && (left.item === right.item || left.summed);
}

/** The items of a line that are not typed: one cell for all when none is. */
function itemsLacking(
  line: LinePlan,
  part: Part,
  cells: readonly Cell[],
  document: EvaluationDocument,
): readonly (string | null)[] {
  if (line.each === null) return [null];
  const typed = cells.filter(
    (cell) => cell.part === part && cell.item !== null && cell.line.startsWith(`${line.id}[`),
  );
  if (typed.length === 0) return [null];
  return document.lines.flatMap(({ id, item }) =>
    id === line.id && item !== undefined && !typed.some((cell) => cell.item === item) ? [item] : [],
  );
}

/** An employer part alone, wholly borne by the company: the porté's payslip need not show it. */
function isOfTheCompany(
  { id, parts }: LinePlan,
  cells: readonly Cell[],
  { values }: EvaluationDocument,
): boolean {
  const { company, employer, employee } = parts;
  if (company === undefined || employer === undefined || employee !== undefined) return false;
  const share = values[company] ?? "0";
  return !isZero(decimal(share)) && share === values[employer] && !cells.some(({ line }) => line === id);
}
