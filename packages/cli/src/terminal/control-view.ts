import type { Control, ControlFault, ControlFile, ControlStep } from "@bareme/payroll";
import { formatAmount, formatEuros, formatMonth, formatNumber } from "./format.ts";
import { heading } from "./month-view.ts";
import { painter, type Paint, type Screen } from "./screen.ts";
import { paragraph, renderTable, rule, type Row } from "./table.ts";

interface Shown {
  readonly screen: Screen;
  /** Where a fault stands in the file; null for a line that it lacks. */
  readonly placeOf: (fault: ControlFault) => string | null;
}

/** The control of a payslip: what does not close, each with its cause and what to do, then the walk back to the turnover and forth again. */
export function renderControl(control: Control, file: ControlFile, shown: Shown): string {
  const { screen } = shown;
  const paint = painter(screen);
  const back = control.steps.filter(({ direction }) => direction === "retour");
  const forth = control.steps.filter(({ direction }) => direction === "aller");
  return (
    heading("CONTRÔLE DU BULLETIN", formatMonth(file.period), screen, paint) +
    paint("dim", paragraph(`Règles : ${file.rules.join(", ")}`, screen)) +
    "\n" +
    renderVerdict(control, screen, paint) +
    renderFaults("Montants différents du recalcul", control.faults, shown, paint) +
    renderFaults("Lignes sans fondement, comptées en frais de gestion", control.unknownLines, shown, paint) +
    renderFaults("Lignes absentes", control.missingLines, shown, paint) +
    renderSteps("Du net à payer au chiffre d'affaires, sur les montants recopiés", back, screen, paint) +
    renderSteps("Du chiffre d'affaires au net à payer, sur les montants recalculés", forth, screen, paint)
  );
}

function renderVerdict(
  { faults, unknownLines, missingLines }: Control,
  screen: Screen,
  paint: Paint,
): string {
  const count = faults.length + unknownLines.length + missingLines.length;
  return count === 0
    ? paint(
        "green",
        paragraph("Tout se boucle : chaque montant recopié est celui du recalcul, au centime.", screen, "✓ "),
      )
    : paint(
        "red",
        paragraph(
          count === 1 ? "Un montant ne se boucle pas." : `${count} montants ne se bouclent pas.`,
          screen,
          "✗ ",
        ),
      );
}

function renderFaults(title: string, faults: readonly ControlFault[], shown: Shown, paint: Paint): string {
  if (faults.length === 0) return "";
  const { screen, placeOf } = shown;
  const header: Row = { style: "header", label: title, cells: ["Bulletin", "Recalcul", "Écart"] };
  const rows = faults.map((fault): Row => ({
    style: "line",
    label: `${fault.label}${PART_NAMES[fault.part]}`,
    cells: [
      fault.typed === null ? "—" : figure(fault, fault.typed),
      figure(fault, fault.expected),
      signed(fault),
    ],
  }));
  const reasons = faults.map((fault) => {
    const place = placeOf(fault);
    const cited = (fault.source ?? []).map(({ text }) => text).join(" ; ");
    return (
      paint(
        "yellow",
        paragraph(`${fault.label} : ${fault.cause}${place === null ? "" : ` (${place})`}.`, screen, "! "),
      ) +
      paragraph(fault.remedy, screen, "  → ") +
      (cited === "" ? "" : paint("dim", paragraph(cited, screen, "  ")))
    );
  });
  return `\n${renderTable([header, ...rows], screen, paint)}\n${reasons.join("")}`;
}

const PART_NAMES: Readonly<Record<ControlFault["part"], string>> = {
  base: ", base",
  taux: ", taux",
  tauxSalarial: ", taux salarial",
  tauxPatronal: ", taux patronal",
  salarial: ", part salariale",
  patronal: ", part patronale",
  montant: "",
};

function figure({ part }: ControlFault, text: string): string {
  return part.startsWith("taux") ? formatNumber(text, 2) : formatAmount(text);
}

function signed(fault: ControlFault): string {
  const text = figure(fault, fault.difference);
  return fault.difference.startsWith("-") ? text : `+${text}`;
}

function renderSteps(title: string, steps: readonly ControlStep[], screen: Screen, paint: Paint): string {
  if (steps.length === 0) return "";
  const rows = steps.flatMap((step): readonly Row[] => [
    { style: "title", label: step.label, cells: [""] },
    ...step.terms.map(({ label, sign, amount, typed }, index): Row => ({
      style: "line",
      label: `${termSign(sign, amount, index)}${label}${typed || step.direction === "aller" ? "" : " (recalculé)"}`,
      cells: [formatAmount(amount.replace("-", ""))],
    })),
    {
      style: "total",
      label: step.closes
        ? "✓ se boucle"
        : `✗ ${formatEuros(step.due)} ${step.typed ? "au bulletin" : "au recalcul"}, écart de ${formatEuros(step.difference)}`,
      cells: [formatAmount(step.sum)],
    },
  ]);
  const header: Row = { style: "header", label: title, cells: ["Montant"] };
  return `\n${rule(screen, paint)}${renderTable([header, ...rows], screen, paint)}`;
}

function termSign(sign: "+" | "-", amount: string, index: number): string {
  const takesAway = (sign === "-") !== amount.startsWith("-");
  return takesAway ? "− " : index === 0 ? "  " : "+ ";
}
