import type { Plan } from "@bareme/engine";
import { failure, success, type Problem, type Result } from "@bareme/kernel";
import type { Actor } from "../../actor.ts";
import { openContract, readFile, type ContractFile } from "../contract-file.ts";
import type { PayrollDeps } from "../deps.ts";
import { monthInput } from "../inputs.ts";
import { readKept, type ReadMonth } from "../kept-month.ts";
import { onComputed, type Opened } from "../read-month.ts";
import type { Context } from "../transaction.ts";
import type { DocumentHeader, DocumentParties, EarlierPay } from "./header-shape.ts";
import { mentionMissing } from "./missing.ts";
import { factsOf, type WorkedMonth } from "./month-facts.ts";
import { paidTime } from "./paid-time.ts";
import { partiesOf, toldOn, type Told } from "./parties.ts";
import { takenLeave } from "./taken-leave.ts";

export const readDocumentHeaderInput = monthInput;

/** What a payslip says beside the computed month, and what its sums of the year go on from. */
export interface HeaderOfMonth {
  readonly header: DocumentHeader;
  /** In the order of their months. Without a month of the year, the payslip names the gap and prints no sum. */
  readonly earlier: readonly EarlierPay[];
  /** The facts of the month and its rules: the rappels that it posts are named from both. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly plan: Plan;
}

/** What the payslip of a computed month says beside what the rules compute. A mention that nothing tells is a problem, never a blank. */
export async function readDocumentHeader(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<HeaderOfMonth>> {
  return onComputed(deps, actor, readDocumentHeaderInput, input, async (context, opened) => {
    const begun = await begin(context, opened);
    if (!begun.ok) return begun;
    const { file, parties, told } = begun.value;
    const before = await earlierMonths(context, file, opened.read);
    if (!before.ok) return before;
    const month = ofMonth({ ...opened, file }, before.value, told);
    if (!parties.ok || !month.ok)
      return failure([parties, month].flatMap((one) => (one.ok ? [] : one.problems)));
    return success({
      header: { ...parties.value, ...month.value },
      earlier: earlierPays(before.value, told),
      facts: opened.read.request.facts,
      plan: opened.stack.plan,
    });
  });
}

/** What a statement of the compte d'activité says beside the account: it needs no time paid, leave or tax. */
export async function readDocumentParties(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
): Promise<Result<DocumentParties>> {
  return onComputed(deps, actor, readDocumentHeaderInput, input, async (context, opened) => {
    const begun = await begin(context, opened);
    return begun.ok ? begun.value.parties : begun;
  });
}

interface Begun {
  readonly file: ContractFile;
  readonly parties: Result<DocumentParties>;
  readonly told: Told["contrat"];
}

/** What was told for the day of payment, and the parties that it makes. A refused month has no document: what hinders it is said first. */
async function begin(context: Context, { read, stack }: Opened): Promise<Result<Begun>> {
  if (read.document.problems.length > 0) return failure(read.document.problems);
  const { unit } = context;
  const file = await openContract(context, read.kept.contratId);
  if (!file.ok) return file;
  const { contrat } = file.value;
  const { paymentDate: paidOn } = read.lock;
  const porte = (await unit.people.portes()).find(({ id }) => id === contrat.porteId);
  if (porte === undefined) throw new Error(`contract ${contrat.id} is nobody's`);
  const told = await toldOn(unit, contrat.id, paidOn);
  const parties = partiesOf(porte, told, { fact: factsOf(read, stack.plan), paidOn });
  return success({ file: file.value, parties, told: told.contrat });
}

function ofMonth(
  { file, read, stack, slug }: Opened & { readonly file: ContractFile },
  before: readonly ReadMonth[],
  told: Told["contrat"],
): Result<Omit<DocumentHeader, keyof DocumentParties>> {
  const dossier = readFile(slug, file);
  if (!dossier.ok) return dossier;
  const worked = (month: ReadMonth): WorkedMonth => ({
    period: month.request.period,
    fact: factsOf(month, stack.plan),
  });
  const now = worked(read);
  const temps = paidTime(now, before.map(worked), told[0]?.baseDeRemuneration ?? null);
  const { values } = read.document;
  const conges = takenLeave(now, { values, dossier: dossier.value, told });
  const origine = now.fact("origineTauxPas");
  const problems: readonly Problem[] = [
    ...[temps, conges].flatMap((one) => (one.ok ? [] : one.problems)),
    ...(origine === undefined ? [noRateNature()] : []),
  ];
  if (!temps.ok || !conges.ok || problems.length > 0) return failure(problems);
  return success({
    temps: temps.value,
    conges: conges.value,
    // The rules know neither partial activity nor hours at an increased rate: a month that they compute has none.
    activitePartielle: null,
    natureTauxPas: origine === "personnalise" ? "personnalise" : "nonPersonnalise",
    heuresExonerees: NOTHING,
  });
}

const NOTHING = "0.00";

/** Months of the contract before this one, as they were paid. */
async function earlierMonths(
  { unit }: Context,
  file: ContractFile,
  read: ReadMonth,
): Promise<Result<readonly ReadMonth[]>> {
  const before = file.months.filter(({ period }) => period < read.request.period);
  const months: ReadMonth[] = [];
  for (const kept of await unit.months.read(before.map(({ id }) => id))) {
    if (kept.document === null) continue;
    const one = readKept(kept);
    if (!one.ok) return one;
    months.push(one.value);
  }
  return success(months);
}

/** Pays made here, from their documents, and those that another software made, as they were told. */
function earlierPays(months: readonly ReadMonth[], told: Told["contrat"]): readonly EarlierPay[] {
  const elsewhere = told.flatMap(({ paiesAnterieures }) => paiesAnterieures);
  const once = new Map(elsewhere.map((pay) => [`${pay.from} ${pay.to}`, pay]));
  return [...once.values(), ...months.flatMap(payOf)].toSorted((left, right) =>
    left.from < right.from ? -1 : 1,
  );
}

function payOf({ document, lock }: ReadMonth): readonly EarlierPay[] {
  const { netImposable, pas: impot } = document.values;
  if (netImposable === undefined || impot === undefined) return [];
  const { period, paymentDate } = lock;
  return [{ from: period, to: period, paymentDate, netImposable, impot, heuresExonerees: NOTHING }];
}

function noRateNature(): Problem {
  return mentionMissing(
    ["natureTauxPas"],
    "la nature du taux de prélèvement à la source (R3243-1, 9°)",
    "Donnez « tauxPas » au contrat, puis calculez le mois de nouveau.",
  );
}
