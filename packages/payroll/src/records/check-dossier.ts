import type { Problem } from "@bareme/kernel";
import { checkClaims } from "./check-claims.ts";
import { checkIds } from "./check-ids.ts";
import { checkNames } from "./check-names.ts";
import { checkPeriod } from "./check-period.ts";
import { checkTime } from "./check-time.ts";
import type { Dossier } from "./dossier.ts";
import type { Report } from "./report.ts";

/** What one record says against another: unknown names, names used twice, dates outside the contract, amounts that cannot be. */
export function checkDossier(dossier: Dossier): readonly Problem[] {
  const problems: Problem[] = [];
  const report: Report = (code, path, message, remedy) =>
    void problems.push({ code, path: path.map(String), message, remedy });
  checkIds(dossier, report);
  checkNames(dossier, report);
  checkPeriod(dossier, report);
  checkTime(dossier, report);
  checkClaims(dossier, report);
  return problems;
}
