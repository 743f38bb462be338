import type { VerifiedWhole } from "@bareme/use-cases";
import { writeJson, writeProblems, type ExitCode, type Output } from "../../output.ts";
import { placeOf, type PlaceOptions } from "./place.ts";

export interface VerifyOptions extends PlaceOptions {
  readonly json?: boolean;
}

/** `bareme verify`: every hash, signature, chain and book of the data; 1 when something was changed outside the application. */
export async function verify(
  options: VerifyOptions,
  { engineVersion, output }: { readonly engineVersion: string; readonly output: Output },
): Promise<ExitCode> {
  const { verifyServer } = await import("@bareme/server");
  const verified = await verifyServer({
    place: placeOf(options),
    engineVersion,
    onError: () => undefined,
  });
  if (!verified.ok) {
    writeProblems(verified.problems, output);
    return 2;
  }
  const { tampered, more, ...counts } = verified.value;
  if (options.json === true) writeJson(verified.value, output);
  else {
    for (const { societe, target, message, remedy } of tampered)
      output.out(`${societe ?? "—"}  ${target}\n  ${message}\n  → ${remedy}\n`);
    if (more > 0) output.out(`… et ${said(more, "autre")}.\n`);
    output.out(
      `${countsText(counts)} : ${tampered.length === 0 ? "tout est comme il fut écrit" : said(tampered.length + more, "altération")}.\n`,
    );
  }
  return tampered.length === 0 ? 0 : 1;
}

type Counts = Omit<VerifiedWhole, "tampered" | "more">;

/** The publisher is counted with the companies. */
function countsText({ releases, plans, months, corrections, entries, societes }: Counts): string {
  return [
    said(releases, "version"),
    said(plans, "plan"),
    `${months} mois clos`,
    said(corrections, "correction"),
    `${said(entries, "entrée")} de journal`,
    said(societes, "société"),
  ].join(", ");
}

function said(count: number, noun: string): string {
  return `${count} ${noun}${count > 1 ? "s" : ""}`;
}
