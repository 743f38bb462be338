import { canonicalJson, type JsonValue } from "@bareme/kernel";
import { readDashboard, type Dashboard, type UnitOfWork } from "@bareme/use-cases";
import { valueOf, type World } from "./payroll-world.ts";

/** What a porté's account is told in a test: an opening state, and the postings of each month. */
export interface ToldBooks {
  readonly matricule: string;
  readonly opening?: Readonly<Record<string, string>>;
  readonly months: Readonly<Record<string, readonly Told[]>>;
}

/** From an account, into another, an amount. */
type Told = readonly [from: string, to: string, amount: string];

/** Closed months with postings chosen by hand, so that every sum over them can be written out. Gives the contract. */
export async function writeBooks(
  { store, actor, deps }: World,
  { matricule, opening, months }: ToldBooks,
): Promise<string> {
  const stack = valueOf(await deps.planOf("deux-rives", "2026-12-31"));
  return store.inTenant(actor.societeId, async (unit) => {
    const text = canonicalJson(JSON.parse(JSON.stringify(stack.plan)) as JsonValue);
    if (!(await unit.plans.has(stack.planHash))) await unit.plans.keep(stack.planHash, text);
    const porte = await unit.people.addPorte({ matricule, nom: "Durand", prenom: "Alix", nirChiffre: null });
    const contrat = await unit.people.addContrat({
      porteId: porte.id,
      debut: "2024-01-01",
      fin: null,
      data: "{}",
    });
    let first = true;
    for (const [period, postings] of Object.entries(months)) {
      const request = first && opening !== undefined ? canonicalJson({ opening }) : "{}";
      await closed(unit, { contratId: contrat.id, period, postings, request, planHash: stack.planHash });
      first = false;
    }
    return contrat.id;
  });
}

async function closed(
  unit: UnitOfWork,
  told: {
    readonly contratId: string;
    readonly period: string;
    readonly postings: readonly Told[];
    readonly request: string;
    readonly planHash: string;
  },
): Promise<void> {
  const { contratId, period, postings, request, planHash } = told;
  const month = await unit.months.open(contratId, period);
  const entries = postings.map(([fromAccount, toAccount, amount], index) => {
    const words = { line: "essai", item: null, label: "Essai", basis: null };
    return { numero: index + 1, fromAccount, toAccount, amount, ...words };
  });
  await unit.ledger.add({ contratId, moisId: month.id }, entries);
  const computed = { ...month, state: "calculé" as const, request, document: "{}", lock: "{}", planHash };
  await unit.months.write({ ...computed, status: "valide" });
  await unit.months.write(
    { ...computed, status: "clos", revision: month.revision + 1 },
    { closedAt: "2026-12-31T08:00:00.000Z" },
  );
}

export async function dashboardOf({ deps, actor }: World, as = actor): Promise<Dashboard> {
  return valueOf(await readDashboard(deps, as, {}));
}
