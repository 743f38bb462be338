import type { Ecriture, KeptCorrection, KeptMonth, MonthStatus, Release, RuleFiles } from "../ports/store.ts";
import type { ReadEntry } from "./verify-chain.ts";

/** All that can be verified, tenant by tenant, read row after row at one moment, past row-level security: for whoever runs the server. */
export interface WholeRows {
  readonly societes: () => Promise<readonly { readonly id: string; readonly slug: string }[]>;
  readonly releases: (societeId: string) => AsyncIterable<WholeRelease>;
  /** In order. */
  readonly journal: (societeId: string) => AsyncIterable<ReadEntry>;
  readonly plans: (societeId: string) => AsyncIterable<{ readonly hash: string; readonly plan: string }>;
  readonly plan: (societeId: string, hash: string) => Promise<string | undefined>;
  /** Contract after contract, each one's by period. */
  readonly closedMonths: (societeId: string) => AsyncIterable<WholeMonth>;
  readonly corrections: (societeId: string) => AsyncIterable<WholeCorrection>;
  /** Rows that belong to no tenant, and ledger entries of no closed month: nobody would come past them. */
  readonly strays: () => AsyncIterable<Stray>;
}

/** `files` is null when it is no list of files any more. */
export type WholeRelease = Omit<Release, "files"> & { readonly files: RuleFiles | null };

export interface WholeMonth extends KeptMonth {
  readonly societeId: string;
  readonly validatedBy: string | null;
  /** ISO instant, UTC. */
  readonly closedAt: string | null;
  /** The ledger entries that name it, in order, whatever tenant and contract they name. */
  readonly entries: readonly (Ecriture & { readonly societeId: string; readonly contratId: string })[];
}

interface NamedMonth {
  readonly societeId: string;
  readonly contratId: string;
  readonly period: string;
  readonly status: MonthStatus;
}

export interface WholeCorrection extends KeptCorrection {
  readonly id: number;
  readonly societeId: string;
  readonly contratId: string;
  readonly madeBy: string;
  /** The months that it names; null when there is none. */
  readonly corrected: NamedMonth | null;
  readonly carrying: NamedMonth | null;
}

export interface Stray {
  readonly table: string;
  readonly key: string;
  readonly lacks: "societe" | "mois";
}
