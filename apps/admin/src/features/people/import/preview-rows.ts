import type { Answers } from "../../../api/session.tsx";
import type { JsonRecord } from "../records/fields.ts";

export type Preview = Answers["payroll"]["previewImport"];
type PreviewLine = Preview["lines"][number];
type Change = Preview["changes"][number];

/** A line of the file with what it would change. */
export interface LineRow {
  readonly line: number;
  readonly status: PreviewLine["status"];
  readonly reasons: readonly string[];
  readonly change: Change | undefined;
}

/** Refused first, then corrected, then the others, each in the order of the file. */
export function lineRows({ lines, changes }: Preview): readonly LineRow[] {
  const byLine = new Map(changes.flatMap((change) => change.lines.map((line) => [line, change] as const)));
  return lines
    .map((one) => ({ ...one, change: byLine.get(one.line) }))
    .toSorted((left, right) => RANK[left.status] - RANK[right.status] || left.line - right.line);
}

const RANK = { refused: 0, corrected: 1, accepted: 2 } as const;

/** What a change does to each field of a record: what was there, what will be. */
export function differences(change: Change): readonly {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}[] {
  const before: JsonRecord = change.before ?? {};
  const after: JsonRecord = change.after;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field) => {
    const [was, will] = [wordsOf(before[field]), wordsOf(after[field])];
    return was === will || (change.before === null && field === "date")
      ? []
      : [{ field: LABELS[field] ?? field, before: was, after: will }];
  });
}

function wordsOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return /^-?\d+\.\d+$/.test(value) ? value.replace(".", ",") : value;
  return typeof value === "boolean" ? (value ? "oui" : "non") : JSON.stringify(value);
}

const LABELS: Readonly<Record<string, string>> = {
  id: "numéro",
  facture: "facture",
  mission: "mission",
  nature: "nature",
  date: "date",
  heures: "heures",
  jours: "jours",
  commentaire: "commentaire",
  ht: "HT",
  tva: "taux de TVA",
  ttc: "TTC",
  teletravail: "télétravail",
};
