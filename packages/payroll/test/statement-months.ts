import type { Plan } from "@bareme/engine";
import fc from "fast-check";
import {
  buildStatement,
  runMonths,
  type MonthRun,
  type MonthsInput,
  type Statement,
  type StatementSection,
} from "../src/index.ts";
import { companyRules } from "./rules.ts";

/** Random months in a row of three companies: advance or none, provisions, expenses, levies of every foundation, leave taken. */
const companies = ["cap-garance", "deux-rives", "atelier-mistral"].map((name) => ({
  name,
  ...companyRules(name),
}));

const cents = (most: number) =>
  fc
    .integer({ min: 0, max: most })
    .map((value) => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, "0")}`);

const mission = fc.record({
  caFacture: cents(900_000),
  caEncaisse: cents(900_000),
  creanceAbandonnee: fc.constantFrom("0", "0", "1500.00"),
  apporteeParLaSociete: fc.boolean(),
});

const month = fc.record({
  missions: fc
    .array(mission, { maxLength: 3 })
    .map((list) => list.map((one, index) => ({ id: `m${index}`, client: `Client ${index}`, ...one }))),
  heuresTravaillees: fc.constantFrom("0", "70", "151.67"),
  joursCongesPris: fc.constantFrom("0", "2"),
  montantReserve: cents(30_000),
  avance: fc.constantFrom("aucune", "minimum", "integrale"),
  lissage: fc.constantFrom("aucun", "brut"),
  cibleBrut: fc.constantFrom("3000.00", "5000.00"),
  fraisProfessionnels: cents(30_000).map((montant) => [{ id: "f", montant }]),
  autresFrais: fc
    .array(
      fc.record({
        montant: cents(5_000),
        nature: fc.constantFrom("sousTraitance", "medecineDuTravail", "autre"),
        fondement: fc.constantFrom("loi", "convention", "contrat", "aucun"),
      }),
      { maxLength: 3 },
    )
    .map((list) => list.map((one, index) => ({ id: `a${index}`, ...one }))),
  credits: cents(20_000).map((montant) => [{ id: "c", montant }]),
  finDeMission: fc.boolean(),
});

export const input = fc.record({
  company: fc.constantFrom(...companies),
  months: fc.array(month, { minLength: 1, maxLength: 3 }),
});

const contract = {
  typeContrat: "CDI",
  statut: "cadre",
  niveau: "senior",
  modeDuree: "heures",
  dateDebutContrat: "2026-01-01",
  cotisationSante: "60.00",
  etablissement: "paris",
};

/** The months from January 2026, with the facts of a contract that the company's rules know. */
export function monthsFrom(plan: Plan, months: readonly Readonly<Record<string, unknown>>[]): MonthsInput {
  const known = new Set([...plan.facts, ...plan.collections].map(({ id }) => id));
  return {
    facts: Object.fromEntries(Object.entries(contract).filter(([id]) => known.has(id))),
    months: months.map((facts, index) => ({ period: `2026-0${index + 1}`, facts })),
  };
}

/** The statements of months that can be evaluated. */
export function statementsOf(
  rules: ReturnType<typeof companyRules>,
  months: MonthsInput,
): readonly { readonly run: MonthRun; readonly statement: Statement }[] {
  return runMonths(months, rules).months.map((run) => {
    const statement = buildStatement(run, rules.plan);
    if (statement === null)
      throw new Error(run.evaluation.document.problems.map(({ message }) => message).join("\n"));
    return { run, statement };
  });
}

/** A section of a statement, by its kind and where that is not enough its id. */
export function section<K extends StatementSection["kind"]>(
  statement: Statement | undefined,
  kind: K,
  id?: string,
): Extract<StatementSection, { kind: K }> {
  const found = statement?.sections.find(
    (one): one is Extract<StatementSection, { kind: K }> =>
      one.kind === kind && (id === undefined || one.id === id),
  );
  if (found === undefined) throw new Error(`no section ${kind}`);
  return found;
}
