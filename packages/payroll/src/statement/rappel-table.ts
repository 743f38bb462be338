import type { Plan } from "@bareme/engine";
import type { SourceText } from "@bareme/rule-schema";
import type { Rappel, RappelDifference } from "../rappel/rappel.ts";

/** One part of one line of a closed month: what was paid, what it should have been, what was already put right, what is left to post. */
interface RappelRow {
  readonly line: string;
  readonly item?: string;
  readonly label: string;
  readonly part: RappelDifference["part"];
  readonly partLabel: string;
  readonly paid: string;
  readonly restated: string;
  readonly alreadyPosted: string;
  readonly difference: string;
  readonly source: readonly SourceText[];
}

/** The rappels of closed months by month and line: what a person reads before they are posted. */
export interface RappelTable {
  readonly months: readonly { readonly period: string; readonly rows: readonly RappelRow[] }[];
}

/** What each part is called; an account is called by its label. */
const PARTS: Readonly<Record<string, string>> = {
  employee: "part salariale",
  employer: "part patronale",
  societe: "part de la société",
  retenue: "retenue sur le net",
  reintegration: "part réintégrée au net imposable",
};

/** The table of a rappel, computed or about to be; empty when nothing moved. It needs the rappel alone, not the month that will post it. */
export function tableOfRappel(rappel: Rappel | null, plan: Plan): RappelTable {
  const lines = new Map(plan.lines.map((line) => [line.id, line]));
  const accounts = new Map(plan.accounts.map(({ id, label }) => [id, label]));
  return {
    months: (rappel?.months ?? []).flatMap(({ period, differences }) => {
      const rows = differences.map(({ line: key, label, part, ...amounts }): RappelRow => {
        const [, line = key, item] = /^([^[]+)(?:\[(.*)\])?$/.exec(key) ?? [];
        const account = part.startsWith("compte:") ? part.slice("compte:".length) : undefined;
        return {
          line,
          ...(item !== undefined && { item }),
          label,
          part,
          partLabel: account === undefined ? (PARTS[part] ?? part) : (accounts.get(account) ?? account),
          paid: amounts.paid,
          restated: amounts.restated,
          alreadyPosted: amounts.alreadyPosted,
          difference: amounts.difference,
          source: lines.get(line)?.source ?? [],
        };
      });
      return rows.length === 0 ? [] : [{ period, rows }];
    }),
  };
}
