import type { SourceText } from "@bareme/rule-schema";
import type { AccountRole } from "../account-layout.ts";
import type { FeeDetail } from "./fee-detail.ts";
import type { RappelTable } from "./rappel-table.ts";

/** What founds a levy. One that nothing founds counts as a fee. */
export type Basis = "law" | "convention" | "contract" | "fee";

/** One movement of the montant disponible, with the rule line that made it. Amounts are EUR of the month; what comes in is positive. */
export interface StatementEntry {
  readonly line: string;
  readonly item?: string;
  /** What the data call the item: its client, or the words typed with it. */
  readonly about: string | null;
  readonly label: string;
  readonly amount: string;
  readonly basis: Basis | null;
  readonly source: readonly SourceText[];
}

/** A levy that counts in the management fees, with how it was found. `unfounded`: nothing founds it, so it counts here. */
export interface FeeEntry extends StatementEntry {
  readonly basis: "fee";
  readonly detail: FeeDetail | null;
  readonly unfounded: boolean;
}

/** A balance as the porté reads it: what is held, or what an advance still has to take back. */
export interface Balance {
  readonly account: string;
  readonly label: string;
  readonly kind: "available" | "reserved" | "smoothing" | "advance";
  readonly amount: string;
}

/** What one client was invoiced and paid; `owed` and `advanced` stand at the end of the month. */
export interface MissionReceipt {
  readonly mission: string;
  readonly client: string | null;
  readonly invoiced: string;
  readonly cashed: string;
  readonly writtenOff: string;
  readonly owed: string;
  readonly advanced: string;
}

/** An account that keeps money beside the disponible: how it opens, its movements, how it closes. */
export interface KeptAccount {
  readonly account: string;
  readonly label: string;
  readonly opening: string;
  readonly entries: readonly StatementEntry[];
  /** Its movements summed by direction: what was added to it, and what was taken out, both as amounts to add. */
  readonly added: string;
  readonly released: string;
  readonly closing: string;
}

/** An amount of the payslip, as it is there. */
export interface PayrollAmount {
  readonly line: string;
  readonly item?: string;
  readonly label: string;
  readonly amount: string;
  readonly basis: Basis | null;
  readonly source: readonly SourceText[];
}

export type SectionId =
  | "ouverture"
  | "encaissements"
  | "fraisDeGestion"
  | "coutsDeTiers"
  | "montantDisponible"
  | "fraisProfessionnels"
  | "reserves"
  | "soldes"
  | "credits"
  | "paie"
  | "apportAffaires"
  | "charges215"
  | "autres"
  | "rappels"
  | "cloture";

interface SectionBase {
  readonly id: SectionId;
  readonly title: string;
}

/** Sections of movements add up, together, to what the montant disponible moves by in the month. */
interface MovementBase extends SectionBase {
  readonly entries: readonly StatementEntry[];
  readonly total: string;
}

interface BalancesSection extends SectionBase {
  readonly kind: "balances";
  readonly balances: readonly Balance[];
  /** At the closing: invoiced and not collected. */
  readonly owed: string | null;
}
export interface ReceiptsSection extends MovementBase {
  readonly kind: "receipts";
  readonly missions: readonly MissionReceipt[];
  readonly totals: Pick<MissionReceipt, "invoiced" | "cashed" | "owed" | "advanced">;
}
export interface FeesSection extends MovementBase {
  readonly kind: "fees";
  readonly entries: readonly FeeEntry[];
}
export interface MovementsSection extends MovementBase {
  readonly kind: "movements";
}
export interface KeptSection extends MovementBase {
  readonly kind: "kept";
  readonly accounts: readonly KeptAccount[];
}
interface SumSection extends SectionBase {
  readonly kind: "sum";
  readonly of: readonly SectionId[];
  readonly amount: string;
}
export interface PayrollSection extends MovementBase {
  readonly kind: "payroll";
  readonly gross: readonly StatementEntry[];
  /** The employer contributions that the account bears, in detail and as they move it together. */
  readonly employer: readonly StatementEntry[];
  readonly employerTotal: string;
  readonly others: readonly StatementEntry[];
  readonly employee: readonly PayrollAmount[];
  readonly totals: {
    readonly brut: string;
    readonly cotisationsSalariales: string;
    readonly cotisationsPatronales: string;
    /** Of these, what the company bears: it never enters the account. */
    readonly chargesDeLaSociete: string;
    readonly netAvantImpot: string;
    readonly pas: string;
    readonly netAPayer: string;
  };
}
export interface FiguresSection extends SectionBase {
  readonly kind: "figures";
  readonly figures: readonly PayrollAmount[];
  readonly total: string;
}
interface RappelsSection extends SectionBase {
  readonly kind: "rappels";
  readonly table: RappelTable;
  /** What the rappels posted in the month move the disponible by; their movements stand in the sections above. */
  readonly total: string;
}

export type StatementSection =
  | BalancesSection
  | ReceiptsSection
  | FeesSection
  | MovementsSection
  | KeptSection
  | SumSection
  | PayrollSection
  | FiguresSection
  | RappelsSection;

export type MentionId =
  | "paiementsDesClients"
  | "fraisDeGestion"
  | "fraisProfessionnels"
  | "prelevements"
  | "netAPayer"
  | "apportAffaires";

/** One of the six mentions of CT L1254-25: the figure that answers it and the section that details it. */
export interface Mention {
  readonly label: string;
  readonly amount: string;
  readonly section: SectionId;
  readonly parts: readonly { readonly label: string; readonly amount: string }[];
}

/** A levy on the porté with what founds it; `unfounded` when nothing does, and it then counts as a fee. */
export interface Levy {
  readonly line: string;
  readonly item?: string;
  readonly label: string;
  readonly amount: string;
  readonly basis: Basis;
  readonly unfounded: boolean;
}

/** A balance below zero in words: what made it, what brings it back. */
export interface Shortfall {
  readonly account: string;
  readonly balance: string;
  readonly causes: readonly { readonly id: ShortfallCause; readonly amount: string }[];
  readonly why: string;
  readonly remedy: string;
}
export type ShortfallCause =
  | "ouverture"
  | "paie"
  | "avanceReprise"
  | "provision"
  | "rappel"
  | "frais"
  | "sansEncaissement"
  | "mouvements";

/** The monthly statement of the compte d'activité (CT L1254-25; IDCC 3219 art. 18.1, 21.4, 21.5, 22.2). */
export interface Statement {
  readonly period: string;
  readonly sections: readonly StatementSection[];
  readonly mentions: Readonly<Record<MentionId, Mention>>;
  readonly levies: readonly Levy[];
  /** The levies summed by what founds them, in the order of the texts. */
  readonly levyTotals: readonly { readonly basis: Basis; readonly amount: string }[];
  readonly shortfalls: readonly Shortfall[];
}

/** A movement of the disponible beside the account that it faces. */
export interface FacedEntry extends StatementEntry {
  readonly counterpart: string;
  readonly role: AccountRole;
  /** True when its line was posted by a rappel of a closed month. */
  readonly rappel: boolean;
}
