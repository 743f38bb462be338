import { Text } from "@mantine/core";
import type { ScenarioRow } from "./scenario-rows.ts";
import type { ScenarioRun } from "./use-scenario-run.ts";

/** What a run has found so far, in one sentence. */
export function RunSummary({
  rows,
  run: { state },
}: {
  readonly rows: readonly ScenarioRow[];
  readonly run: ScenarioRun;
}) {
  const count = (...states: readonly ScenarioRow["state"][]): number =>
    rows.filter((row) => states.includes(row.state)).length;
  const [failed, unplayable, held, waiting, foreign] = [
    count("failed"),
    count("unplayable"),
    count("held"),
    count("waiting"),
    count("foreign"),
  ];
  const others =
    foreign === 0
      ? ""
      : ` ${many(foreign, "demande", "demandent")} les règles d'une autre société, que vous ne lisez pas : ${foreign > 1 ? "ils ne sont pas joués" : "il n'est pas joué"}.`;
  if (state === "idle")
    return (
      <Text size="sm">
        {rows.length} scénarios, pas encore joués.{others}
      </Text>
    );
  const stopped =
    state === "stopped"
      ? ` Arrêté avant la fin : ${many(waiting, "n'est pas joué", "ne sont pas joués")}.`
      : "";
  const broken = unplayable === 0 ? "" : `, ${many(unplayable, "ne se joue pas", "ne se jouent pas")}`;
  return (
    // While it runs the progress line is read aloud, not each figure.
    <Text size="sm" role={state === "running" ? undefined : "status"}>
      <Text span fw={600} c={failed > 0 ? "var(--faux)" : "var(--mantine-color-text)"}>
        {failed === 0 ? "Aucun échec" : many(failed, "échoue", "échouent")}
      </Text>
      {broken}, {many(held, "est tenu", "sont tenus")}.{stopped}
      {others}
    </Text>
  );
}

function many(count: number, one: string, more: string): string {
  return `${count} ${count > 1 ? more : one}`;
}
