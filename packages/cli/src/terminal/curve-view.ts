import { approximate, parseDecimal } from "@bareme/kernel";
import type { Cliff, Curve } from "@bareme/payroll";
import { formatAmount, formatEuros, formatNumber, isZeroText } from "./format.ts";
import { heading } from "./month-view.ts";
import { causeText, holeText } from "./causes-view.ts";
import { painter, type Paint, type Screen } from "./screen.ts";
import { amountText, changeText, monthsText } from "./simulation-view.ts";
import { paragraph, renderTable, type Row } from "./table.ts";

/** What the label, the two columns of figures and the gaps take. */
const BESIDE_BARS = 48;

/** Net against turnover: figures with bars, then each cliff and hole with its rule. */
export function renderCurve(curve: Curve, screen: Screen): string {
  const paint = painter(screen);
  const falls = curve.cliffs.filter(({ falls: down }) => down);
  const rises = curve.cliffs.filter(({ falls: down }) => !down);
  const { holes } = curve;
  return (
    `\n${heading("NET SELON LE CHIFFRE D'AFFAIRES", monthsText(curve.months), screen, paint)}` +
    renderTable(rowsOf(curve, screen), screen, paint) +
    paint(
      "dim",
      paragraph(
        "█ net à payer  ░ impôt prélevé  ! le compte passerait sous zéro, ou le mois est bloqué",
        screen,
      ),
    ) +
    unmovedNote(curve, screen, paint) +
    section(
      "Un centime de plus fait baisser le net",
      falls.map((cliff) => cliffText(cliff, screen, paint)),
    ) +
    section(
      "Un centime de plus fait monter le net d'un coup",
      rises.map((cliff) => cliffText(cliff, screen, paint)),
    ) +
    section(
      "La paie ne bouge pas, le surplus reste sur le compte",
      holes.map((hole) => paragraph(holeText(hole, formatEuros), screen, "– ")),
    ) +
    `\n${paint("dim", paragraph(closing(curve), screen))}`
  );

  function section(title: string, texts: readonly string[]): string {
    return texts.length === 0 ? "" : `\n${paint("bold", `  ${title}`)}\n${texts.join("")}`;
  }
}

/** A curve that stays flat because what is invoiced does not pay these months. */
function unmovedNote({ points }: Curve, screen: Screen, paint: Paint): string {
  if (new Set(points.map(({ totals }) => totals.caDuMois)).size > 1) return "";
  const text =
    "Le chiffre d'affaires qui finance la paie ne bouge pas : il vient des encaissements, et le fichier n'en donne pas pour ces factures.";
  return `\n${paint("yellow", paragraph(text, screen, "! "))}`;
}

function rowsOf({ points }: Curve, screen: Screen): readonly Row[] {
  const room = Math.max(screen.columns - BESIDE_BARS, 10);
  const greatest = Math.max(...points.map(({ totals }) => lengthOf(totals.netAvantImpot)), 1);
  return [
    { style: "header", label: "CA HT", cells: ["Net av. impôt", "Net à payer", "".padEnd(room)] },
    ...points.map(({ ca, payable, totals }): Row => {
      const paid = Math.round((lengthOf(totals.netAPayer) / greatest) * room);
      const earned = Math.round((lengthOf(totals.netAvantImpot) / greatest) * room);
      const bar = "█".repeat(paid) + "░".repeat(Math.max(earned - paid, 0));
      const { soldeDisponible } = totals;
      const overdrawn = soldeDisponible?.startsWith("-") === true && !isZeroText(soldeDisponible);
      return {
        style: "line",
        label: `${formatAmount(ca)}${overdrawn || !payable ? " !" : ""}`,
        cells: [amountText(totals.netAvantImpot), amountText(totals.netAPayer), bar.padEnd(room)],
      };
    }),
  ];
}

/** The length of a bar, in euros: a drawing, never an amount. */
function lengthOf(amount: string | null): number {
  const value = parseDecimal(amount);
  return value === undefined ? 0 : Math.max(approximate(value), 0);
}

function cliffText(cliff: Cliff, screen: Screen, paint: Paint): string {
  const moves = [
    ["net à payer", cliff.netAPayer],
    ["net avant impôt", cliff.netAvantImpot],
    ["frais de gestion", cliff.fraisDeGestion],
  ] as const;
  const text = moves
    .filter(([, change]) => !/^-?0\.0\d$/.test(change))
    .map(([label, change]) => `${label} ${changeText(change)}\u00A0€`)
    .join(", ");
  return (
    paint(
      cliff.falls ? "red" : "green",
      paragraph(
        `${formatEuros(cliff.before)} → ${formatEuros(cliff.after)} : ${text}`,
        screen,
        cliff.falls ? "↓ " : "↑ ",
      ),
    ) +
    cliff.causes
      .slice(0, 1)
      .map((cause) => paragraph(causeText(cause), screen, "  "))
      .join("")
  );
}

function closing({ leastSeen, evaluations, complete }: Curve): string {
  const sure = `Sauts et paliers d'au moins ${formatEuros(leastSeen)}, situés au centime ; ${formatNumber(String(evaluations))} évaluations du moteur.`;
  return complete
    ? sure
    : `${sure} La recherche a été arrêtée avant la fin : donnez un intervalle plus court.`;
}
