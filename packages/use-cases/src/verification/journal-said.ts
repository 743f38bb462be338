import { z } from "zod";
import type { JournalEntry } from "../ports/journal-store.ts";
import { RELEASE_PUBLISHED } from "../rules/release.ts";

/** What the journal tells of a month, as last told before it was closed. */
export interface MonthSaid {
  /** The plan, request and document that it was computed from and into, by their hashes. */
  computed?: z.output<typeof calculation> | undefined;
  validatedBy?: string | null;
  closed?: (z.output<typeof closure> & { readonly at: string }) | undefined;
}

/** What a tenant's journal tells of what is verified; filled entry by entry. Some hundred bytes for each month. */
export interface JournalSaid {
  /** The signatures told of each release. */
  readonly published: Map<string, Set<string>>;
  readonly months: Map<string, MonthSaid>;
  /** How many times each correction is told. */
  readonly corrections: Map<string, number>;
}

export function nothingSaid(): JournalSaid {
  return { published: new Map(), months: new Map(), corrections: new Map() };
}

const publication = z.object({ signature: z.string() });
const calculation = z.object({ regles: z.string(), demande: z.string(), resultat: z.string() });
const closure = z.object({ period: z.string(), resultat: z.string(), verrou: z.string() });
const correction = z.object({ dans: z.string(), motif: z.string(), empreinte: z.string() });

/** Writes down what an entry tells. One that was tampered with may tell nothing any more; its hash says so. */
export function hear(said: JournalSaid, entry: JournalEntry): void {
  const { action, target, utilisateurId, at } = entry;
  const data = parsed(entry.data);
  if (action === RELEASE_PUBLISHED) {
    const signature = publication.safeParse(data).data?.signature ?? "";
    said.published.set(target, new Set(said.published.get(target)).add(signature));
  }
  if (action === "mois.calcul") monthIn(said, target).computed = calculation.safeParse(data).data;
  if (action === "mois.validation") monthIn(said, target).validatedBy = utilisateurId;
  if (action === "mois.cloture") {
    const told = closure.safeParse(data).data;
    monthIn(said, target).closed = told && { ...told, at };
  }
  if (action === "mois.correction") {
    const told = correction.safeParse(data).data;
    const key = told && correctionKey({ ...told, moisId: target, by: utilisateurId });
    if (key !== undefined) said.corrections.set(key, (said.corrections.get(key) ?? 0) + 1);
  }
}

/** What the journal tells of a correction, as one text: the closed month, the open one, why, by whom, and the hash of the facts. */
export function correctionKey(told: {
  readonly moisId: string;
  readonly dans: string;
  readonly motif: string;
  readonly empreinte: string;
  readonly by: string | null;
}): string {
  const { moisId, dans, motif, empreinte, by } = told;
  return JSON.stringify([moisId, dans, motif, empreinte, by]);
}

/** A text that was tampered with may hold no JSON any more. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function monthIn({ months }: JournalSaid, id: string): MonthSaid {
  const known = months.get(id) ?? {};
  months.set(id, known);
  return known;
}
