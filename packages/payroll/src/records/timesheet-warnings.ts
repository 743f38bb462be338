import type { Problem } from "@bareme/kernel";
import type { Dossier } from "./dossier.ts";
import { monthOfEntry } from "./timesheet.ts";

/** Delegation time is the company's to pay, on a sheet of its own: it is in no fact, so somebody has to know. */
export function delegationWarnings({ cra }: Dossier): readonly Problem[] {
  const entries = cra.filter(({ nature }) => nature === "delegation");
  return [...new Set(entries.map(monthOfEntry))].map((when) =>
    warning(
      "DELEGATION_APART",
      [
        "cra",
        String(cra.findIndex((entry) => entry.nature === "delegation" && monthOfEntry(entry) === when)),
      ],
      `Le CRA de ${when} a du temps de délégation : il n'entre ni au bulletin ni au compte d'activité.`,
      "La société le paie elle-même, sur une fiche annexée au bulletin.",
    ),
  );
}

function warning(code: string, path: readonly string[], message: string, remedy: string): Problem {
  return { code, path, message, remedy };
}
