import { canonicalJson, type JsonValue } from "@bareme/kernel";
import { lockOf, runMonths } from "@bareme/payroll";
import { type Societe, readStack } from "@bareme/use-cases";
import { got, type RulesWorld } from "./rules-world.ts";

/** The facts of the published payslip of January 2026 (SP26-01, rules/company/cap-garance/scenarios/bulletin-publie.yaml). */
const JANUARY = {
  typeContrat: "CDI",
  statut: "cadre",
  niveau: "senior",
  modeDuree: "mensuel",
  dateDebutContrat: "2026-01-01",
  salaireMensuelContractuel: "2374.00",
  missions: [{ id: "m1", caFacture: "9500.00", caEncaisse: "9500.00", tjm: "500.00", jours: "19" }],
};

/** A porté whose months are closed under the published rules, and the next one open. */
export async function closedMonths(
  { deps }: RulesWorld,
  societe: Societe,
  {
    closed,
    open,
    facts = {},
    asOf,
  }: {
    readonly closed: readonly string[];
    readonly open: string;
    readonly facts?: object;
    readonly asOf?: string;
  },
): Promise<{ readonly contratId: string; readonly openId: string }> {
  return deps.store.inTenant(societe.id, async (unit) => {
    const { compiler } = deps;
    const stack = got(
      await readStack({ releases: unit.releases, compiler }, [`company/${societe.slug}`], null),
    );
    const months = closed.map((period) => ({ period, asOf, facts: {} }));
    const { months: runs } = runMonths({ facts: { ...JANUARY, ...facts }, months }, stack);
    const matricule = `P${(await unit.people.portes()).length + 1}`;
    const porte = await unit.people.addPorte({
      matricule,
      nom: "Martin",
      prenom: "Dominique",
      nirChiffre: null,
    });
    const contrat = await unit.people.addContrat({
      porteId: porte.id,
      debut: "2026-01-01",
      fin: null,
      data: "{}",
    });
    for (const { period, state, request, evaluation } of runs) {
      if (state !== "calculé") throw new Error(`${period} is ${state}`);
      const month = await unit.months.open(contrat.id, period);
      const kept = {
        ...month,
        state,
        request: jsonOf(request),
        document: jsonOf(evaluation.document),
        lock: jsonOf(
          lockOf({ request, document: evaluation.document }, stack.plan, stack.planHash(), "essai"),
        ),
        planHash: stack.planHash(),
      };
      await unit.plans.keep(stack.planHash(), jsonOf(stack.plan));
      await unit.months.write({ ...kept, status: "valide" });
      const closing = { ...kept, status: "clos" as const, revision: month.revision + 1 };
      await unit.months.write(closing, { closedAt: deps.clock.now() });
    }
    return { contratId: contrat.id, openId: (await unit.months.open(contrat.id, open)).id };
  });
}

function jsonOf(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(value)) as JsonValue);
}
