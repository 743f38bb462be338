import { decimal, isZero, subtract } from "@bareme/kernel";
import type { EvaluationDocument } from "@bareme/engine";
import { buildAccount } from "../account.ts";
import { PAS_LINE, PAYSLIP_TOTALS } from "../payslip-layout.ts";
import { ACCOUNT_FIGURES, GROSS, isAmount, type Cell } from "./cells.ts";
import { printsGrossOnly } from "./given-gross.ts";
import { stepTo, withRest, type ControlStep, type Figure, type Term, type Typed } from "./step.ts";
import type { Truth } from "./truth.ts";
import { carryOn } from "./worlds.ts";

const { cotisationsSalariales, cotisationsPatronales, netAvantImpot, netAPayer, totalVerseEmployeur } =
  PAYSLIP_TOTALS;

/** The walk from the net paid to the turnover on the typed figures, then from the turnover to the net on the recomputed ones. */
export function readSteps(cells: readonly Cell[], truth: Truth): readonly ControlStep[] {
  const typed: Typed = (id) => {
    const cell = cells.find(
      ({ value, kind, absent }) => value === id && !absent && kind !== "basis" && kind !== "opening",
    );
    return cell === undefined ? undefined : { amount: cell.typed, typed: true };
  };
  const statement = cells.some(({ place, absent }) => place === "compte" && !absent);
  const added = carryOn(cells.filter(isOwn), "sums", truth);
  const { document, rules } = truth;
  return [
    ...(added === undefined ? [] : wayBack(cells, truth, { document: added.document, typed })),
    ...(added === undefined || !statement || rules.plan.accounts.length === 0
      ? []
      : backToTurnover(cells, truth, { document: added.document, typed })),
    ...(statement && rules.plan.accounts.length > 0 ? fromTurnover(truth, typed) : []),
    ...wayForward(document, truth, typed),
  ];
}

/** A figure that is no sum of others. */
function isOwn({ kind, value, part }: Cell): boolean {
  return (
    kind === "opening" ||
    kind === "unknown" ||
    (kind === "line" && isAmount(part)) ||
    value === PAS_LINE ||
    value === ACCOUNT_FIGURES.caHt
  );
}

interface Back {
  /** The typed lines, added up by the rules. */
  readonly document: EvaluationDocument;
  readonly typed: Typed;
}

function wayBack(cells: readonly Cell[], truth: Truth, { document, typed }: Back): readonly ControlStep[] {
  const sumOf = (id: string): Figure => ({ amount: valueOf(id, document, truth), typed: true });
  const term = (id: string, label: string, sign: Term["sign"] = "+"): Term => ({
    ...(typed(id) ?? { ...sumOf(id), typed: false }),
    id,
    label,
    sign,
  });
  const added = (id: string, label: string): readonly ControlStep[] =>
    stepTo(typed(id), { direction: "retour", label }, [
      { ...sumOf(id), id, label: "Somme des lignes", sign: "+" },
    ]);
  const back = (to: string, label: string, terms: readonly Term[]): readonly ControlStep[] =>
    stepTo(typed(to), { direction: "retour", label }, withRest(terms, to, document));
  const items = !printsGrossOnly(cells, truth.rules.plan) && truth.computed.has(GROSS);
  return [
    ...back(netAvantImpot, "Du net à payer au net avant impôt", [
      term(netAPayer, "Net à payer"),
      term(PAS_LINE, "Impôt prélevé à la source"),
      term("retenuesSurNet", "Retenues sur le net"),
      term("fraisRembourses", "Frais remboursés", "-"),
    ]),
    ...added(cotisationsSalariales, "Les parts salariales font leur total"),
    ...back(GROSS, "Du net avant impôt au brut", [
      term(netAvantImpot, "Net avant impôt"),
      term(cotisationsSalariales, "Cotisations salariales"),
    ]),
    ...(items ? added(GROSS, "Les éléments du brut font leur total") : []),
    ...added(cotisationsPatronales, "Les parts patronales font leur total"),
    ...back(totalVerseEmployeur, "Du brut au coût", [
      term(GROSS, "Rémunération brute"),
      term(cotisationsPatronales, "Cotisations patronales"),
    ]),
  ];
}

