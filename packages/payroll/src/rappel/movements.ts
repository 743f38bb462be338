import { add, decimal, isZero, subtract, ZERO, type Decimal } from "@bareme/kernel";
import type { EvaluationDocument, Plan } from "@bareme/engine";
import { layoutsOf } from "../account-layout.ts";

/**
 * What a month's lines moved, by line, item and part. `employee` was withheld from the pay, `employer` charged to the account, `societe` borne by the company,
 * `retenue` taken off the net, `reintegration` added back to the net imposable; any other part is the account that the line moved against the
 * montant disponible, out counting as positive.
 */
export type Movements = ReadonlyMap<string, MovedLine>;

interface MovedLine {
  readonly line: string;
  readonly label: string;
  readonly parts: ReadonlyMap<MovedPart, Decimal>;
}

export const OWN_PARTS = ["employee", "employer", "societe", "retenue", "reintegration"] as const;
export type MovedPart = (typeof OWN_PARTS)[number] | `compte:${string}`;

/** The totals that tell what a part of a line is: the rules say it by what the line joins. */
const PART_OF_TOTAL: Readonly<Record<string, (typeof OWN_PARTS)[number]>> = {
  cotisationsSalariales: "employee",
  chargesDuCompte: "employer",
  chargesDeLaSociete: "societe",
  retenuesSurNet: "retenue",
  csgCrdsNonDeductibles: "reintegration",
  santePatronale: "reintegration",
  reintegrations: "reintegration",
};

/** Reads the movements of documents of one plan. */
export function movementReader(plan: Plan): (document: EvaluationDocument) => Movements {
  const members = memberParts(plan);
  const accounts = layoutsOf(plan);
  const available = new Set(accounts.flatMap(({ id, role }) => (role === "disponible" ? [id] : [])));
  // Contributions are read by part; what merely holds the rest of the account is computed again by the open month.
  const leftOut = new Set(
    accounts.flatMap(({ id, role }) =>
      role === "cotisationsPatronales" || role === "solde" || role === "disponible" ? [id] : [],
    ),
  );
  const labels = new Map(plan.lines.map(({ id, label }) => [id, label]));
  // What a month posted of earlier ones is no movement of its own.
  const rappels = new Set(plan.lines.flatMap(({ id, each }) => (each === "rappels" ? [id] : [])));
  return (document) => {
    const found = new Map<string, { line: string; label: string; parts: Map<MovedPart, Decimal> }>();
    const moved = (line: string, item: string | undefined, part: MovedPart, amount: Decimal): void => {
      if (rappels.has(line)) return;
      const key = item === undefined ? line : `${line}[${item}]`;
      const entry = found.get(key) ?? { line, label: labels.get(line) ?? line, parts: new Map() };
      entry.parts.set(part, add(entry.parts.get(part) ?? ZERO, amount));
      found.set(key, entry);
    };
    for (const { id, item } of document.lines) {
      for (const { node, part } of members.get(id) ?? []) {
        const value = document.values[item === undefined ? node : `${node}[${item}]`];
        if (value !== undefined) moved(id, item, part, decimal(value));
      }
    }
    document.postings.forEach(({ account, line, item, amount }, index) => {
      // Postings come in pairs: the account that gives, then the one that receives.
      const other = document.postings[index % 2 === 0 ? index + 1 : index - 1]?.account;
      if (available.has(account) && other !== undefined && !leftOut.has(other))
        moved(line, item, `compte:${other}`, subtract(ZERO, decimal(amount)));
    });
    return found;
  };
}

/** restated − paid − what earlier rappels posted, for each part of each line that moved; nothing where it is zero. */
export function differencesBetween(
  paid: Movements,
  restated: Movements,
  alreadyPosted: (line: string, part: MovedPart) => Decimal,
): readonly MovedDifference[] {
  return [...new Set([...paid.keys(), ...restated.keys()])].flatMap((key) => {
    const [before, after] = [paid.get(key), restated.get(key)];
    const parts = new Set([...(before?.parts.keys() ?? []), ...(after?.parts.keys() ?? [])]);
    return [...parts].flatMap((part): MovedDifference[] => {
      const was = before?.parts.get(part) ?? ZERO;
      const is = after?.parts.get(part) ?? ZERO;
      const posted = alreadyPosted(key, part);
      const difference = subtract(is, add(was, posted));
      const { line, label } = after ?? before ?? { line: key, label: key };
      return isZero(difference) ? [] : [{ key, line, label, part, was, is, posted, difference }];
    });
  });
}

export interface MovedDifference {
  /** The line, with its item. */
  readonly key: string;
  readonly line: string;
  readonly label: string;
  readonly part: MovedPart;
  readonly was: Decimal;
  readonly is: Decimal;
  readonly posted: Decimal;
  readonly difference: Decimal;
}

/** By line, the nodes that a total of interest adds up, and what they are in it. */
function memberParts(
  plan: Plan,
): ReadonlyMap<string, readonly { readonly node: string; readonly part: MovedPart }[]> {
  const lineOf = new Map(
    plan.lines.flatMap(({ id, parts }) => Object.values(parts).map((node: string) => [node, id] as const)),
  );
  const byLine = new Map<string, { node: string; part: MovedPart }[]>();
  for (const { id, members = [] } of plan.lines) {
    const part = PART_OF_TOTAL[id];
    for (const node of part === undefined ? [] : members) {
      const line = lineOf.get(node);
      if (line !== undefined && part !== undefined)
        byLine.set(line, [...(byLine.get(line) ?? []), { node, part }]);
    }
  }
  return byLine;
}
