import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hashRuleSet } from "@bareme/rule-schema";
import type { Services } from "@bareme/server";
import {
  addRelease,
  approveDraft,
  createDraft,
  firstStart,
  inviteUser,
  layerOfTexts,
  openMonth,
  requestReview,
  saveContrat,
  savePiece,
  savePorte,
  STEPS,
  startPassage,
  workOn,
  writeText,
  type Actor,
  type PassageJob,
  type RuleFiles,
} from "@bareme/use-cases";
import { dossiers } from "./dossiers.ts";
import {
  actorOf,
  ADMINISTRATOR,
  APPROVER,
  AS_OF,
  AUTHOR,
  CLOSED,
  COMPANY,
  LAYERS,
  OPEN,
  PUBLISHER,
} from "./names.ts";
import { valueOf } from "./value-of.ts";

const RULES = join(import.meta.dirname, "../../../../rules");

/** Known on any day on which something is asked here. */
const SINCE = "2026-01-01";

/** Fills an empty place: tenants and people, the shipped rules, twelve portés with a month closed, half of the next one open, and an approved draft. */
export async function makeBase(services: Services): Promise<void> {
  await makePeople(services);
  await releaseRules(services, PUBLISHER, LAYERS);
  await releaseRules(services, COMPANY, [`company/${COMPANY}`]);
  const payer = await actorOf(services, ADMINISTRATOR, COMPANY);
  await makeDossiers(services, payer);
  for (const step of STEPS) await passTo(services, payer, step, CLOSED);
  await openHalf(services, payer);
  await approvedDraft(services);
}

async function makePeople(services: Services): Promise<void> {
  const { access } = services;
  const made = await firstStart(access, {
    societes: [
      { slug: PUBLISHER, label: "Éditeur des règles", kind: "publisher" },
      { slug: COMPANY, label: "Les Deux Rives Portage", kind: "company" },
    ],
    administrateur: { email: ADMINISTRATOR, nom: "Claire" },
  });
  if (valueOf(made) === null) throw new Error("the place was not empty");
  for (const tenant of [PUBLISHER, COMPANY]) {
    const administrator = await actorOf(services, ADMINISTRATOR, tenant);
    valueOf(await inviteUser(access, administrator, { email: AUTHOR, nom: "Agathe", role: "author" }));
    valueOf(await inviteUser(access, administrator, { email: APPROVER, nom: "Basile", role: "approver" }));
  }
}

/** Number 1 of each layer of a tenant, written by one and approved by the other. */
async function releaseRules(services: Services, tenant: string, layers: readonly string[]): Promise<void> {
  const { rules, store } = services;
  const author = await actorOf(services, AUTHOR, tenant);
  const approver = await actorOf(services, APPROVER, tenant);
  const { societeId } = author;
  await store.inTenant(societeId, async (unit) => {
    for (const ruleSet of layers) {
      const files = shippedFiles(ruleSet);
      const hash = hashRuleSet(valueOf(rules.compiler.read(layerOfTexts(ruleSet, files))));
      const people = { authorId: author.utilisateurId, approverId: approver.utilisateurId };
      const dates = { effectiveFrom: SINCE, knownFrom: SINCE };
      const release = { ruleSet, number: 1, files, hash, reason: "Première version", ...people, ...dates };
      await addRelease(unit, rules, { actor: approver, societeId }, release);
    }
  });
}

/** The shipped files of a rule set. Their scenarios are no part of this. */
function shippedFiles(ruleSet: string): RuleFiles {
  const folder = join(RULES, ruleSet);
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return Object.fromEntries(names.toSorted().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

async function makeDossiers({ payroll }: Services, actor: Actor): Promise<void> {
  for (const { matricule, contrat, records } of dossiers()) {
    const porte = valueOf(await savePorte(payroll, actor, { matricule, nom: "Durand", prenom: "Alix" }));
    const { id } = valueOf(await saveContrat(payroll, actor, { porteId: porte.id, data: contrat }));
    for (const { kind, data } of records)
      valueOf(await savePiece(payroll, actor, { contratId: id, kind, data }));
  }
}

/** One step of a month for all, done here and now. */
export async function passTo(
  { payroll }: Services,
  actor: Actor,
  step: (typeof STEPS)[number],
  period: string,
): Promise<void> {
  const jobs: PassageJob[] = [];
  const send = async (sent: readonly PassageJob[]): Promise<void> => void jobs.push(...sent);
  const deps = { ...payroll, queue: { send } };
  valueOf(await startPassage(deps, actor, { step, period, asOf: AS_OF }));
  for (const job of jobs) await workOn(deps, job);
}

/** A passage finds some months open, and opens the others. */
async function openHalf({ payroll, store }: Services, actor: Actor): Promise<void> {
  const contrats = await store.inTenant(actor.societeId, ({ people }) => people.contrats());
  for (const { id: contratId } of contrats.slice(0, contrats.length / 2))
    valueOf(await openMonth(payroll, actor, { contratId, period: OPEN }));
}

/** What the publication changes: a label of the law, and a bound of the convention without which the company's rules compile no more. */
const CHANGES = [
  { path: "retraite.yaml", place: "vieillesse plafonnée, part salariale", by: "vieillesse, part salariale" },
  { path: "conformite.yaml", place: '    overridable: { atLeast: "0" }\n', by: "" },
] as const;

async function approvedDraft(services: Services): Promise<void> {
  const { rules } = services;
  const author = await actorOf(services, AUTHOR, PUBLISHER);
  const approver = await actorOf(services, APPROVER, PUBLISHER);
  const { id: draftId } = valueOf(await createDraft(rules, author, { label: "Deux couches" }));
  for (const [index, { path, place, by }] of CHANGES.entries()) {
    const ruleSet = LAYERS[index] ?? LAYERS[0];
    const before = shippedFiles(ruleSet)[path];
    if (before === undefined || before.split(place).length !== 2)
      throw new Error(`« ${place} » does not stand once in ${ruleSet}/${path}`);
    const text = before.replace(place, by);
    valueOf(await writeText(rules, author, { draftId, ruleSet, path, text, revision: 0 }));
  }
  const review = { draftId, revision: CHANGES.length, text: "Relisez, s'il vous plaît." };
  valueOf(await requestReview(rules, author, review));
  valueOf(await approveDraft(rules, approver, { ...review, text: "Vu." }));
}
