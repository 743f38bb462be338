import type { Need } from "@bareme/payroll";
import { causeText, holeText } from "./causes-view.ts";
import { formatAmount, formatEuros, formatNumber, isZeroText } from "./format.ts";
import { heading } from "./month-view.ts";
import { painter, type Paint, type Screen } from "./screen.ts";
import { monthsText, renderKept, renderFigures } from "./simulation-view.ts";
import { paragraph } from "./table.ts";

const SOUGHT: { readonly [L in Need["lever"]]: string } = {
  tjm: "Le plus petit TJM",
  jours: "Le plus petit nombre de jours",
  ca: "Le plus petit chiffre d'affaires HT",
};
const NETS: { readonly [N in Need["on"]]: string } = {
  netAPayer: "net à payer",
  netAvantImpot: "net avant impôt",
};

/** The least value that reaches a net, its certificate, and where the net falls again above it. */
export function renderNeed(need: Need, screen: Screen): string {
  const paint = painter(screen);
  const { lever, target, on, mission, months } = need;
  return (
    `\n${heading(`POUR ${formatEuros(target)} DE ${NETS[on].toUpperCase()}`, monthsText(months), screen, paint)}` +
    paragraph(`${SOUGHT[lever]} de la mission « ${mission} »${eachMonth(months)}.`, screen) +
    (need.value === null
      ? renderUnreached(need, screen, paint)
      : renderReached(need, need.value, screen, paint)) +
    renderKept(need, screen, paint) +
    (need.complete
      ? ""
      : `\n${paint("yellow", paragraph("La recherche a été arrêtée avant d'être sûre qu'aucune valeur plus petite ne suffit.", screen, "! "))}`) +
    `\n${paint("dim", paragraph(`${formatNumber(String(need.evaluations))} évaluations du moteur.`, screen))}`
  );
}

function renderReached(need: Need, value: string, screen: Screen, paint: Paint): string {
  const { lever, net, surplus, below, hole, causes, remainder, run, on } = need;
  const show = (text: string): string => valueText(text, lever);
  const over = isZeroText(surplus) ? "" : `, soit ${formatEuros(surplus ?? "0")} de plus que la cible`;
  const rest = isZeroText(remainder) ? "" : ` Il reste ${formatEuros(remainder ?? "0")} sur le compte.`;
  return (
    `\n${paint("green", paragraph(`${show(value)} : ${formatEuros(net ?? "0")} de ${NETS[on]}${over}.${rest}`, screen, "✓ "))}` +
    (below === null ? "" : paragraph(belowText(below, need, show), screen, "  ")) +
    (hole === null ? "" : paragraph(holeText(hole, show), screen, "  ")) +
    causes
      .slice(0, 1)
      .map((cause) => paragraph(`Le net fait un saut : ${causeText(cause)}.`, screen, "  "))
      .join("") +
    renderAbove(need, show, screen, paint) +
    (run === null ? "" : `\n${renderFigures(run, screen, paint)}`)
  );
}

function belowText(
  { value, net, solde }: NonNullable<Need["below"]>,
  { on }: Need,
  show: (text: string) => string,
): string {
  const overdrawn = solde?.startsWith("-") === true && !isZeroText(solde);
  return overdrawn
    ? `À ${show(value)}, le compte passerait sous zéro (${formatEuros(solde)}).`
    : `À ${show(value)}, le ${NETS[on]} n'est que de ${formatEuros(net ?? "0")}.`;
}

function renderAbove(
  { above, on }: Need,
  show: (text: string) => string,
  screen: Screen,
  paint: Paint,
): string {
  if (above === null) return "";
  const until = show(above.lookedUpTo);
  if (above.ranges.length === 0)
    return paragraph(`Au-dessus, jusqu'à ${until}, la cible reste atteinte.`, screen, "  ");
  const ranges = above.ranges
    .map(({ from, to, netAtStart }) =>
      paint(
        "yellow",
        paragraph(
          `De ${show(from)} à ${show(to)}, le ${NETS[on]} retombe sous la cible (${formatEuros(netAtStart ?? "0")} à ${show(from)}).`,
          screen,
          "! ",
        ),
      ),
    )
    .join("");
  const steady =
    above.steadyFrom === null
      ? ""
      : paragraph(
          `À partir de ${show(above.steadyFrom)}, et jusqu'à ${until}, la cible est atteinte.`,
          screen,
          "  ",
        );
  return ranges + steady;
}

function renderUnreached({ lever, upTo, greatest, on }: Need, screen: Screen, paint: Paint): string {
  const show = (text: string): string => valueText(text, lever);
  const best =
    greatest === null
      ? "Aucune valeur essayée ne donne un mois payable."
      : `Le plus grand ${NETS[on]} rencontré est de ${formatEuros(greatest.net ?? "0")}, à ${show(greatest.value)}.`;
  return `\n${paint("red", paragraph(`La cible n'est pas atteinte jusqu'à ${show(upTo)}. ${best}`, screen, "✗ "))}`;
}

function valueText(text: string, lever: Need["lever"]): string {
  switch (lever) {
    case "tjm":
      return `${formatAmount(text)}\u00A0€ par jour`;
    case "jours":
      return `${formatNumber(text)} jours`;
    case "ca":
      return formatEuros(text);
  }
}

function eachMonth(months: readonly string[]): string {
  return months.length > 1
    ? `, le même chacun des ${months.length} mois ; le net est celui de tous ensemble`
    : "";
}
