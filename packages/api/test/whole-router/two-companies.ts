import { gunzipSync } from "node:zlib";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canonicalJson } from "@bareme/kernel";
import { writeJournal, type UnitOfWork } from "@bareme/use-cases";
import { emailOf, type ApiWorld, type Slug } from "../api-world.ts";
import type { Pool } from "./arbitrary.ts";

/** A company's rows of every kind that a unit of work writes, with its name in every text that they hold. */
export async function fill(world: ApiWorld, slug: Slug, mark: string): Promise<readonly string[]> {
  const user = await world.store.access.userByEmail(emailOf(slug, "payroll"));
  if (user === undefined) throw new Error(`nobody is paid to pay in ${slug}`);
  return world.store.inTenant(world.societes[slug].id, (unit) =>
    fillUnit(unit, { by: user.id, mark }, world),
  );
}

async function fillUnit(
  unit: UnitOfWork,
  { by, mark }: { readonly by: string; readonly mark: string },
  { deps }: ApiWorld,
): Promise<readonly string[]> {
  const porte = await unit.people.addPorte({ matricule: mark, nom: mark, prenom: mark, nirChiffre: null });
  const data = canonicalJson({ ...CONTRAT, cotisationSante: "60.00" });
  const contrat = await unit.people.addContrat({ porteId: porte.id, debut: "2026-01-01", fin: null, data });
  const mission = { id: mark, client: mark, tjm: "900", debut: "2026-01-01" };
  await unit.pieces.write(contrat.id, {
    kind: "mission",
    key: mark,
    date: "2026-01-01",
    data: canonicalJson(mission),
    revision: 0,
  });
  const month = await unit.months.open(contrat.id, "2026-01");
  const passage = await unit.passages.start(
    { step: "calcul", period: "2026-01", asOf: "2026-01-31", askedBy: by },
    [contrat.id],
  );
  await unit.passages.settle(passage.id, contrat.id, "problème", canonicalJson([problemOf(mark)]));
  const draft = await unit.drafts.create({ label: mark, authorId: by });
  await unit.drafts.write(draft.id, {
    ruleSet: "company/petite",
    path: "prive.yaml",
    text: `# ${mark}`,
    revision: 0,
    updatedBy: by,
    base: 0,
  });
  await unit.drafts.addOpinion(draft.id, { utilisateurId: by, kind: "comment", revision: 1, text: mark });
  const entry = { action: mark, target: mark, data: { mark } };
  await writeJournal(unit, { actor: null, clock: deps.payroll.clock }, entry);
  return [porte.id, contrat.id, month.id, passage.id, draft.id];
}

const CONTRAT = {
  typeContrat: "CDI",
  statut: "cadre",
  niveau: "senior",
  modeDuree: "heures",
  dateDebutContrat: "2026-01-01",
};

function problemOf(mark: string) {
  return { code: "MARKED", path: [mark], message: mark, remedy: mark };
}

/** What is drawn where an identifier or a text is asked. */
export function poolOf(ids: readonly string[]): Pool {
  return { ids: [...ids, "00000000-0000-4000-8000-000000000000"], texts: TEXTS };
}

const TEXTS = [
  "2026-01",
  "2026-02",
  "2026-01-31",
  "2025-12-31",
  "company/petite",
  "law/essai",
  "essai.yaml",
  "prive.yaml",
  "scenarios/essai.yaml",
  "netAPayer",
  "mission",
  "m1",
  "100.00",
  "Un motif",
  "motif@exemple.fr",
  "CDI",
  "73282932000074",
  "78.30Z",
  "un autre mot de passe",
];

/** Every row but sessions, each with its tenant where it has one: two moments can be compared. */
export async function rowsOf({ store }: ApiWorld): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), "bareme-rows-"));
  try {
    const file = join(folder, "tout");
    const written = await store.backup(file);
    if (!written.ok) throw new Error("the rows could not be read");
    const lines = gunzipSync(readFileSync(file)).toString("utf8").split("\n");
    // The first line says when it was written, the last one sums up.
    return lines.slice(1, -2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
