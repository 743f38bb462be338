import {
  add,
  decimalToFixed,
  equals,
  failure,
  isZero,
  parseDecimal,
  subtract,
  success,
  ZERO,
  type Decimal,
  type Problem,
  type Result,
} from "@bareme/kernel";
import type { MonthsInput } from "../months.ts";
import { followInvoices, type Billing, type Payment } from "./follow-invoices.ts";
import { invoiceOf } from "./invoice.ts";
import { leaveCorrections } from "./leave-corrections.ts";
import { isRecord } from "../outside-data.ts";

/** What to suppose of a mission. Given `tjm` or `jours`, what is invoiced is their product and whatever else the file invoices; `ca` gives it directly. */
export interface MissionChange {
  readonly tjm?: Decimal;
  readonly jours?: Decimal;
  readonly ca?: Decimal;
}

/** Which mission in which month; by default the only mission, in every month that invoices it. */
export interface Target {
  readonly mission?: string | undefined;
  readonly period?: string | undefined;
  /** The client pays the invoice within the month, whatever the file says; else payments follow the invoices. */
  readonly paidAtOnce?: boolean;
}

export interface ChangedMonths {
  readonly input: MonthsInput;
  readonly mission: string;
  /** The places of the months that were changed. */
  readonly months: readonly number[];
  /** What is invoiced in them for the mission, after the change. */
  readonly ca: Decimal;
  /** The places of months some of whose cash pays no invoice of the file: that part is left as it is. */
  readonly cashKept: readonly number[];
  /** The places of changed months that invoice something besides rate × days, which is kept. */
  readonly besidesKept: readonly number[];
  /** The places of months whose corrections by the file were left out: they would undo the supposition. */
  readonly correctionsLeft: readonly number[];
}

type Facts = Readonly<Record<string, unknown>>;

/**
 * The same months with another rate, other days or another turnover. What the client pays follows the invoices (see `followInvoices`), and the days
 * worked follow the days invoiced where the file holds both as one number. Everything else stays as the file says.
 */
export function changeMission(
  input: MonthsInput,
  change: MissionChange,
  target: Target,
): Result<ChangedMonths> {
  const asked = input.months.flatMap((month, index) =>
    target.period === undefined || month.period === target.period ? [index] : [],
  );
  if (asked.length === 0) return failure([unknownMonth(input, target.period ?? "")]);
  const found = findMission(input, asked, target.mission);
  if (!found.ok) return found;
  const mission = found.value;
  const months = monthsOf(input, asked, mission, target);
  const problems: Problem[] = [];
  const billings = input.months.map((month, index): Billing => {
    const fields = missionsOf(input, index).find((one) => one["id"] === mission);
    const before = parseDecimal(fields?.["caFacture"]);
    const cash = parseDecimal(fields?.["caEncaisse"]);
    const after =
      fields === undefined || !months.includes(index)
        ? before
        : turnoverOf(fields, change, month.period, problems);
    return { before, after, cash };
  });
  if (problems.length > 0) return failure(problems);
  const cash = paymentsOf(billings, months, target);
  const changed = input.months.map((month, index) => {
    const edited = missionsOf(input, index).map((fields) =>
      fields["id"] === mission
        ? {
            ...fields,
            ...(months.includes(index) && amountsOf(change, billings[index]?.after)),
            ...textOf("caEncaisse", cash[index]?.paid),
          }
        : fields,
    );
    const days = months.includes(index) ? workedDays(factsOf(input, index), edited) : {};
    return edited.length === 0 ? month : { ...month, facts: { ...month.facts, missions: edited, ...days } };
  });
  const ca = months.reduce((sum, index) => add(sum, billings[index]?.after ?? ZERO), ZERO);
  const cashKept = cash.flatMap(({ unmatched }, index) => (unmatched ? [index] : []));
  const besidesKept = months.filter(
    (index) =>
      change.ca === undefined &&
      missionsOf(input, index).some((fields) => fields["id"] === mission && !isZero(besidesDays(fields))),
  );
  const { months: supposed, left } = leaveCorrections(changed, touchedBy(months, billings, target));
  return success({
    input: { ...input, months: supposed },
    mission,
    months,
    ca,
    cashKept,
    besidesKept,
    correctionsLeft: left,
  });
}

/** The months that change, and those after them whose cash may follow: the same for every value supposed. */
function touchedBy(
  months: readonly number[],
  billings: readonly Billing[],
  { paidAtOnce }: Target,
): readonly number[] {
  if (paidAtOnce === true) return months;
  const first = months[0] ?? billings.length;
  return billings.flatMap(({ cash }, index) =>
    months.includes(index) || (index > first && cash !== undefined && !isZero(cash)) ? [index] : [],
  );
}

function paymentsOf(
  billings: readonly Billing[],
  months: readonly number[],
  { paidAtOnce }: Target,
): readonly Payment[] {
  if (paidAtOnce !== true) return followInvoices(billings);
  return billings.map(({ after, cash }, index) => ({
    paid: cash !== undefined && months.includes(index) ? after : cash,
    unmatched: false,
  }));
}