/** From the cost to the turnover: the ledger of the typed lines, with the balance that the statement gives. */
function backToTurnover(
  cells: readonly Cell[],
  { rules, request }: Truth,
  { document, typed }: Back,
): readonly ControlStep[] {
  const { period } = request;
  const { identity, accounts } = buildAccount(document, rules.plan, { period, opening: request.opening });
  const opening = cells.find(({ kind }) => kind === "opening")?.typed;
  const start = opening ?? decimal(accounts.find(({ role }) => role === "disponible")?.opening ?? "0");
  const closing = typed(ACCOUNT_FIGURES.solde) ?? {
    amount: decimal(document.values[ACCOUNT_FIGURES.solde] ?? "0"),
    typed: false,
  };
  const fees = cells.filter(
    ({ kind, part, place }) => kind === "unknown" && (part === "patronal" || place === "compte"),
  );
  return stepTo(
    typed(ACCOUNT_FIGURES.caHt) ?? { amount: decimal(identity.caHt), typed: false },
    { direction: "retour", label: "Du coût au chiffre d'affaires" },
    [
      ...identity.terms.flatMap(({ id, label, sign, amount }): readonly Term[] =>
        id === "variationDisponible" || isZero(decimal(amount))
          ? []
          : [{ id: null, label, sign, amount: decimal(amount), typed: true }],
      ),
      ...fees.map(({ label, typed: amount }): Term => ({
        id: null,
        label: `${label}, sans fondement : frais de gestion`,
        sign: "+",
        amount,
        typed: true,
      })),
      {
        id: null,
        label: "Variation du solde",
        sign: "+",
        amount: subtract(closing.amount, start),
        typed: closing.typed,
      },
    ],
  );
}

/** From the turnover to the gross: all that the account bears beside it, taken off. */
function fromTurnover({ document, rules, request }: Truth, typed: Typed): readonly ControlStep[] {
  const { period, opening } = request;
  const { identity } = buildAccount(document, rules.plan, { period, opening });
  const terms = identity.terms.flatMap(({ id, label, sign, amount }): readonly Term[] =>
    id === "brut" || isZero(decimal(amount))
      ? []
      : [{ id: null, label, sign: sign === "+" ? "-" : "+", amount: decimal(amount), typed: false }],
  );
  const start: Term = {
    id: null,
    label: "Chiffre d'affaires HT",
    sign: "+",
    amount: decimal(identity.caHt),
    typed: false,
  };
  return stepTo(typed(GROSS), { direction: "aller", label: "Du chiffre d'affaires au brut" }, [
    start,
    ...terms,
  ]);
}

function wayForward(document: EvaluationDocument, truth: Truth, typed: Typed): readonly ControlStep[] {
  const term = (id: string, label: string, sign: Term["sign"] = "+"): Term => ({
    amount: valueOf(id, document, truth),
    typed: false,
    id,
    label,
    sign,
  });
  const forth = (to: string, label: string, terms: readonly Term[]): readonly ControlStep[] =>
    stepTo(typed(to), { direction: "aller", label }, withRest(terms, to, document));
  return [
    ...forth(netAvantImpot, "Du brut au net avant impôt", [
      term(GROSS, "Rémunération brute"),
      term(cotisationsSalariales, "Cotisations salariales", "-"),
    ]),
    ...forth(netAPayer, "Du net avant impôt au net à payer", [
      term(netAvantImpot, "Net avant impôt"),
      term(PAS_LINE, "Impôt prélevé à la source", "-"),
      term("fraisRembourses", "Frais remboursés"),
      term("retenuesSurNet", "Retenues sur le net", "-"),
    ]),
  ];
}

/** A computed value, or the fact that stands for it under the law alone. */
function valueOf(id: string, { values }: EvaluationDocument, { request }: Truth) {
  const given = request.facts[id];
  return decimal(values[id] ?? (typeof given === "string" ? given : "0"));
}
