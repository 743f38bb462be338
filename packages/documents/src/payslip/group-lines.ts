import { add, decimal, ZERO, type Decimal } from "@bareme/kernel";
import type { Payslip } from "@bareme/payroll";
import { isMoving, rowOf, type BodyGroup, type BodyRow, type Placed } from "./body-row.ts";
import { RAPPELS, rappelRows } from "./group-rappels.ts";
import { legalLines, type LegalLine, type PayslipModel } from "./model.ts";
import type { NamedRappel } from "./rappels.ts";

/** The contributions of a payslip in the groups of the model. A line that the model does not name goes to the last group, under its own label. */
export function groupLines(
  payslip: Payslip,
  model: PayslipModel,
  rappels: readonly NamedRappel[],
): readonly BodyGroup[] {
  const all = contributionsOf(payslip);
  const lines = all.filter(({ rubric }) => rubric !== RAPPELS);
  const targets = new Map(lines.map((line) => [line, targetOf(line, lines, model)]));
  const groups = model.groups.map(({ id, title, lines: own }) => ({
    id,
    title,
    rows: own.flatMap((target) =>
      rowsOf(
        target,
        lines.filter((line) => targets.get(line) === target),
      ),
    ),
  }));
  const others = lines.filter((line) => targets.get(line) === null);
  const autres: BodyGroup = {
    id: "autres",
    title: model.othersTitle,
    rows: others.filter(isMoving).map((line) => rowOf(line.id, line.label, [line])),
  };
  const posted = all.filter((line) => line.rubric === RAPPELS && isMoving(line));
  const rappelled: BodyGroup = {
    id: RAPPELS,
    title: model.rappelsTitle,
    rows: rappelRows(posted, model, rappels),
  };
  return [...groups, autres, rappelled].filter(({ rows }) => rows.length > 0);
}

/** Sum of the rows on one side; the total of the rules must be the same. */
export function sumOf(groups: readonly BodyGroup[], side: "employee" | "employer"): Decimal {
  return groups.flatMap(({ rows }) => rows).reduce((sum, row) => add(sum, decimal(row[side] ?? "0")), ZERO);
}

/** What a section of the payslip holds of contributions, and what no section of the payslip names but has parts. */
function contributionsOf({ sections }: Payslip): readonly Placed[] {
  return sections.flatMap(({ id, kind, lines }) =>
    lines
      .filter(
        (line) =>
          kind === "contributions" || (id === "autres" && (line.employee !== null || line.employer !== null)),
      )
      .map((line) => ({ ...line, rubric: id })),
  );
}

function targetOf(line: Placed, lines: readonly Placed[], model: PayslipModel): LegalLine | null {
  const legal = legalLines(model);
  const named = legal.find((target) => target.lines.includes(line.id));
  if (named !== undefined) return named;
  const among = model.shared.find((one) => one.line === line.id)?.among;
  if (among !== undefined) {
    const candidates = legal.filter(({ id }) => among.includes(id));
    const withBase = candidates.find((target) =>
      lines.some((other) => target.lines.includes(other.id) && other.base === line.base),
    );
    return withBase ?? candidates.at(-1) ?? null;
  }
  return legal.find(({ rubrics = [] }) => rubrics.includes(line.rubric)) ?? null;
}

/** One row for each base, since a base and its employee rate are both due (R3243-1, 8° a); a single row where the text wants one. */
function rowsOf(target: LegalLine, all: readonly Placed[]): readonly BodyRow[] {
  const lines = all.filter(isMoving);
  if (lines.length === 0) return [];
  if (target.single === true) return [rowOf(target.id, target.label, lines)];
  const bases = [...new Set(lines.map(({ base }) => base))];
  return bases.map((base, index) => {
    const own = lines.filter((line) => line.base === base);
    const label = index === 0 ? target.label : `${target.label} (${own[0]?.label ?? ""})`;
    return rowOf(target.id, label, own);
  });
}
