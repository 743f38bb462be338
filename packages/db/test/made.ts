import { FIRST_LINK, hashOfEntry, type JournalEntry, type Release, type UnitOfWork } from "@bareme/use-cases";
import { expect } from "vitest";
import type { TableStore } from "../src/store.ts";

let made = 0;

/** A name that no other test has. */
export function fresh(prefix: string): string {
  made += 1;
  return `${prefix}${made}`;
}

export async function makeSociete(
  store: TableStore,
  kind: "publisher" | "company" = "company",
): Promise<string> {
  const slug = fresh("s");
  const { id } = await store.access.addSociete({ slug, label: slug, kind, soloApproval: false });
  return id;
}

export async function makeUser(store: TableStore): Promise<string> {
  const { id } = await store.access.addUser({
    email: `${fresh("u")}@example.test`,
    nom: "U",
    passwordHash: "secret-hash",
  });
  return id;
}

/** A contract with an open month of January 2026. */
export async function makeMonth(unit: UnitOfWork) {
  const porte = await unit.people.addPorte({
    matricule: fresh("m"),
    nom: "N",
    prenom: "P",
    nirChiffre: null,
  });
  const contrat = await unit.people.addContrat({
    porteId: porte.id,
    debut: "2026-01-01",
    fin: null,
    data: "{}",
  });
  const month = await unit.months.open(contrat.id, "2026-01");
  return { porteId: porte.id, contratId: contrat.id, moisId: month.id, month };
}

/** Computes, validates and closes a month, as the use cases do one after the other. */
export async function closeMonth(unit: UnitOfWork, moisId: string, planHash = "h"): Promise<void> {
  await unit.plans.keep(planHash, "{}");
  const month = await unit.months.lock(moisId);
  if (month === undefined) throw new Error("no such month");
  const computed = {
    ...month,
    state: "calculé" as const,
    request: "{}",
    document: "{}",
    lock: "{}",
    planHash,
  };
  await unit.months.write({ ...computed, status: "valide" });
  await unit.months.write(
    { ...computed, status: "clos", revision: month.revision + 1 },
    { closedAt: "2026-02-01T08:00:00.000Z" },
  );
}

export function releaseOf(
  societeId: string,
  { authorId, approverId }: { readonly authorId: string; readonly approverId: string },
  changes: Partial<Release> = {},
): Omit<Release, "id"> {
  return {
    societeId,
    ruleSet: "company/x",
    number: 1,
    files: {},
    hash: "h",
    signature: "s",
    keyId: "k",
    authorId,
    approverId,
    reason: "r",
    effectiveFrom: "2026-01-01",
    knownFrom: "2026-01-01",
    ...changes,
  };
}

export function ecriture(numero: number, amount: string, fromAccount = "disponible", toAccount = "salaires") {
  return { numero, fromAccount, toAccount, amount, line: "l", item: null, label: "L", basis: null };
}

export async function addToJournal(unit: UnitOfWork, action: string, data = "{}"): Promise<void> {
  const last = await unit.journal.last();
  const link: Omit<JournalEntry, "hash"> = {
    at: "2026-11-22T05:57:14.120Z",
    utilisateurId: null,
    action,
    target: "t",
    data,
    previousHash: last?.hash ?? FIRST_LINK,
  };
  await unit.journal.add({ ...link, hash: hashOfEntry(link) });
}

/** What the database said when it refused: drizzle wraps it. */
export const refused = (cause: string) =>
  expect.objectContaining({ cause: expect.objectContaining({ message: expect.stringContaining(cause) }) });

/** At least one row in each table that the stores write for a tenant. */
export async function fillAll(
  unit: UnitOfWork,
  societeId: string,
  people: { readonly authorId: string; readonly approverId: string },
): Promise<void> {
  const by = people.authorId;
  const month = await makeMonth(unit);
  const next = await unit.months.open(month.contratId, "2026-02");
  await unit.ledger.add(month, [ecriture(1, "1.00")]);
  await closeMonth(unit, month.moisId);
  await unit.months.addCorrection({ moisId: month.moisId, inMoisId: next.id, motif: "m", facts: "{}" }, by);
  await unit.pieces.write(month.contratId, {
    kind: "facture",
    key: "F-1",
    date: "2026-01-31",
    data: "{}",
    revision: 0,
  });
  const draft = await unit.drafts.create({ label: "d", authorId: by });
  const text = { ruleSet: "company/x", path: "a.yaml", text: "a", revision: 0, updatedBy: by, base: 0 };
  await unit.drafts.write(draft.id, text);
  await unit.drafts.addOpinion(draft.id, { utilisateurId: by, kind: "comment", revision: 1, text: "t" });
  await unit.releases.add(releaseOf(societeId, people, { ruleSet: fresh("company/") }));
  await unit.passages.start({ step: "calcul", period: "2026-02", asOf: "2026-02-28", askedBy: by }, [
    month.contratId,
  ]);
  await unit.mentions.writeEmployeur({ effectiveFrom: "2026-01-01", data: "{}", revision: 0 });
  await unit.mentions.writeContrat(month.contratId, { effectiveFrom: "2026-01-01", data: "{}", revision: 0 });
  await addToJournal(unit, "a");
}
