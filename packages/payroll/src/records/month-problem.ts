import type { Month, Problem } from "@bareme/kernel";
import { inMonth } from "../month-problem.ts";
import { termsIn } from "./contract.ts";
import type { Dossier } from "./dossier.ts";
import { missionRunningIn } from "./mission-facts.ts";
import { TIME_FACTS, placeInDossier } from "./place.ts";
import type { Path } from "./report.ts";
import { monthOfEntry } from "./timesheet.ts";

/** A month's problem in the words of a dossier, and where it lies there. */
interface ProblemInDossier {
  readonly problem: Problem;
  readonly place: Path;
}

/** What the rules say of a month, said of the dossier: its month, the record to write, the mission whose policy is wrong. */
export function problemInDossier(dossier: Dossier, when: Month, problem: Problem): ProblemInDossier {
  const said = inMonth(when, problem);
  const at = (place: Path): ProblemInDossier => ({ problem: said, place });
  if (problem.code.startsWith("OPENING_")) return at(placeInOpening(dossier, problem.path));
  if (lacksTime(dossier, when, problem))
    return {
      problem: { ...said, remedy: entryToWrite(dossier, when) },
      place: placeInDossier(dossier, when, ["modeDuree"]),
    };
  const own = missionPicking(dossier, when, problem);
  if (own === undefined) return at(placeInDossier(dossier, when, problem.path));
  return { problem: inMonth(when, { ...problem, message: own.message }), place: own.place };
}

function placeInOpening({ ouverture }: Dossier, path: readonly string[]): Path {
  const carried = path.find((step) => Object.hasOwn(ouverture ?? {}, step));
  return carried === undefined ? ["ouverture"] : ["ouverture", carried];
}

/** A month of which the compte rendu d'activité says nothing. */
function lacksTime({ cra }: Dossier, when: Month, { code, path }: Problem): boolean {
  return (
    code === "FACT_MISSING" &&
    TIME_FACTS.includes(path.at(-1) ?? "") &&
    !cra.some((entry) => monthOfEntry(entry) === when)
  );
}

function entryToWrite(dossier: Dossier, when: Month): string {
  const { modeDuree } = termsIn(dossier.contrat, when);
  const mission = missionRunningIn(dossier, when);
  const kind = mission === undefined ? "nature: prospection" : `mission: ${mission.id}`;
  const length = modeDuree === "heures" ? "heures" : "jours";
  return `Ajoutez à « cra » une entrée de ce mois, par exemple { mois: ${when}, ${kind}, ${length}: "…" } ; "0" si rien n'a été fait.`;
}

/**
 * The mission whose policy of the month a choice's problem is about: the rules name the choice only. An unknown option is told by the value that
 * the message begins with; else the contract's own choice comes first.
 */
function missionPicking(
  dossier: Dossier,
  when: Month,
  { code, path, message }: Problem,
): { readonly place: Path; readonly message: string } | undefined {
  const [choice] = path;
  if (choice === undefined || path.length > 1 || !CHOICE_PROBLEMS.has(code)) return undefined;
  const isMeant = (value: unknown): boolean =>
    value !== undefined && (code !== "OPTION_UNKNOWN" || message.startsWith(JSON.stringify(value)));
  if (isMeant(termsIn(dossier.contrat, when).options?.[choice])) return undefined;
  for (const [index, { id, regles, avenants }] of dossier.missions.entries()) {
    const places = [
      { place: ["missions", index, "regles", choice], value: regles?.[choice] },
      ...avenants.map((one, rank) => ({
        place: ["missions", index, "avenants", rank, "regles", choice],
        value: one.aPartirDe <= when ? one.regles?.[choice] : undefined,
      })),
    ];
    const place = places.findLast(({ value }) => isMeant(value))?.place;
    if (place !== undefined) return { place, message: `mission « ${id} », ${message}` };
  }
  return undefined;
}

const CHOICE_PROBLEMS: ReadonlySet<string> = new Set([
  "OPTION_UNKNOWN",
  "CHOICE_NOT_HERE",
  "CHOICE_NOT_ESTABLISHED",
  "CHOICE_OUT_OF_DATE",
]);
