import type { Problem } from "@bareme/kernel";
import type { SourceText } from "@bareme/rule-schema";

/** A line as printed. Decimals are exact texts; percentages as printed; null where the line has no such part. */
export interface LineResult {
  readonly id: string;
  readonly item?: string;
  readonly label: string;
  readonly rubric: string | null;
  readonly base: string | null;
  /** The employee rate when there is one, else the employer's. */
  readonly rate: string | null;
  readonly employeeRate: string | null;
  readonly employerRate: string | null;
  readonly employee: string | null;
  readonly employer: string | null;
  readonly amount: string | null;
  readonly basis: string | null;
  readonly source: readonly SourceText[];
}

export interface PostingResult {
  readonly account: string;
  readonly item?: string;
  readonly amount: string;
  readonly line: string;
}

export interface EventResult {
  readonly check: string;
  readonly item?: string;
  readonly severity: "block" | "warn";
  readonly label: string;
  readonly message: string;
  readonly remedy: string;
  readonly source: readonly SourceText[];
}

export interface CertificateResult {
  readonly line: string;
  readonly value: string;
  readonly step: string;
  readonly met: boolean;
  readonly remainder: string;
  readonly constraints: readonly {
    readonly text: string;
    readonly left: string;
    readonly right: string;
    readonly leftAbove: string;
    readonly rightAbove: string;
  }[];
  readonly jumps: readonly { readonly line: string; readonly label: string; readonly change: string }[];
}

/** The result of an evaluation: the same inputs give the same document, byte for byte. It holds no lock, clock or version. */
export interface EvaluationDocument {
  readonly outcomes: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  readonly lines: readonly LineResult[];
  readonly postings: readonly PostingResult[];
  readonly events: readonly EventResult[];
  readonly solve: CertificateResult | null;
  readonly closing: Readonly<Record<string, string | Readonly<Record<string, string>>>> | null;
  readonly problems: readonly Problem[];
}
