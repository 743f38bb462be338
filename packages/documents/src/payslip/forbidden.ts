import type { Problem } from "@bareme/kernel";
import type { DocumentHeader } from "../header.ts";
import type { PayslipSheet } from "./sheet.ts";

/**
 * What a payslip may not say: strike, or the activity of the employees' representatives (CT R3243-4). A strike reads as an unpaid absence, hours of
 * delegation as normal time. Only what is written of the pay is read, not names and addresses, where a street may be called « de la Grève ».
 */
export function forbiddenMentions(sheet: PayslipSheet, { temps }: DocumentHeader): readonly Problem[] {
  const written = [
    ...sheet.earnings.map(({ name }) => name),
    ...sheet.groups.flatMap(({ rows }) => rows.map(({ label }) => label)),
    ...sheet.diverses.map(({ label }) => label),
    ...(temps.nature === "autre" ? [temps.base] : []),
  ];
  return written
    .filter((label) => FORBIDDEN.test(label))
    .map((label) => ({
      code: "MENTION_FORBIDDEN",
      path: ["payslip"],
      message: `Le bulletin ne peut pas porter « ${label} » : ni la grève ni la représentation du personnel n'y sont mentionnées (R3243-4).`,
      remedy:
        "Nommez la grève « absence non rémunérée », laissez le temps de délégation dans le temps normal, et portez le reste sur une fiche annexée.",
    }));
}

const FORBIDDEN =
  /\b(grèves?|grévistes?|délégation|délégué|représentants? du personnel|mandat syndical)(?![\p{L}])/iu;
