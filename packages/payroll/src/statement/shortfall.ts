import { add, decimal, isNegative, isZero, negate, subtract, ZERO, type Decimal } from "@bareme/kernel";
import type { Plan } from "@bareme/engine";
import type { Account } from "../account.ts";
import type { AccountStatement } from "../ledger.ts";
import { euros } from "./euros.ts";
import { lends, ledgerBalance } from "./balances.ts";
import { PAID_FROM } from "./layout.ts";
import type { FacedEntry, MissionReceipt, Shortfall, ShortfallCause } from "./shape.ts";
import { sumText, textOf } from "./sums.ts";

interface Cause {
  readonly id: ShortfallCause;
  readonly amount: string;
  readonly words: string;
}

/** Why a balance stands below zero, read from its movements, and what brings it back. An advance is not one: it is shown as what it takes back. */
export function shortfallsOf(
  { accounts }: Account,
  entries: readonly FacedEntry[],
  missions: readonly MissionReceipt[],
  plan: Plan,
): readonly Shortfall[] {
  return accounts.flatMap((account) => {
    if (account.closing === null || account.role === "clients" || lends(account, plan)) return [];
    const balance = ledgerBalance(account, account.closing, plan);
    if (!isNegative(balance)) return [];
    return [
      account.role === "disponible"
        ? explainDisponible(account, balance, entries, missions)
        : explainKept(account, balance),
    ];
  });
}

const PAY: ReadonlySet<string> = new Set(["salaires", "cotisationsPatronales", "avantages", "indemnites"]);

function explainDisponible(
  account: AccountStatement,
  balance: Decimal,
  entries: readonly FacedEntry[],
  missions: readonly MissionReceipt[],
): Shortfall {
  const pay = entries.filter(({ role }) => PAY.has(role));
  const aside = entries.filter(({ role, amount }) => role === "provision" && amount.startsWith("-"));
  const cost = negate(sum([...pay, ...aside]));
  const had = add(balance, cost);
  const causes = causesOf(account, entries, missions);
  const end = `${account.label} : ${euros(textOf(balance))}`;
  const paid = isZero(cost)
    ? `${end}. Ce qui est sorti dépasse ce que le compte avait, sans aucune paie.`
    : `${end}. La paie due pour le mois coûte ${euros(textOf(cost))}${aside.length === 0 ? "" : `, dont ${euros(textOf(negate(sum(aside))))} mis de côté`}, ${isNegative(had) ? `et il manquait déjà ${euros(textOf(negate(had)))} avant elle` : isZero(had) ? "et le compte n'avait rien pour la payer" : `et le compte n'avait que ${euros(textOf(had))} pour la payer`}.`;
  return {
    account: account.id,
    balance: textOf(balance),
    causes: [
      ...(isZero(cost) ? [] : [{ id: "paie" as const, amount: textOf(negate(cost)) }]),
      ...causes.map(({ id, amount }) => ({ id, amount })),
    ],
    why: causes.length === 0 ? paid : `${paid} En cause : ${causes.map(({ words }) => words).join(" ; ")}.`,
    remedy: remedyOf(missions),
  };
}

/** What pulled the disponible down besides the pay of the month. */
function causesOf(
  { opening }: AccountStatement,
  entries: readonly FacedEntry[],
  missions: readonly MissionReceipt[],
): readonly Cause[] {
  const taken = entries.filter(
    ({ role, rappel, amount }) => role === "avance" && !rappel && amount.startsWith("-"),
  );
  const rappels = sum(entries.filter(({ rappel }) => rappel));
  const fees = sum(
    entries.filter(
      ({ role, rappel }) =>
        !rappel && ["fraisDeGestion", "autresFrais", "fraisProfessionnels"].includes(role),
    ),
  );
  const received = entries.filter(
    ({ role, amount }) => role === "clients" || (role === "avance" && !amount.startsWith("-")),
  );
  return [
    ...(opening?.startsWith("-") === true && !isZero(decimal(opening))
      ? [cause("ouverture", decimal(opening), (text) => `le mois s'est ouvert à ${text}`)]
      : []),
    ...taken.map((entry) => cause("avanceReprise", decimal(entry.amount), () => takenBack(entry, missions))),
    ...provisionsExceeded(entries),
    ...(isNegative(rappels)
      ? [cause("rappel", rappels, (text) => `les rappels de mois clos portent ${text} au compte`)]
      : []),
    ...(received.length > 0 || taken.length > 0
      ? []
      : [
          isNegative(fees)
            ? cause("frais", fees, (text) => `les frais du mois (${text}) sont dus sans aucun encaissement`)
            : cause("sansEncaissement", ZERO, () => "aucun client n'a payé dans le mois"),
        ]),
  ];
}

