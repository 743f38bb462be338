import type { Payslip, PayslipAmount, PayslipLine, PayslipSection } from "@bareme/payroll";
import { formatAmount, formatEuros, formatNumber, formatWithUnit, isZeroText } from "./format.ts";
import { widthOf, type Paint, type Screen } from "./screen.ts";
import { renderTable, rule, type Row } from "./table.ts";

/** From this width on, the employer's rates have a column of their own. */
const WIDE = 100;

/** The table of the payslip: earnings, contributions, the rest, then totals, tax and nets. Lines whose amounts are all zero are left out. */
export function renderPayslip(payslip: Payslip, screen: Screen, paint: Paint): string {
  const wide = screen.columns >= WIDE;
  const shown = payslip.sections
    .map((section) => ({ ...section, lines: section.lines.filter((line) => !isZeroLine(line)) }))
    .filter((section) => section.lines.length > 0);
  const of = (kind: PayslipSection["kind"]): readonly PayslipSection[] =>
    shown.filter((section) => section.kind === kind);
  const earnings = rowsOf(of("earnings"), wide);
  const contributions = rowsOf(of("contributions"), wide);
  const others = rowsOf(of("others"), wide);
  const parted = of("others").some(({ lines }) =>
    lines.some(({ employee, employer }) => employee !== null || employer !== null),
  );
  const body: Row[] = [
    ...(earnings.length === 0 ? [] : [header(["Base", "Taux", "", "", "Montant"], wide), ...earnings]),
    ...totalRow(payslip.brut, "Total brut", wide),
    ...(contributions.length === 0
      ? []
      : [
          blank(),
          header(
            wide
              ? ["Base", "Taux salarié", "Part salarié", "Taux employeur", "Part employeur"]
              : ["Base", "Taux", "Salarié", "", "Employeur"],
            wide,
          ),
          ...contributions,
        ]),
    ...contributionTotals(payslip, wide),
    ...(others.length === 0
      ? []
      : [
          blank(),
          header(
            parted ? ["Base", "Taux", "Salarié", "", "Employeur"] : ["Base", "Taux", "", "", "Montant"],
            wide,
          ),
          ...others,
        ]),
  ];
  return `${renderTable(alignRates(body), screen, paint)}\n${renderNets(payslip, screen, paint)}`;
}

type Cells = readonly [
  base: string,
  employeeRate: string,
  employee: string,
  employerRate: string,
  employer: string,
];

function row(style: Row["style"], label: string, cells: Cells, wide: boolean): Row {
  const [base, employeeRate, employee, , employer] = cells;
  return { style, label, cells: wide ? cells : [base, employeeRate, employee, employer] };
}

/** The names of the columns; a narrow screen has one column of rates. */
function header([base, first, employee, second, last]: Cells, wide: boolean): Row {
  return row("header", "", [base, first, employee, second, last], wide);
}

function blank(): Row {
  return { style: "line", label: "", cells: [] };
}

function rowsOf(sections: readonly PayslipSection[], wide: boolean): readonly Row[] {
  return sections.flatMap((section) => [
    { style: "title" as const, label: section.title.toLocaleUpperCase("fr"), cells: [] },
    ...section.lines.map((line) => lineRow(line, wide)),
  ]);
}

function lineRow(line: PayslipLine, wide: boolean): Row {
  const label = line.item === undefined ? line.label : `${line.label} · ${line.item}`;
  const rate =
    line.rate === null
      ? line.employeeRate === null || isZeroText(line.employeeRate)
        ? ""
        : percent(line.employeeRate)
      : line.rateUnit === "%"
        ? percent(line.rate)
        : unitRate(line.rate);
  // On a narrow screen there is one column of rates: the employee's, or the employer's where the employee pays nothing.
  const narrow =
    rate === "" && !wide && line.employerRate !== null && line.employee === null
      ? percent(line.employerRate)
      : rate;
  const employerRate =
    line.employerRate === null || isZeroText(line.employerRate) ? "" : percent(line.employerRate);
  return row(
    "line",
    label,
    [
      line.base === null ? "" : baseText(line),
      narrow,
      amountText(line.employee),
      employerRate,
      line.amount === null ? amountText(line.employer) : formatAmount(line.amount),
    ],
    wide,
  );
}

