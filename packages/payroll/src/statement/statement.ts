import type { Plan } from "@bareme/engine";
import type { Account } from "../account.ts";
import type { AccountRole } from "../account-layout.ts";
import type { MonthRun } from "../month-run.ts";
import { balancesOf, keptAccount } from "./balances.ts";
import { entriesOf, isUnfounded, plainEntry, sectionOf } from "./entries.ts";
import { feeDetailOf } from "./fee-detail.ts";
import { TITLES } from "./layout.ts";
import { leviesOf, levyTotals } from "./levies.ts";
import { mentionsOf } from "./mentions.ts";
import { apportSection, payrollSection } from "./payroll-part.ts";
import { tableOfRappel } from "./rappel-table.ts";
import { receiptsOf, receiptTotals } from "./receipts.ts";
import type {
  FacedEntry,
  FeesSection,
  KeptSection,
  MovementsSection,
  ReceiptsSection,
  SectionId,
  Statement,
  StatementSection,
} from "./shape.ts";
import { shortfallsOf } from "./shortfall.ts";
import { sumText } from "./sums.ts";

/**
 * The monthly statement of the compte d'activité; null for a refused month. Every figure is copied from the evaluation or is a sum of movements
 * of the ledger, and each movement of the montant disponible stands in one section.
 */
export function buildStatement(run: MonthRun, plan: Plan): Statement | null {
  const { account, payslip, evaluation, request } = run;
  if (account === null || payslip === null) return null;
  const entries = entriesOf(account, plan, request.facts);
  const inSection = (id: SectionId): readonly FacedEntry[] =>
    entries.filter((entry) => sectionOf(entry, plan, request.facts) === id);
  const receipts = receiptsSection(run, inSection("encaissements"));
  const fees = feesSection(run, plan, inSection("fraisDeGestion"));
  const payroll = payrollSection(inSection("paie"), payslip, evaluation.document);
  const apport = apportSection(evaluation.document, plan);
  const movements = (id: SectionId): MovementsSection => ({ kind: "movements", ...base(id, inSection(id)) });
  const kept = (id: SectionId, role: AccountRole): KeptSection =>
    keptSection(id, inSection(id), account, role, plan);
  const sections: readonly StatementSection[] = [
    {
      kind: "balances",
      id: "ouverture",
      title: TITLES.ouverture,
      balances: balancesOf(account.accounts, plan, "opening"),
      owed: null,
    },
    receipts,
    fees,
    movements("coutsDeTiers"),
    {
      kind: "sum",
      id: "montantDisponible",
      title: TITLES.montantDisponible,
      of: ["encaissements", "fraisDeGestion"],
      amount: sumText([receipts.total, fees.total]),
    },
    movements("fraisProfessionnels"),
    kept("reserves", "provision"),
    kept("soldes", "solde"),
    movements("credits"),
    payroll,
    apport,
    movements("charges215"),
    movements("autres"),
    {
      kind: "rappels",
      id: "rappels",
      title: TITLES.rappels,
      table: tableOfRappel(run.rappel, plan),
      total: sumText(entries.filter(({ rappel }) => rappel).map(({ amount }) => amount)),
    },
    {
      kind: "balances",
      id: "cloture",
      title: TITLES.cloture,
      balances: balancesOf(account.accounts, plan, "closing"),
      owed: receipts.totals.owed,
    },
  ];
  const levies = leviesOf(entries, payroll, evaluation.document);
  return {
    period: run.period,
    sections,
    mentions: mentionsOf(account, { fees, payroll, apport }),
    levies,
    levyTotals: levyTotals(levies),
    shortfalls: shortfallsOf(account, entries, receipts.missions, plan),
  };
}

function base(
  id: SectionId,
  entries: readonly FacedEntry[],
): Pick<MovementsSection, "id" | "title" | "entries" | "total"> {
  return {
    id,
    title: TITLES[id],
    entries: entries.map(plainEntry),
    total: sumText(entries.map(({ amount }) => amount)),
  };
}

function receiptsSection(run: MonthRun, entries: readonly FacedEntry[]): ReceiptsSection {
  const missions = receiptsOf(run);
  return { kind: "receipts", ...base("encaissements", entries), missions, totals: receiptTotals(missions) };
}

function feesSection({ evaluation }: MonthRun, plan: Plan, entries: readonly FacedEntry[]): FeesSection {
  return {
    kind: "fees",
    ...base("fraisDeGestion", entries),
    entries: entries.map((entry) => ({
      ...plainEntry(entry),
      basis: "fee" as const,
      detail: feeDetailOf(evaluation, plan, entry),
      unfounded: isUnfounded(entry),
    })),
  };
}

function keptSection(
  id: SectionId,
  entries: readonly FacedEntry[],
  { accounts }: Account,
  wanted: AccountRole,
  plan: Plan,
): KeptSection {
  return {
    kind: "kept",
    ...base(id, entries),
    accounts: accounts
      .filter(({ role }) => role === wanted)
      .flatMap((account) => keptAccount(account, entries, plan) ?? []),
  };
}