function takenBack({ amount, item, about }: FacedEntry, missions: readonly MissionReceipt[]): string {
  const mission = missions.find((one) => one.mission === item);
  const unpaid = mission !== undefined && !isZero(decimal(mission.writtenOff));
  return `l'avance sur « ${about ?? item ?? "les factures"} » est reprise pour ${euros(textOf(negate(decimal(amount))))}${unpaid ? `, une facture de ${euros(mission.writtenOff)} étant reconnue impayée` : ""}`;
}

/** A sum paid that is more than the provision kept for it gave back. */
function provisionsExceeded(entries: readonly FacedEntry[]): readonly Cause[] {
  return Object.entries(PAID_FROM).flatMap(([account, lines]) => {
    const paid = entries.filter(({ line, role }) => role !== "provision" && lines.includes(line));
    const released = sum(
      entries.filter(({ counterpart, amount }) => counterpart === account && !amount.startsWith("-")),
    );
    const beyond = add(sum(paid), released);
    const [first] = paid;
    if (first === undefined || isZero(released) || !isNegative(beyond)) return [];
    return [
      cause(
        "provision",
        beyond,
        () =>
          `« ${first.label} » (${euros(textOf(negate(sum(paid))))}, hors cotisations) dépasse sa provision (${euros(textOf(released))})`,
      ),
    ];
  });
}

function remedyOf(missions: readonly MissionReceipt[]): string {
  const owing = missions
    .map(({ mission, client, owed, advanced }) => ({
      name: client ?? mission,
      amount: textOf(subtract(decimal(owed), decimal(advanced))),
    }))
    .filter(({ amount }) => !amount.startsWith("-") && !isZero(decimal(amount)));
  if (owing.length === 0)
    return "Aucune facture ne reste à encaisser : seuls les encaissements des prochaines factures ramènent ce solde.";
  const list = owing.map(({ name, amount }) => `${name} ${euros(amount)}`).join(", ");
  return `Ce qui le ramène : ${euros(sumText(owing.map(({ amount }) => amount)))} restent à encaisser (${owing.length === 1 ? (owing[0]?.name ?? "") : list}), avant frais de gestion.`;
}

function explainKept(account: AccountStatement, balance: Decimal): Shortfall {
  const gave = account.movements.filter(({ amount }) => amount.startsWith("-"));
  const received = account.movements.filter(({ amount }) => !amount.startsWith("-"));
  return {
    account: account.id,
    balance: textOf(balance),
    causes: [
      { id: "ouverture", amount: textOf(decimal(account.opening ?? "0")) },
      { id: "mouvements", amount: account.total },
    ],
    why: `${account.label} : ${euros(textOf(balance))}. Ouvert à ${euros(textOf(decimal(account.opening ?? "0")))}, ce solde a reçu ${euros(sumText(received.map(({ amount }) => amount)))} et rendu ${euros(textOf(negate(sum(gave))))} : plus qu'il ne tenait.`,
    remedy: "Les prochaines mises de côté le ramènent ; vérifiez ce qui en a été repris.",
  };
}

function cause(id: ShortfallCause, amount: Decimal, words: (amount: string) => string): Cause {
  return { id, amount: textOf(amount), words: words(euros(textOf(amount))) };
}

function sum(entries: readonly { readonly amount: string }[]): Decimal {
  return decimal(sumText(entries.map(({ amount }) => amount)));
}
