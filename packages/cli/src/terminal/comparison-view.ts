import {
  isFelt,
  type Comparison,
  type Effect,
  type Figure,
  type NamedRule,
  type Trace,
} from "@bareme/payroll";
import { formatEuros, formatWithUnit, isZeroText } from "./format.ts";
import { heading } from "./month-view.ts";
import { painter, type Paint, type Screen } from "./screen.ts";
import { amountText, changeText, FIGURE_LABELS, monthsText } from "./simulation-view.ts";
import { paragraph, renderTable, type Row } from "./table.ts";

const COMPARED: readonly Figure[] = [
  "caDuMois",
  "totalFraisDeGestion",
  "coutDuMois",
  "chargesDuCompte",
  "remunerationBrute",
  "netAvantImpot",
  "pas",
  "netAPayer",
  "soldeDisponible",
  "misDeCote",
];
const TRACED: readonly Figure[] = ["netAvantImpot", "netAPayer", "soldeDisponible", "misDeCote"];
const COLUMNS = ["Net av. impôt", "Net à payer", "Solde", "Mis de côté"];
const MOST_NAMES = 3;

/** The companies side by side, then each difference with the first, rule by rule. */
export function renderComparison({ companies, traces }: Comparison, screen: Screen): string {
  const paint = painter(screen);
  const periods = companies[0]?.run.months.map(({ period }) => period) ?? [];
  const blocked = companies.flatMap(({ name, run }) =>
    run.months.flatMap(({ period, state }) => (state === "bloqué" ? [`${name} (${period})`] : [])),
  );
  const rows: readonly Row[] = [
    { style: "header", label: "", cells: companies.map(({ name }) => shortName(name)) },
    ...COMPARED.map((figure): Row => ({
      style: figure === "netAPayer" ? "strong" : "line",
      label: FIGURE_LABELS[figure],
      cells: companies.map(({ run }) => amountText(run.totals[figure])),
    })),
  ];
  return (
    `\n${heading("LES MÊMES MOIS, PLUSIEURS SOCIÉTÉS", monthsText(periods), screen, paint)}` +
    renderTable(rows, screen, paint) +
    (blocked.length === 0
      ? ""
      : `\n${paint("red", paragraph(`Mois bloqués : ${blocked.join(", ")}.`, screen, "✗ "))}`) +
    traces.map((trace) => `\n${renderTrace(trace, screen, paint)}`).join("")
  );
}

function renderTrace(
  { from, to, difference, effects, unexplained }: Trace,
  screen: Screen,
  paint: Paint,
): string {
  const felt = effects.filter(isFelt);
  const silent = effects.filter((effect) => !isFelt(effect));
  const cells = (change: Effect["change"]): readonly string[] =>
    TRACED.map((figure) => changeText(change[figure]));
  const rows: readonly Row[] = [
    { style: "header", label: "En remplaçant, dans cet ordre", cells: COLUMNS },
    ...felt.flatMap(({ rules, change }): readonly Row[] => [
      { style: "line", label: titleOf(rules), cells: cells(change) },
      ...detailsOf(rules).map((label): Row => ({ style: "header", label: `· ${label}`, cells: [] })),
    ]),
    { style: "total", label: "Différence", cells: cells(difference) },
  ];
  const rest = TRACED.some((figure) => !isZeroText(unexplained[figure]))
    ? paint(
        "red",
        paragraph(
          `Sans règle nommée : ${formatEuros(unexplained.netAPayer ?? "0")} de net à payer.`,
          screen,
          "✗ ",
        ),
      )
    : "";
  const none =
    silent.length === 0
      ? ""
      : paint(
          "dim",
          paragraph(
            `Sans effet sur ces mois : ${silent.map(({ rules }) => titleOf(rules)).join(" ; ")}.`,
            screen,
          ),
        );
  return `${heading(`DE ${shortName(from)} À ${shortName(to)}`, "", screen, paint)}${renderTable(rows, screen, paint)}${rest}${none}`;
}

/** The first rule of a group names it; the others are counted. */
function titleOf(rules: readonly NamedRule[]): string {
  const [first, ...others] = rules;
  if (first === undefined) return "";
  return others.length === 0 ? first.label : `${first.label} et ${others.length} règles liées`;
}

/** What each rule was and becomes, and where that is written. */
function detailsOf(rules: readonly NamedRule[]): readonly string[] {
  const valued = rules.filter(({ before, after }) => before !== null || after !== null);
  const values = valued.slice(0, MOST_NAMES).map((rule) => {
    const label = rules.length === 1 ? "" : `${rule.label} : `;
    return `${label}${valueText(rule.before, rule.unit)} → ${valueText(rule.after, rule.unit)}`;
  });
  const cited = [...new Set(rules.flatMap(({ source }) => source.map(({ text }) => text)))];
  return [...values, ...cited.slice(0, MOST_NAMES)];
}

/** A value with its unit; of a value by option, each number with it. */
function valueText(value: string | null, unit: string | null): string {
  if (value === null) return "aucun";
  return unit === null
    ? value
    : value.replaceAll(/-?\d+(\.\d+)?(?=,|$)/g, (number) => formatWithUnit(number, unit));
}

function shortName(name: string): string {
  return name.split("/").at(-1) ?? name;
}