function baseText(line: PayslipLine): string {
  return line.baseUnit === "EUR" ? formatAmount(line.base ?? "") : formatNumber(line.base ?? "");
}

/** A rate per hour or day may have ten decimals: four are shown, and the ellipsis says that there are more. */
function unitRate(rate: string): string {
  const shown = formatAmount(rate);
  const [whole = "", decimals = ""] = shown.split(",");
  return decimals.length > 4 ? `${whole},${decimals.slice(0, 4)}…` : shown;
}

function percent(rate: string): string {
  return formatWithUnit(rate, "%");
}

function amountText(amount: string | null): string {
  return amount === null || isZeroText(amount) ? "" : formatAmount(amount);
}

function totalRow(total: PayslipAmount | null, label: string, wide: boolean): readonly Row[] {
  return total === null ? [] : [row("total", label, ["", "", "", "", formatAmount(total.amount)], wide)];
}

function contributionTotals(
  { cotisationsSalariales, cotisationsPatronales }: Payslip,
  wide: boolean,
): readonly Row[] {
  if (cotisationsSalariales === null && cotisationsPatronales === null) return [];
  const cells: Cells = [
    "",
    "",
    formatAmount(cotisationsSalariales?.amount ?? "0"),
    "",
    formatAmount(cotisationsPatronales?.amount ?? "0"),
  ];
  return [row("total", "Total des cotisations", cells, wide)];
}

/** Rates have two or three decimals: their commas stand one under the other. */
function alignRates(rows: readonly Row[]): readonly Row[] {
  const after = (text: string): number => widthOf(text.split(",")[1] ?? "");
  const rated = rows
    .flatMap(({ style, cells }) =>
      style === "line" ? [cells[1] ?? "", cells.length > 4 ? (cells[3] ?? "") : ""] : [],
    )
    .filter((cell) => cell.endsWith("%"));
  const longest = Math.max(...rated.map(after), 0);
  const align = (cell: string): string =>
    cell.endsWith("%") ? cell.padEnd(cell.length + longest - after(cell)) : cell;
  return rows.map((one) => (one.style === "line" ? { ...one, cells: one.cells.map(align) } : one));
}

function renderNets(payslip: Payslip, screen: Screen, paint: Paint): string {
  const net = (amount: PayslipAmount | null, style: Row["style"]): readonly Row[] =>
    amount === null
      ? []
      : [
          {
            style,
            label: style === "strong" ? amount.label.toLocaleUpperCase("fr") : amount.label,
            cells: [formatEuros(amount.amount)],
          },
        ];
  const { pas } = payslip;
  const tax: readonly Row[] =
    pas === null
      ? []
      : [
          {
            style: "line",
            label: `${pas.label}${pas.base === null || pas.rate === null ? "" : ` : ${formatEuros(pas.base)} × ${percent(pas.rate)}`}`,
            cells: [
              formatEuros(
                pas.amount.startsWith("-")
                  ? pas.amount.slice(1)
                  : isZeroText(pas.amount)
                    ? pas.amount
                    : `-${pas.amount}`,
              ),
            ],
          },
        ];
  const before = [...net(payslip.montantNetSocial, "line"), ...net(payslip.netAvantImpot, "strong")];
  const middle = [...net(payslip.netImposable, "line"), ...tax];
  const blocks = [
    before,
    middle,
    net(payslip.netAPayer, "strong"),
    net(payslip.totalVerseEmployeur, "line"),
  ].filter((rows) => rows.length > 0);
  const cells = blocks.flat();
  const width = Math.max(...cells.map(({ cells: [text = ""] }) => text.length), 0);
  const padded = (rows: readonly Row[]): readonly Row[] =>
    rows.map((one) => ({ ...one, cells: one.cells.map((text) => text.padStart(width)) }));
  return (
    blocks.map((rows) => rule(screen, paint) + renderTable(padded(rows), screen, paint)).join("") +
    rule(screen, paint)
  );
}

function isZeroLine(line: PayslipLine): boolean {
  return isZeroText(line.employee) && isZeroText(line.employer) && isZeroText(line.amount);
}
