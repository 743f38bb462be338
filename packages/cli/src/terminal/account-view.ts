import type { Account, AccountStatement, Movement } from "@bareme/payroll";
import { formatAmount, formatEuros, isZeroText } from "./format.ts";
import type { Paint, Screen } from "./screen.ts";
import { paragraph, renderTable, rule, type Row } from "./table.ts";

/** Movements whose detail the payslip already gives: one figure each on the account. */
const SUMMED: ReadonlySet<string> = new Set(["salaires", "cotisationsPatronales"]);

/** The compte d'activité: what came in, what went out, the balances, and the identity that ties the account to the payslip. */
export function renderAccount(account: Account, screen: Screen, paint: Paint): string {
  const available = account.accounts.find(({ role }) => role === "disponible");
  return (
    (available === undefined ? "" : renderTable(availableRows(available, account.accounts), screen, paint)) +
    renderBalances(account, screen, paint) +
    renderIdentity(account, screen, paint)
  );
}

function availableRows(available: AccountStatement, accounts: readonly AccountStatement[]): readonly Row[] {
  const byCounterpart = new Map<string, Movement[]>();
  for (const movement of available.movements)
    byCounterpart.set(movement.counterpart, [...(byCounterpart.get(movement.counterpart) ?? []), movement]);
  const summed = new Map(accounts.map((one) => [one.id, one]));
  const rows = [...byCounterpart].flatMap(([counterpart, movements]): readonly Row[] => {
    const other = summed.get(counterpart);
    if (SUMMED.has(counterpart) && other !== undefined)
      return [{ style: "line", label: other.label, cells: [formatAmount(opposite(other.total))] }];
    return movements.map((movement) => ({
      style: "line",
      label: movementLabel(movement),
      cells: [formatAmount(movement.amount)],
    }));
  });
  return [
    { style: "header", label: "", cells: ["Montant"] },
    {
      style: "line",
      label: "Solde disponible à l'ouverture",
      cells: [formatAmount(available.opening ?? "0")],
    },
    ...rows,
    {
      style: "total",
      label: "Solde disponible à la clôture",
      cells: [formatAmount(available.closing ?? "0")],
    },
  ];
}

function movementLabel({ label, item }: Movement): string {
  return item === undefined ? label : `${label} · ${item}`;
}

function renderBalances({ accounts }: Account, screen: Screen, paint: Paint): string {
  const held = accounts.filter(
    ({ role, opening, closing, movements }) =>
      role === "provision" && (movements.length > 0 || !isZeroText(opening) || !isZeroText(closing)),
  );
  if (held.length === 0) return "";
  const rows: readonly Row[] = [
    { style: "header", label: "Sommes mises de côté", cells: ["Ouverture", "Mouvements", "Clôture"] },
    ...held.map(({ label, opening, total, closing }): Row => ({
      style: "line",
      label,
      cells: [formatAmount(opening ?? "0"), formatAmount(total), formatAmount(closing ?? "0")],
    })),
  ];
  return `\n${renderTable(rows, screen, paint)}`;
}

function renderIdentity(
  { accounts, identity, agreements, closes }: Account,
  screen: Screen,
  paint: Paint,
): string {
  const terms = identity.terms.filter(({ amount }) => !isZeroText(amount));
  const rows: readonly Row[] = [
    { style: "header", label: "D'où vient et où va le chiffre d'affaires", cells: [""] },
    { style: "line", label: "Chiffre d'affaires HT", cells: [formatEuros(identity.caHt)] },
    ...terms.map((term, index) => termRow(term, index === 0)),
  ];
  const [kept] = accounts.filter(
    ({ role, total }) => role === "societe" && !total.startsWith("-") && !isZeroText(total),
  );
  const beside =
    kept === undefined
      ? ""
      : paint(
          "dim",
          paragraph(
            `Hors compte : ${formatEuros(kept.total)} de cotisations patronales que la société garde à sa charge.`,
            screen,
            "  ",
          ),
        );
  const failed = agreements.filter(({ holds }) => !holds);
  const verdict = closes
    ? paint(
        "green",
        paragraph("Le compte se boucle au centime, et s'accorde avec le bulletin.", screen, "✓ "),
      )
    : paint(
        "red",
        paragraph(`Le compte ne se boucle pas : écart de ${formatEuros(identity.difference)}.`, screen, "✗ "),
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
  const levies =
    identity.leviesWithoutBasis.length === 0
      ? ""
      : paint(
          "yellow",
          paragraph(
            `Sans base légale, conventionnelle ou contractuelle, donc comptés en frais de gestion : ${identity.leviesWithoutBasis.map(({ label }) => label).join(", ")}.`,
            screen,
            "! ",
          ),
        );
  return `\n${renderTable(rows, screen, paint)}${rule(screen, paint)}${verdict}${beside}${levies}`;
}

/** A term is shown without sign of its own: what it adds to or takes from the sum stands before its name. */
function termRow({ label, sign, amount }: Account["identity"]["terms"][number], first: boolean): Row {
  const takesAway = (sign === "-") !== amount.startsWith("-");
  const before = takesAway ? "−" : first ? "=" : "+";
  return { style: "line", label: `${before} ${label}`, cells: [formatEuros(amount.replace("-", ""))] };
}

function opposite(amount: string): string {
  return amount.startsWith("-") ? amount.slice(1) : isZeroText(amount) ? amount : `-${amount}`;
}
