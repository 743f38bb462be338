import {
  add,
  compareText,
  decimal,
  decimalToFixed,
  equals,
  isZero,
  negate,
  ZERO,
  type Decimal,
} from "@bareme/kernel";
import type { Account, IdentityTerm, MonthRun } from "@bareme/payroll";
import type { Step } from "./simulated.ts";

type Move = Pick<Step, "id" | "label" | "group" | "explains"> & {
  /** Null where the rules have no such value. */
  readonly amount: Decimal | null;
};

interface Read {
  readonly steps: readonly Step[];
  readonly closes: boolean;
}

/**
 * From the turnover to the net, from the ledger and the payslip: every step is read where it was posted or computed, none is the remainder of the others, and
 * each level is compared with the sum that leads to it. Without the account of every month there is no way to draw.
 */
export function stepsOf(runs: readonly MonthRun[]): Read {
  const accounts = runs.flatMap(({ account }) => account ?? []);
  if (accounts.length < runs.length) return { steps: [], closes: false };
  const value = (id: string): Decimal | null => sumOf(runs, id);
  const term = (id: IdentityTerm["id"]): Decimal =>
    accounts.reduce((sum, { identity }) => {
      const found = identity.terms.find((one) => one.id === id);
      return found === undefined ? sum : add(sum, decimal(found.amount));
    }, ZERO);
  const caHt = accounts.reduce((sum, { identity }) => add(sum, decimal(identity.caHt)), ZERO);
  const out = (
    id: IdentityTerm["id"],
    label: string,
    group: Step["group"],
    explains: string | null,
  ): Move => ({
    id,
    label,
    group,
    amount: negate(term(id)),
    // A sum of the ledger is explained by a value that is the same.
    explains: explains !== null && isSame(value(explains), term(id)) ? explains : null,
  });
  const kept = term("variationDisponible");
  const toGross: readonly Move[] = [
    { ...out("credits", "Crédits portés au compte", "autres", "totalCredits"), amount: term("credits") },
    out("fraisDeGestion", "Frais de gestion", "frais", "totalFraisDeGestion"),
    out("autresFrais", "Autres frais imputés au compte", "frais", "totalAutresFrais"),
    out("fraisProfessionnels", "Frais professionnels", "frais", "fraisRembourses"),
    out("avantages", "Avantages financés par le compte", "frais", "avantagesNonSoumis"),
    out("indemnites", "Indemnités versées sans cotisations", "frais", "sommesNonSoumises"),
    ...putAside(accounts),
    out("autres", "Autres comptes", "autres", null),
    out("cotisationsPatronales", "Charges patronales", "charges", "chargesDuCompte"),
    {
      ...out("variationDisponible", "", "compte", "variationDisponible"),
      label: decimalToFixed(kept, 2).startsWith("-")
        ? "Avancé : le compte passe sous zéro"
        : "Laissé sur le compte",
    },
  ];
  const toNet: readonly Move[] = [
    own(
      "cotisationsSalariales",
      "Cotisations salariales",
      "salaire",
      opposite(value("cotisationsSalariales")),
    ),
  ];
  const toPaid: readonly Move[] = [
    own("pas", "Impôt prélevé à la source", "impot", opposite(value("pas"))),
    own("fraisRembourses", "Frais professionnels remboursés", "autres", value("fraisRembourses")),
    own("sommesNonSoumises", "Sommes versées sans cotisations", "autres", value("sommesNonSoumises")),
    own("retenuesSurNet", "Retenues sur le net", "autres", opposite(value("retenuesSurNet"))),
  ];
  return draw([
    { level: own("caHt", "Chiffre d'affaires HT", "ca", caHt, "caDuMois"), moves: [] },
    { level: own("brut", "Rémunération brute", "salaire", value("brutTotal"), "brutTotal"), moves: toGross },
    { level: own("netAvantImpot", "Net avant impôt", "salaire", value("netAvantImpot")), moves: toNet },
    { level: own("netAPayer", "Net à payer", "salaire", value("netAPayer")), moves: toPaid },
  ]);
}

/** Null when a month has no such value: a part of a sum is none. */
function sumOf(runs: readonly MonthRun[], id: string): Decimal | null {
  const read = runs.flatMap(({ evaluation }) => evaluation.document.values[id] ?? []);
  return read.length < runs.length ? null : read.reduce((sum, amount) => add(sum, decimal(amount)), ZERO);
}

function isSame(value: Decimal | null, other: Decimal): boolean {
  return value !== null && equals(value, other);
}

function opposite(value: Decimal | null): Decimal | null {
  return value === null ? null : negate(value);
}

function own(id: string, label: string, group: Step["group"], amount: Decimal | null, explains = id): Move {
  return { id, label, group, amount, explains };
}

/** What is put aside or taken back, line by line. */
function putAside(accounts: readonly Account[]): readonly Move[] {
  const lines = new Map<string, Move>();
  for (const { accounts: all } of accounts)
    for (const { role, movements } of all) {
      if (role !== "provision" && role !== "solde") continue;
      for (const { line, item, label, amount } of movements) {
        const id = item === undefined ? line : `${line}[${item}]`;
        const before = lines.get(id)?.amount ?? ZERO;
        lines.set(id, {
          id,
          label,
          group: "reserves",
          explains: id,
          amount: add(before, negate(decimal(amount))),
        });
      }
    }
  return [...lines.values()].toSorted((left, right) => compareText(left.id, right.id));
}

/** Always shown, though nothing is taken: a reader looks for them. */
const ALWAYS: ReadonlySet<string> = new Set([
  "fraisDeGestion",
  "cotisationsPatronales",
  "cotisationsSalariales",
  "pas",
]);

function draw(parts: readonly { readonly level: Move; readonly moves: readonly Move[] }[]): Read {
  let running = ZERO;
  let closes = true;
  const steps: Step[] = [];
  for (const { level, moves } of parts) {
    for (const move of moves) {
      // No step for what the rules do not have: were it taken all the same, the next level would not be met.
      if (move.amount === null) continue;
      const after = add(running, move.amount);
      if (ALWAYS.has(move.id) || !isZero(move.amount))
        steps.push(step("move", move, { amount: move.amount, before: running, after }));
      running = after;
    }
    if (level.amount === null) return { steps, closes: false };
    // The turnover is where the way starts; every other level must be met.
    if (level.id !== "caHt") closes &&= equals(running, level.amount);
    running = level.amount;
    steps.push(step("level", level, { amount: level.amount, before: ZERO, after: level.amount }));
  }
  return { steps, closes };
}

function step(
  kind: Step["kind"],
  { id, label, group, explains }: Move,
  { amount, before, after }: Readonly<Record<"amount" | "before" | "after", Decimal>>,
): Step {
  const text = (value: Decimal): string => decimalToFixed(value, 2);
  return { id, label, group, explains, kind, amount: text(amount), before: text(before), after: text(after) };
}
