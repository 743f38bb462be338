import type { Answers } from "../../api/session.tsx";

/** How a section of the page stands; the colour never says it alone. */
export type SectionState = "good" | "look" | "fix" | "todo" | "running";

export const STATE_WORDS: { readonly [S in SectionState]: string } = {
  good: "juste",
  look: "à voir",
  fix: "à corriger",
  todo: "pas encore fait",
  running: "en cours",
};

type DraftStatus = Answers["rules"]["readDraft"]["draft"]["status"];

/** What the page knows of a draft, section by section. */
export interface Stands {
  readonly status: DraftStatus;
  /** Faults of the rules; null while they are not known. */
  readonly faults: number | null;
  /** Scenarios of this revision, over what is published now, that fail; null while they were not run. */
  readonly failing: number | null;
  readonly impact: SectionState;
  readonly unprotected: SectionState;
}

export interface Verdict {
  readonly state: SectionState;
  readonly sentence: string;
  /** What nothing asks for, and a careful reader looks at before publishing. */
  readonly advice: string | null;
}

/** The answer to « Peut-on publier ? », in one sentence with what is missing. */
export function verdictOf(stands: Stands): Verdict {
  if (stands.status === "published")
    return { state: "good", sentence: "Ce brouillon est publié.", advice: null };
  if (stands.status === "abandoned")
    return {
      state: "look",
      sentence: "Ce brouillon est abandonné\u202F: il ne changera plus.",
      advice: null,
    };
  const missing = missingOf(stands);
  const advice = adviceOf(stands);
  if (missing.length === 0) return { state: "good", sentence: "Oui, ce brouillon peut être publié.", advice };
  const state = (stands.faults ?? 0) > 0 || (stands.failing ?? 0) > 0 ? "fix" : "todo";
  return { state, sentence: `Pas encore\u202F: il reste à ${joined(missing)}.`, advice };
}

function missingOf({ status, faults, failing }: Stands): readonly string[] {
  const missing: string[] = [];
  if (faults === null) missing.push("vérifier les règles");
  else if (faults > 0) missing.push(faults === 1 ? "corriger une faute" : `corriger ${faults} fautes`);
  if (failing === null) missing.push("jouer les scénarios");
  else if (failing > 0)
    missing.push(
      failing === 1 ? "corriger un scénario qui échoue" : `corriger ${failing} scénarios qui échouent`,
    );
  if (status === "open") missing.push("demander la relecture", "faire approuver par une autre personne");
  if (status === "submitted") missing.push("faire approuver par une autre personne");
  return missing;
}

function adviceOf({ impact, unprotected }: Stands): string | null {
  const unseen = [
    ...(impact === "todo" ? ["les bulletins des mois passés qui bougent"] : []),
    ...(unprotected === "todo" ? ["les valeurs qu'aucun scénario ne protège"] : []),
  ];
  return unseen.length === 0 ? null : `Pas encore regardé\u202F: ${joined(unseen)}.`;
}

function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} et ${last}`;
}
