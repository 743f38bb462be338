import type { Plan } from "@bareme/engine";
import type { Figure, Figures, RunFigures, SupposedNet } from "@bareme/payroll";
import { certificateSection } from "./certificate-view.ts";
import { renderEvents } from "./events-view.ts";
import { formatAmount, formatEuros, formatMonth, formatNumber, isZeroText } from "./format.ts";
import { heading } from "./month-view.ts";
import { painter, type Paint, type Screen } from "./screen.ts";
import { paragraph, renderTable, type Row } from "./table.ts";

/** How the figures of a simulation are named in the terminal. */
export const FIGURE_LABELS: { readonly [F in Figure]: string } = {
  caDuMois: "Chiffre d'affaires",
  totalFraisDeGestion: "Frais de gestion",
  coutDuMois: "Coût de la paie",
  chargesDuCompte: "Cotisations patronales",
  remunerationBrute: "Brut",
  netAvantImpot: "Net avant impôt",
  pas: "Impôt prélevé",
  netAPayer: "Net à payer",
  soldeDisponible: "Solde du compte",
  misDeCote: "Mis de côté",
};

/** Two tables of four figures: eight do not stand side by side on eighty columns. */
const TABLES: readonly (readonly Figure[])[] = [
  ["caDuMois", "totalFraisDeGestion", "coutDuMois", "soldeDisponible"],
  ["remunerationBrute", "netAvantImpot", "pas", "netAPayer"],
];
const SHORT: { readonly [F in Figure]?: string } = {
  caDuMois: "CA HT",
  totalFraisDeGestion: "Frais",
  coutDuMois: "Coût",
  soldeDisponible: "Solde",
  netAvantImpot: "Net av. impôt",
  pas: "Impôt",
};

/** The months under what is supposed: figures, totals, and what to look at. */
export function renderNet(
  supposedNet: SupposedNet,
  supposed: { readonly tjm?: string; readonly jours?: string; readonly ca?: string },
  plan: Plan,
  screen: Screen,
): string {
  const { run, figures, mission, months } = supposedNet;
  const paint = painter(screen);
  const company = plan.layers.at(-1)?.label ?? "";
  const [only, ...others] = run.months;
  const alone = others.length === 0 ? only : undefined;
  return (
    `\n${heading("SIMULATION", company, screen, paint)}` +
    paragraph(supposition(mission, months, supposed), screen) +
    `\n${renderFigures(figures, screen, paint)}` +
    renderKept(supposedNet, screen, paint) +
    (alone === undefined ? "" : certificateSection(alone.evaluation.document.solve, plan, screen)) +
    run.months
      .filter(({ state }) => state === "bloqué")
      .map(
        ({ period, evaluation }) =>
          `\n${paint("red", paragraph(`${formatMonth(period)} est bloqué : il ne peut pas être payé.`, screen, "✗ "))}` +
          renderEvents(
            evaluation.document.events.filter(({ severity }) => severity === "block"),
            screen,
            paint,
          ),
      )
      .join("")
  );
}

/** The figures month by month, with their totals when there are several. */
export function renderFigures({ months, totals }: RunFigures, screen: Screen, paint: Paint): string {
  return TABLES.map((figures) => {
    const row = (style: Row["style"], label: string, from: Figures): Row => ({
      style,
      label,
      cells: figures.map((figure) => amountText(from[figure])),
    });
    const rows: readonly Row[] = [
      { style: "header", label: "", cells: figures.map((figure) => SHORT[figure] ?? FIGURE_LABELS[figure]) },
      ...months.map(({ period, state, figures: own }) =>
        row("line", `${formatMonth(period)}${state === "calculé" ? "" : ` (${state})`}`, own),
      ),
      ...(months.length > 1 ? [row("total", "Ensemble", totals)] : []),
    ];
    return renderTable(rows, screen, paint);
  }).join("\n");
}

/** What the file gives and the simulation left as it was: the reader should know. */
export function renderKept(
  kept: { readonly cashKept: readonly string[]; readonly besidesKept: readonly string[] },
  screen: Screen,
  paint: Paint,
): string {
  const named = (periods: readonly string[]): string => periods.map(formatMonth).join(", ");
  const texts = [
    kept.cashKept.length === 0
      ? ""
      : `Encaissement de ${named(kept.cashKept)} : ce qui n'y paie pas une facture du fichier n'a pas été changé.`,
    kept.besidesKept.length === 0
      ? ""
      : `Facture de ${named(kept.besidesKept)} : ce qui s'y écarte de TJM × jours (frais refacturés, avoir, remise) a été gardé.`,
  ].filter(Boolean);
  return texts.map((text) => `\n${paint("yellow", paragraph(text, screen, "! "))}`).join("");
}

export function amountText(amount: string | null): string {
  return amount === null ? "–" : formatAmount(amount);
}

/** A change with its sign: +12,30. */
export function changeText(amount: string | null): string {
  if (amount === null || isZeroText(amount)) return "0,00";
  return `${amount.startsWith("-") ? "" : "+"}${formatAmount(amount)}`;
}

/** « janvier 2026 », or « de janvier à juin 2026 » by its ends. */
export function monthsText(periods: readonly string[]): string {
  const [first, ...others] = periods;
  if (first === undefined) return "";
  const last = others.at(-1);
  return last === undefined ? formatMonth(first) : `de ${formatMonth(first)} à ${formatMonth(last)}`;
}

function supposition(
  mission: string | null,
  months: readonly string[],
  { tjm, jours, ca }: { readonly tjm?: string; readonly jours?: string; readonly ca?: string },
): string {
  if (mission === null) return "Les mois tels que le fichier les donne.";
  const parts = [
    tjm === undefined ? "" : `un TJM de ${formatEuros(tjm)}`,
    jours === undefined ? "" : `${formatNumber(jours)} jours facturés`,
    ca === undefined ? "" : `${formatEuros(ca)} facturés`,
  ].filter(Boolean);
  return `Mission « ${mission} », ${monthsText(months)} : ${parts.join(" et ")}.`;
}
