import type { EvaluationDocument } from "@bareme/engine";
import { decimal, decimalToText, equals, subtract, ZERO, type Problem } from "@bareme/kernel";
import { closeMonth, computeRappel, correctMonth, type ClosedMonth } from "@bareme/payroll";
import { readKept } from "../payroll/kept-month.ts";
import type { KeptCorrection, KeptMonth, UnitOfWork } from "../ports/store.ts";
import type { Compiled } from "./compiler.ts";

/** One amount of a payslip that a draft would move. EUR; the difference is after − before. */
interface MovedAmount {
  readonly line: string;
  readonly item: string | null;
  readonly label: string;
  readonly part: "amount" | "employee" | "employer";
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

/** A closed month under the draft. It stays as it was paid: what moves would come as a rappel. */
export interface MovedMonth {
  readonly contratId: string;
  readonly moisId: string;
  readonly period: string;
  readonly amounts: readonly MovedAmount[];
  /** Why the draft's rules could not run the month at all. */
  readonly problems: readonly Problem[];
}

export interface ReplayedContrat {
  readonly months: number;
  readonly moved: readonly MovedMonth[];
}

/** The closed months of a contract as they are kept, in order. */
export async function readClosedMonths(
  unit: UnitOfWork,
  contratId: string,
): Promise<{ readonly months: readonly KeptMonth[]; readonly corrections: readonly KeptCorrection[] }> {
  const closed = (await unit.months.ofContrat(contratId)).filter(({ status }) => status === "clos");
  const months = await unit.months.read(closed.map(({ id }) => id));
  return { months, corrections: months.length === 0 ? [] : await unit.months.corrections(contratId) };
}

/**
 * Runs the closed months of a contract again as a rappel would: in order, the unknown and the tax as they were paid, each month opening from the one before.
 * Once under the published rules and once under the draft's, so that only what the draft does is told; without published rules (null), what was paid is
 * what the draft is compared with.
 */
export function replayContrat(
  { months, corrections }: Awaited<ReturnType<typeof readClosedMonths>>,
  before: Compiled | null,
  after: Compiled,
): ReplayedContrat {
  const read = readClosed(months, corrections);
  if (!read.ok) return { months: months.length, moved: read.faults };
  const { closed } = read;
  const published =
    before === null || isAsPaid(closed, months, before) ? null : computeRappel(closed, before);
  const drafted = computeRappel(closed, after);
  const moved = closed.flatMap(({ request: { period }, paid }, rank): MovedMonth[] => {
    const month = months[rank];
    if (month === undefined) return [];
    const place = { contratId: month.contratId, moisId: month.id, period };
    const was = published === null ? paid : published.months[rank]?.restated;
    const is = drafted.months[rank]?.restated;
    // A month that the published rules cannot run either is not the draft's doing.
    if (was === undefined) return [];
    if (is === undefined) return [{ ...place, amounts: [], problems: drafted.problems }];
    const amounts = movedAmounts(was, is);
    return amounts.length === 0 ? [] : [{ ...place, amounts, problems: [] }];
  });
  return { months: closed.length, moved };
}

/** Whether the published rules would give what was paid: the same plan, nothing corrected, nothing learnt since. */
function isAsPaid(closed: readonly ClosedMonth[], months: readonly KeptMonth[], before: Compiled): boolean {
  return (
    months.every(({ planHash }) => planHash === before.planHash()) &&
    closed.every(({ request, correction }) => request.asOf === undefined && correction === undefined)
  );
}

type ReadClosed =
  | { readonly ok: true; readonly closed: readonly ClosedMonth[] }
  | { readonly ok: false; readonly faults: readonly MovedMonth[] };

/** The months as they were paid, with the facts that were corrected since; a month that is not what its lock describes stops its contract. */
function readClosed(months: readonly KeptMonth[], corrections: readonly KeptCorrection[]): ReadClosed {
  const closed: ClosedMonth[] = [];
  const faults: MovedMonth[] = [];
  for (const month of months) {
    const { id: moisId, contratId, period } = month;
    const read = readKept(month);
    if (read.ok) closed.push(closeMonth(read.value.request, read.value.document));
    else faults.push({ contratId, moisId, period, amounts: [], problems: read.problems });
  }
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    closed: corrections.reduce<readonly ClosedMonth[]>((list, { moisId, facts }) => {
      const period = months.find(({ id }) => id === moisId)?.period ?? "";
      return correctMonth(list, period, { facts: JSON.parse(facts) as Record<string, unknown> });
    }, closed),
  };
}

const PARTS = ["amount", "employee", "employer"] as const;

/** The lines of two documents of a month, part by part; a line that one of them has not counts zero there. */
function movedAmounts(before: EvaluationDocument, after: EvaluationDocument): readonly MovedAmount[] {
  const was = linesByKey(before);
  const is = linesByKey(after);
  const keys = [...new Set([...was.keys(), ...is.keys()])];
  return keys.flatMap((key) => {
    const [earlier, later] = [was.get(key), is.get(key)];
    const line = later ?? earlier;
    if (line === undefined) return [];
    return PARTS.flatMap((part): MovedAmount[] => {
      const [left, right] = [amountOf(earlier?.[part]), amountOf(later?.[part])];
      if (equals(left, right)) return [];
      return [
        {
          line: line.id,
          item: line.item ?? null,
          label: line.label,
          part,
          before: decimalToText(left),
          after: decimalToText(right),
          difference: decimalToText(subtract(right, left)),
        },
      ];
    });
  });
}

function linesByKey({ lines }: EvaluationDocument) {
  return new Map(lines.map((line) => [`${line.id}[${line.item ?? ""}]`, line] as const));
}

function amountOf(text: string | null | undefined) {
  return text === null || text === undefined ? ZERO : decimal(text);
}
