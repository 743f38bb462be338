import { canonicalJson, success, type JsonValue, type Result } from "@bareme/kernel";
import {
  DOSSIER_LISTS,
  listContrats,
  listPortes,
  readContrat,
  saveContrat,
  savePieces,
  savePorte,
  type Actor,
  type PayrollDeps,
} from "@bareme/use-cases";
import type { Dossier, ExamplePorte } from "./example-files.ts";
import { loadMentionsContrat } from "./example-mentions.ts";

interface Record {
  readonly kind: string;
  readonly data: unknown;
}

/** Saves a porté, its contract, the records of its dossier and its mentions, those of them that are not there yet; gives the contract. */
export async function loadRecords(
  deps: PayrollDeps,
  actor: Actor,
  porte: ExamplePorte,
): Promise<Result<string>> {
  const porteId = await loadPorte(deps, actor, porte);
  if (!porteId.ok) return porteId;
  const contratId = await loadContrat(deps, actor, porteId.value, porte.dossier);
  if (!contratId.ok) return contratId;
  const kept = await readContrat(deps, actor, { contratId: contratId.value });
  if (!kept.ok) return kept;
  const there = new Set(kept.value.pieces.map(({ kind, data }) => `${kind} ${data}`));
  const pieces = recordsOf(porte.dossier).filter(
    ({ kind, data }) => !there.has(`${kind} ${canonicalJson(data as JsonValue)}`),
  );
  if (pieces.length > 0) {
    const saved = await savePieces(deps, actor, { contratId: contratId.value, pieces });
    if (!saved.ok) return saved;
  }
  const told = await loadMentionsContrat(deps, actor, { contratId: contratId.value, porte });
  return told.ok ? contratId : told;
}

async function loadPorte(
  deps: PayrollDeps,
  actor: Actor,
  { matricule, nom, prenom, nir }: ExamplePorte,
): Promise<Result<string>> {
  const portes = await listPortes(deps, actor);
  if (!portes.ok) return portes;
  const known = portes.value.find((one) => one.matricule === matricule);
  if (known !== undefined) return success(known.id);
  const saved = await savePorte(deps, actor, { matricule, nom, prenom, nir });
  return saved.ok ? success(saved.value.id) : saved;
}

async function loadContrat(
  deps: PayrollDeps,
  actor: Actor,
  porteId: string,
  { contrat }: Dossier,
): Promise<Result<string>> {
  const contrats = await listContrats(deps, actor, { porteId });
  if (!contrats.ok) return contrats;
  const known = contrats.value.find(({ debut }) => debut === contrat.dateDebutContrat);
  if (known !== undefined) return success(known.id);
  const saved = await saveContrat(deps, actor, { porteId, data: contrat });
  return saved.ok ? success(saved.value.id) : saved;
}

function recordsOf(dossier: Dossier): readonly Record[] {
  const benefits = Object.entries(isObject(dossier["avantages"]) ? dossier["avantages"] : {});
  return [
    ...Object.entries(DOSSIER_LISTS).flatMap(([kind, list]) =>
      listOf(dossier[list]).map((data) => ({ kind, data })),
    ),
    ...benefits.flatMap(([list, records]) =>
      listOf(records).map((data) => ({ kind: "avantage", data: { [list]: data } })),
    ),
  ];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Readonly<globalThis.Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
