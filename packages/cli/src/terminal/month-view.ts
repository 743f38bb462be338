import type { EventResult, Plan } from "@bareme/engine";
import { buildStatement, tableOfRappel, type MonthRun, type Payslip } from "@bareme/payroll";
import { renderAccount } from "./account-view.ts";
import { certificateSection } from "./certificate-view.ts";
import { renderEvents } from "./events-view.ts";
import { formatDate, formatMonth } from "./format.ts";
import { renderPayslip } from "./payslip-view.ts";
import { renderRappels } from "./rappel-view.ts";
import { painter, widthOf, type Paint, type Screen } from "./screen.ts";
import { paragraph, rule } from "./table.ts";

/** A month in the terminal: rappels before they are posted, header, payslip, statement of the compte d'activité, how the pay was found, what to look at. Empty for a refused month. */
export function renderMonth(run: MonthRun, plan: Plan, screen: Screen): string {
  const { payslip, account, evaluation } = run;
  const statement = buildStatement(run, plan);
  if (payslip === null || account === null || statement === null) return "";
  const paint = painter(screen);
  const { document } = evaluation;
  const rappels = tableOfRappel(run.rappel, plan);
  return (
    (rappels.months.length === 0
      ? ""
      : `${heading("RAPPELS DE MOIS CLOS", `portés en ${formatMonth(run.period)}`, screen, paint)}${renderRappels(rappels, screen, paint)}\n`) +
    renderHeader(payslip, run, plan, screen, paint) +
    renderPayslip(payslip, screen, paint) +
    `\n${heading("COMPTE D'ACTIVITÉ", formatMonth(run.period), screen, paint)}` +
    renderAccount(account, statement, screen, paint) +
    certificateSection(document.solve, plan, screen) +
    renderEvents([...blocksOf(run), ...document.events], screen, paint)
  );
}

/** A title at the left and what it is about at the right, over a thick line. */
export function heading(title: string, right: string, screen: Screen, paint: Paint): string {
  const space = Math.max(screen.columns - 2 - widthOf(title) - widthOf(right), 2);
  const subject = right === "" ? "" : " ".repeat(space) + paint("bold", right);
  return `  ${paint("bold", title)}${subject}\n${rule(screen, paint, "━")}`;
}

function renderHeader(payslip: Payslip, run: MonthRun, plan: Plan, screen: Screen, paint: Paint): string {
  const company = payslip.ruleSets.at(-1)?.label ?? "";
  const contract = payslip.contract.map(({ value }) => value).join(", ");
  const rules = plan.layers.map(({ ruleSet, hash }) => `${ruleSet}\u00A0${hash.slice(0, 8)}`).join(" · ");
  const known =
    run.request.asOf === undefined ? "" : `, telles que connues le ${formatDate(run.request.asOf)}`;
  return (
    heading("BULLETIN DE PAIE", formatMonth(run.period), screen, paint) +
    paragraph(`${company} · portage salarial${contract === "" ? "" : ` · ${contract}`}`, screen) +
    paragraph(`Versement le ${formatDate(payslip.paymentDate)}`, screen) +
    paint("dim", paragraph(`Règles : ${rules}${known}`, screen)) +
    stateNotice(run, screen, paint) +
    "\n"
  );
}

function stateNotice({ state }: MonthRun, screen: Screen, paint: Paint): string {
  switch (state) {
    case "bloqué":
      return `\n${paint("red", paragraph("Bulletin bloqué : il ne peut pas être remis. Les montants sont donnés pour comprendre ; la cause est au bas de la page.", screen, "✗ "))}`;
    case "provisoire":
      return `\n${paint("yellow", paragraph("Bulletin provisoire : un mois précédent est bloqué, il sera recalculé une fois ce mois corrigé.", screen, "! "))}`;
    case "calculé":
    case "refusé":
      return "";
  }
}

/** What a closed month, as restated, does not pass: it blocks the month that would carry its rappel. */
function blocksOf({ rappel }: MonthRun): readonly EventResult[] {
  return (rappel?.months ?? []).flatMap(({ period, blocks }) =>
    blocks.map((event) => ({ ...event, label: `${event.label}, ${formatMonth(period)} recalculé` })),
  );
}
