import { writeProblems, type ExitCode, type Output } from "../../output.ts";
import { placeOf, type PlaceOptions } from "./place.ts";
import { untilStopped } from "./until-stopped.ts";

/** `bareme work`: a process that computes months beside a server, on the same PostgreSQL. */
export async function work(
  options: PlaceOptions,
  { engineVersion, output }: { readonly engineVersion: string; readonly output: Output },
): Promise<ExitCode> {
  const place = placeOf(options);
  if (place.url === null) {
    output.err(
      "DATABASE_URL manque : la base embarquée n'a qu'un processus, celui de « bareme serve », qui calcule lui-même les mois.\n" +
        "  → Nommez le serveur PostgreSQL dans DATABASE_URL pour travailler à plusieurs.\n",
    );
    return 2;
  }
  const { work: start } = await import("@bareme/server");
  const onError = (error: Error) => output.err(`Un travail a échoué (${error.name}) et sera repris.\n`);
  const working = await start({ place, engineVersion, onError });
  if (!working.ok) {
    writeProblems(working.problems, output);
    return 2;
  }
  const { resumed } = working.value;
  const stopped = untilStopped();
  output.out(`Au travail${resumedText(resumed)}. Ctrl-C pour arrêter.\n`);
  await stopped;
  output.err("\nArrêt : le lot en cours se termine.\n");
  await working.value.stop();
  return 0;
}

function resumedText(lots: number): string {
  return lots === 0 ? "" : ` ; ${lots} ${lots === 1 ? "lot repris" : "lots repris"}`;
}
