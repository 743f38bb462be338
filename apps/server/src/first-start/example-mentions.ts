import { success, type Result } from "@bareme/kernel";
import {
  readMentions,
  saveEmployeur,
  saveMentionsContrat,
  type Actor,
  type PayrollDeps,
} from "@bareme/use-cases";
import type { Example, ExamplePorte } from "./example-files.ts";

/** Saves what documents say of the company, unless it is said already. */
export async function loadEmployeur(
  deps: PayrollDeps,
  actor: Actor,
  { employeur }: Example,
): Promise<Result<null>> {
  const kept = await readMentions(deps, actor, {});
  if (!kept.ok) return kept;
  if (kept.value.employeur.length > 0) return success(null);
  const saved = await saveEmployeur(deps, actor, employeur);
  return saved.ok ? success(null) : saved;
}

/** Saves what documents say of a porté, from the first day of the contract on, unless it is said already. */
export async function loadMentionsContrat(
  deps: PayrollDeps,
  actor: Actor,
  { contratId, porte }: { readonly contratId: string; readonly porte: ExamplePorte },
): Promise<Result<null>> {
  const kept = await readMentions(deps, actor, { contratId });
  if (!kept.ok) return kept;
  if (kept.value.contrat.length > 0) return success(null);
  const effectiveFrom = porte.dossier.contrat.dateDebutContrat;
  const saved = await saveMentionsContrat(deps, actor, { contratId, effectiveFrom, mentions: porte.fiche });
  return saved.ok ? success(null) : saved;
}
