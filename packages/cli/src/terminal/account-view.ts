import type { Account, Statement } from "@bareme/payroll";
import { formatEuros, isZeroText } from "./format.ts";
import type { Paint, Screen } from "./screen.ts";
import { renderStatement } from "./statement-view.ts";
import { paragraph, renderTable, rule, type Row } from "./table.ts";

/** The compte d'activité: the statement of the month, then the identity that ties the account to the payslip and its verdict. */
export function renderAccount(account: Account, statement: Statement, screen: Screen, paint: Paint): string {
  return renderStatement(statement, screen, paint) + renderIdentity(account, screen, paint);
}

function renderIdentity({ identity, agreements, closes }: Account, screen: Screen, paint: Paint): string {
  const terms = identity.terms.filter(({ amount }) => !isZeroText(amount));
  const rows: readonly Row[] = [
    { style: "header", label: "D'où vient et où va le chiffre d'affaires", cells: [""] },
    { style: "line", label: "Chiffre d'affaires HT", cells: [formatEuros(identity.caHt)] },
    ...terms.map((term, index) => termRow(term, index === 0)),
  ];
  const failed = agreements.filter(({ holds }) => !holds);
  const verdict = closes
    ? paint(
        "green",
        paragraph("Le compte se boucle au centime, et s'accorde avec le bulletin.", screen, "✓ "),
      )
    : paint(
        "red",
        paragraph(
          identity.closes
            ? "Le compte se boucle, mais ne s'accorde pas avec le bulletin."
            : `Le compte ne se boucle pas : écart de ${formatEuros(identity.difference)}.`,
          screen,
          "✗ ",
        ),
      ) +
      failed
        .map(({ label, ledger, evaluation }) =>
          paint(
            "red",
            paragraph(
              `${label} : ${formatEuros(ledger)} au compte, ${evaluation === null ? "rien" : formatEuros(evaluation)} au bulletin.`,
              screen,
              "  ",
            ),
          ),
        )
        .join("");
  return `\n${renderTable(rows, screen, paint)}${rule(screen, paint)}${verdict}`;
}

/** A term is shown without sign of its own: what it adds to or takes from the sum stands before its name. */
function termRow({ label, sign, amount }: Account["identity"]["terms"][number], first: boolean): Row {
  const takesAway = (sign === "-") !== amount.startsWith("-");
  const before = takesAway ? "−" : first ? "=" : "+";
  return { style: "line", label: `${before} ${label}`, cells: [formatEuros(amount.replace("-", ""))] };
}