/** The month that is named; else those in which the mission is invoiced, or all that have it when none is. */
function monthsOf(
  input: MonthsInput,
  asked: readonly number[],
  mission: string,
  { period }: Target,
): readonly number[] {
  const having = (test: (fields: Facts) => boolean): readonly number[] =>
    asked.filter((index) =>
      missionsOf(input, index).some((fields) => fields["id"] === mission && test(fields)),
    );
  const invoiced = having((fields) =>
    ["caFacture", "jours"].some((field) => !isZero(parseDecimal(fields[field]) ?? ZERO)),
  );
  return period !== undefined || invoiced.length === 0 ? having(() => true) : invoiced;
}

function factsOf(input: MonthsInput, index: number): Facts {
  return { ...input.facts, ...input.months[index]?.facts };
}

/** The missions of a month as the file gives them; what is not a mission is left for the rules to refuse. */
function missionsOf(input: MonthsInput, index: number): readonly Facts[] {
  return missionsIn(factsOf(input, index));
}

function missionsIn(facts: Facts): readonly Facts[] {
  const list = facts["missions"];
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

function findMission(
  input: MonthsInput,
  months: readonly number[],
  asked: string | undefined,
): Result<string> {
  const ids = [...new Set(months.flatMap((index) => missionsOf(input, index).map(({ id }) => String(id))))];
  const [only, ...others] = ids;
  if (asked !== undefined && ids.includes(asked)) return success(asked);
  if (asked === undefined && only !== undefined && others.length === 0) return success(only);
  const known = ids.length === 0 ? "aucune" : ids.map((id) => `« ${id} »`).join(", ");
  return failure([
    {
      code: "SIMULATION_MISSION",
      path: ["missions"],
      message:
        asked === undefined
          ? `Une mission est à choisir ; missions des mois simulés : ${known}.`
          : `« ${asked} » n'est pas une mission des mois simulés ; missions : ${known}.`,
      remedy:
        ids.length === 0
          ? "Ajoutez une mission au fichier, avec son « id »."
          : `Donnez --mission avec l'une d'elles, par exemple --mission ${only ?? ""}.`,
    },
  ]);
}

/** The turnover invoiced under the change; undefined, with a problem, when the file lacks the other factor. */
function turnoverOf(
  fields: Facts,
  change: MissionChange,
  period: string,
  problems: Problem[],
): Decimal | undefined {
  if (change.ca !== undefined) return change.ca;
  const tjm = change.tjm ?? parseDecimal(fields["tjm"]);
  const jours = change.jours ?? parseDecimal(fields["jours"]);
  if (tjm !== undefined && jours !== undefined) return add(invoiceOf(tjm, jours), besidesDays(fields));
  const missing = tjm === undefined ? "tjm" : "jours";
  problems.push({
    code: "SIMULATION_MISSION",
    path: ["missions", String(fields["id"]), missing],
    message: `La mission « ${String(fields["id"])} » n'a pas de « ${missing} » en ${period} : le chiffre d'affaires, TJM × jours, ne peut pas être calculé.`,
    remedy: `Ajoutez « ${missing} » à la mission, entre guillemets, ou donnez --${missing}.`,
  });
  return undefined;
}

/** What the file invoices besides rate × days: expenses passed on, a credit note, a rebate. It does not change with them. */
function besidesDays(fields: Facts): Decimal {
  const [ca, tjm, jours] = ["caFacture", "tjm", "jours"].map((field) => parseDecimal(fields[field]));
  if (ca === undefined || isZero(ca) || tjm === undefined || jours === undefined)
    return parseDecimal(fields["fraisRefactures"]) ?? ZERO;
  return subtract(ca, invoiceOf(tjm, jours));
}

function amountsOf(change: MissionChange, ca: Decimal | undefined): Facts {
  return { ...textOf("tjm", change.tjm), ...textOf("jours", change.jours, 0), ...textOf("caFacture", ca) };
}

function textOf(field: string, value: Decimal | undefined, places = 2): Facts {
  return value === undefined ? {} : { [field]: decimalToFixed(value, places) };
}

/** Days worked that are the days invoiced stay so. */
function workedDays(before: Facts, after: readonly Facts[]): Facts {
  const sum = (missions: readonly Facts[]): Decimal =>
    missions.reduce((total, fields) => add(total, parseDecimal(fields["jours"]) ?? ZERO), ZERO);
  const worked = parseDecimal(before["joursTravailles"]);
  return worked !== undefined && equals(worked, sum(missionsIn(before)))
    ? textOf("joursTravailles", sum(after), 0)
    : {};
}

function unknownMonth(input: MonthsInput, period: string): Problem {
  return {
    code: "SIMULATION_MONTH",
    path: [period],
    message: `« ${period} » n'est pas un mois du fichier.`,
    remedy: `Mois du fichier : ${input.months.map((month) => month.period).join(", ")}.`,
  };
}
