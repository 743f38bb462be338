import { lastDay, parseMonth } from "@bareme/kernel";
import type { EvaluationDocument, EvaluationRequest, LinePlan, LineResult, Plan } from "@bareme/engine";
import {
  ACCOUNT_RUBRICS,
  HEADER_FACTS,
  OTHER_SECTION,
  PAS_LINE,
  PAYSLIP_TOTALS,
  SECTIONS,
  type SectionLayout,
} from "./payslip-layout.ts";

/** A printed line. Amounts and rates are the evaluation's own texts; null where the line has no such part. */
export interface PayslipLine extends Omit<LineResult, "rubric"> {
  readonly baseUnit: string | null;
  /** The rate of a line with a single amount, such as hours × hourly rate; null where a part has a rate of its own. */
  readonly rate: string | null;
  readonly rateUnit: string | null;
}

export interface PayslipSection {
  readonly id: string;
  readonly title: string;
  readonly kind: SectionLayout["kind"];
  readonly lines: readonly PayslipLine[];
}

/** A total or a net, as the rules name and compute it. */
export interface PayslipAmount {
  readonly id: string;
  readonly label: string;
  readonly amount: string;
}

type Totals = { readonly [K in keyof typeof PAYSLIP_TOTALS]: PayslipAmount | null };

/** The payslip of a month: sections in the order they are printed, then totals, nets and tax. */
export interface Payslip extends Totals {
  readonly period: string;
  readonly paymentDate: string;
  /** False when a blocking check stops it: what was computed is shown, and nothing may be paid on it. */
  readonly issued: boolean;
  readonly ruleSets: readonly { readonly ruleSet: string; readonly label: string }[];
  readonly contract: readonly { readonly id: string; readonly label: string; readonly value: string }[];
  readonly sections: readonly PayslipSection[];
  readonly pas: {
    readonly label: string;
    readonly base: string | null;
    readonly rate: string | null;
    readonly amount: string;
  } | null;
}

/** Lays a month's evaluation out as a payslip. Each amount is copied from the evaluation; nothing is computed here. */
export function buildPayslip(document: EvaluationDocument, plan: Plan, request: EvaluationRequest): Payslip {
  const { units, plans, labels } = wordsOf(document.lines, plan);
  const named: ReadonlySet<string> = new Set([...Object.values(PAYSLIP_TOTALS), PAS_LINE]);
  const printed = document.lines.filter((line) => !named.has(line.id) && !belongsToAccount(line));
  const known = new Set(SECTIONS.flatMap((section) => section.rubrics));
  const sections = [...SECTIONS, OTHER_SECTION].map((layout) => ({
    id: layout.id,
    title: layout.title,
    kind: layout.kind,
    lines: inOrder(
      layout,
      printed.filter(({ rubric }) =>
        layout === OTHER_SECTION ? !known.has(rubric ?? "") : layout.rubrics.includes(rubric ?? ""),
      ),
    ).map(writeLine),
  }));
  const pas = document.lines.find((line) => line.id === PAS_LINE);
  return {
    period: request.period,
    paymentDate: paymentDateOf(request),
    issued: document.problems.length === 0 && !document.events.some((event) => event.severity === "block"),
    ruleSets: plan.layers.map(({ ruleSet, label }) => ({ ruleSet, label })),
    contract: plan.facts.flatMap((fact) => {
      const value = HEADER_FACTS.includes(fact.id) ? (request.facts[fact.id] ?? fact.default) : undefined;
      return typeof value === "string" ? [{ id: fact.id, label: fact.label, value }] : [];
    }),
    sections: sections.filter((section) => section.lines.length > 0),
    ...totalsOf((id) => {
      const amount = document.values[id];
      return amount === undefined ? null : { id, label: labels.get(id) ?? id, amount };
    }),
    pas:
      pas === undefined || pas.amount === null
        ? null
        : { label: pas.label, base: pas.base, rate: pas.rate, amount: pas.amount },
  };

  function writeLine(line: LineResult): PayslipLine {
    const parts = plans.get(line.id)?.parts;
    const unitOf = (part: string | undefined): string | null =>
      part === undefined ? null : (units.get(part) ?? null);
    const split = line.employeeRate !== null || line.employerRate !== null;
    const { rubric: _section, ...shown } = line;
    return {
      ...shown,
      baseUnit: line.base === null ? null : unitOf(parts?.base),
      rate: split ? null : line.rate,
      rateUnit: split || line.rate === null ? null : unitOf(parts?.rate),
    };
  }
}

interface Words {
  readonly units: ReadonlyMap<string, string>;
  readonly plans: ReadonlyMap<string, LinePlan>;
  readonly labels: ReadonlyMap<string, string>;
}

/** What the plan says of the printed lines and of the totals. A plan has a thousand values and more, of which a month prints a few dozen. */
function wordsOf(lines: readonly LineResult[], plan: Plan): Words {
  const printed = new Set(lines.map(({ id }) => id));
  const plans = new Map(plan.lines.filter(({ id }) => printed.has(id)).map((line) => [line.id, line]));
  const totals: ReadonlySet<string> = new Set(Object.values(PAYSLIP_TOTALS));
  const parts = new Set([...plans.values()].flatMap(({ parts: { base, rate } }) => [base, rate]));
  const units = new Map<string, string>();
  const labels = new Map<string, string>();
  for (const { id, unit, label } of plan.nodes) {
    if (parts.has(id)) units.set(id, unit);
    if (totals.has(id)) labels.set(id, label);
  }
  for (const { id, label } of plan.lines) if (totals.has(id)) labels.set(id, label);
  return { units, plans, labels };
}

/** The day the pay is paid: the last of the month unless said. */
export function paymentDateOf(request: EvaluationRequest): string {
  const period = parseMonth(request.period);
  return request.paymentDate ?? (period === undefined ? request.period : lastDay(period));
}

/** Fees stand on the compte d'activité (CT L1254-25), whatever rubric the rules give them. */
function belongsToAccount(line: LineResult): boolean {
  return (
    line.rubric === null ||
    line.basis === "fee" ||
    ACCOUNT_RUBRICS.has(line.rubric) ||
    line.rubric === "impot"
  );
}

function inOrder(layout: SectionLayout, lines: readonly LineResult[]): readonly LineResult[] {
  const first = layout.first ?? [];
  const rank = (line: LineResult): number =>
    first.includes(line.id) ? first.indexOf(line.id) : first.length;
  return lines.toSorted((left, right) => rank(left) - rank(right));
}

function totalsOf(read: (id: string) => PayslipAmount | null): Totals {
  const {
    brut,
    cotisationsSalariales,
    cotisationsPatronales,
    montantNetSocial,
    netAvantImpot,
    netImposable,
    netAPayer,
    totalVerseEmployeur,
  } = PAYSLIP_TOTALS;
  return {
    brut: read(brut),
    cotisationsSalariales: read(cotisationsSalariales),
    cotisationsPatronales: read(cotisationsPatronales),
    montantNetSocial: read(montantNetSocial),
    netAvantImpot: read(netAvantImpot),
    netImposable: read(netImposable),
    netAPayer: read(netAPayer),
    totalVerseEmployeur: read(totalVerseEmployeur),
  };
}
