import {
  add,
  decimal,
  decimalToFixed,
  divide,
  equals,
  multiply,
  negate,
  roundTo,
  subtract,
  ZERO,
  type Decimal,
} from "@bareme/kernel";
import { MODEL_LINES, REDUCTION, type ModelLine } from "./model-lines.ts";

/** What the model gives, unrounded: its lines by « side/id », the gross, and the part of the CSG base that comes from it. */
export interface ModelPayslip {
  readonly brut: Decimal;
  readonly amounts: ReadonlyMap<string, Decimal>;
  readonly assietteAbattue: Decimal;
}

/** The payslip that the model's lines make, by our ids: each line and each base rounded to the cent, totals of rounded lines. */
export function printedPayslip(model: ModelPayslip): Record<string, string> {
  const lines = new Map<string, Decimal>();
  for (const line of MODEL_LINES) {
    const exact = model.amounts.get(keyOf(line)) ?? ZERO;
    lines.set(keyOf(line), toCents(line.id === REDUCTION ? negate(exact) : exact));
  }
  const amount = (key: string): Decimal => lines.get(key) ?? ZERO;
  // The rules round the base of the CSG and of the forfait social before the rate is applied; the model does not.
  const garanties = add(amount("employer/sante"), amount("employer/prevoyance-cadres"));
  const exactGaranties = add(exactly(model, "employer/sante"), exactly(model, "employer/prevoyance-cadres"));
  lines.set("employer/forfait-social", rebased(model, "employer/forfait-social", exactGaranties, garanties));
  const exactBase = add(model.assietteAbattue, exactGaranties);
  const base = toCents(add(model.assietteAbattue, garanties));
  for (const key of ["employee/csg-deductible", "employee/csg-non-deductible", "employee/crds"]) {
    lines.set(key, rebased(model, key, exactBase, base));
  }

  const sum = (side: ModelLine["side"]): Decimal =>
    MODEL_LINES.filter((line) => line.side === side).reduce(
      (total, line) => add(total, amount(keyOf(line))),
      ZERO,
    );
  const [employer, employee] = [sum("employer"), sum("employee")];
  const net = subtract(model.brut, employee);
  const taxable = [
    amount("employee/csg-non-deductible"),
    amount("employee/crds"),
    amount("employer/sante"),
  ].reduce(add, net);
  return {
    ...Object.fromEntries(MODEL_LINES.map((line) => [line.ours, shown(amount(keyOf(line)))])),
    cotisationsPatronales: shown(employer),
    cotisationsSalariales: shown(employee),
    totalVerseEmployeur: shown(add(model.brut, employer)),
    netAvantImpot: shown(net),
    montantNetSocial: shown(net),
    netImposable: shown(taxable),
  };
}

/** PAS and what is paid, at a rate in %. */
export function printedTax(
  payslip: Readonly<Record<string, string>>,
  ratePct: string,
): Record<string, string> {
  const pas = toCents(
    multiply(decimal(payslip["netImposable"] ?? ""), divide(decimal(ratePct), decimal("100"))),
  );
  return {
    tauxPas: decimalToFixed(decimal(ratePct), 2),
    pas: shown(pas),
    netAPayer: shown(subtract(decimal(payslip["netAvantImpot"] ?? ""), pas)),
  };
}

export function keyOf({ side, id }: Pick<ModelLine, "side" | "id">): string {
  return `${side}/${id}`;
}

/** An amount on another base at the rate it had, which is known to a millionth. */
function rebased(model: ModelPayslip, key: string, exactBase: Decimal, base: Decimal): Decimal {
  const exact = exactly(model, key);
  if (equals(exactBase, ZERO)) return toCents(exact);
  return toCents(multiply(base, roundTo(divide(exact, exactBase), decimal("0.00001"), "half-up")));
}

function exactly(model: ModelPayslip, key: string): Decimal {
  return model.amounts.get(key) ?? ZERO;
}

function toCents(amount: Decimal): Decimal {
  return roundTo(amount, decimal("0.01"), "half-up");
}

function shown(amount: Decimal): string {
  return decimalToFixed(amount, 2);
}
