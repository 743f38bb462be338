import { compareText, type Problem } from "@bareme/kernel";
import { z } from "zod";
import { keptText } from "../payroll/kept-month.ts";
import type { Draft, Essai, Release } from "../ports/store.ts";
import { scenarioFiles } from "./rule-files.ts";
import type { DraftWorlds } from "./draft-layers.ts";
import type { ScenarioRuns } from "./run-scenarios.ts";

const difference = z.strictObject({
  period: z.string(),
  what: z.string(),
  expected: z.string(),
  actual: z.string(),
});

const report = z.strictObject({
  revision: z.int(),
  by: z.string(),
  bases: z.array(z.strictObject({ ruleSet: z.string(), number: z.int(), hash: z.string() })).readonly(),
  untouched: z.int(),
  failing: z
    .array(
      z.strictObject({
        ruleSet: z.string(),
        file: z.string(),
        line: z.int(),
        scenario: z.string(),
        differences: z.array(difference).readonly(),
      }),
    )
    .readonly(),
});

/** What is kept of a run: which revision was run over which releases, by whom, and the first scenarios that fail with what differs first. */
export type RunReport = z.output<typeof report>;

/** A release that a run stood on. */
export type Base = RunReport["bases"][number];

/** The last release of each rule set, in the order of their names. */
export function basesOf(heads: Iterable<Pick<Release, "ruleSet" | "number" | "hash">>): readonly Base[] {
  const last = new Map<string, Base>();
  for (const { ruleSet, number, hash } of heads)
    if (number > (last.get(ruleSet)?.number ?? 0)) last.set(ruleSet, { ruleSet, number, hash });
  return [...last.values()].toSorted((left, right) => compareText(left.ruleSet, right.ruleSet));
}

const MOST_FAILING = 100;
const MOST_DIFFERENCES = 20;

export function essaiOf(
  { draftId, revision, passed, failed, untouched, runs }: ScenarioRuns,
  { by, bases }: Pick<RunReport, "by" | "bases">,
): Omit<Essai, "madeAt"> {
  const failing = runs.flatMap(({ ruleSet, file, line, scenario, after }) =>
    after === null || after.passed
      ? []
      : [{ ruleSet, file, line, scenario, differences: after.differences.slice(0, MOST_DIFFERENCES) }],
  );
  const said: RunReport = { revision, by, bases, untouched, failing: failing.slice(0, MOST_FAILING) };
  return { draftId, passed, failed, report: keptText(said) };
}

/** What a kept run says; nothing when it is no report of ours. */
export function readReport({ report: text }: Pick<Essai, "report">): RunReport | undefined {
  try {
    return report.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** True when the run was of this revision, over the releases that are the last ones now. */
export function isCurrent(run: RunReport, revision: number, bases: readonly Base[]): boolean {
  return run.revision === revision && keptText(run.bases) === keptText(bases);
}

/** What scenarios say against a publication: one that fails, or that nobody ran. Where nothing that the tenant reads has scenarios, there is none to run. */
export function scenarioHindrances(
  { draft, published, after }: Pick<DraftWorlds, "draft" | "published" | "after">,
  essais: readonly Essai[],
): readonly Problem[] {
  if ([...after.values()].every(({ ruleSet, files }) => scenarioFiles(ruleSet, files).length === 0))
    return [];
  const bases = basesOf(published.values());
  for (const essai of essais) {
    const run = readReport(essai);
    if (run !== undefined && isCurrent(run, draft.revision, bases))
      return essai.failed === 0 ? [] : [failing(draft, essai, run)];
  }
  return [notRun(draft, bases)];
}

function notRun({ label, revision }: Draft, bases: readonly Base[]): Problem {
  const over = bases.map(({ ruleSet, number }) => `${ruleSet} n° ${number}`).join(", ");
  return {
    code: "SCENARIOS_NOT_RUN",
    path: ["draftId"],
    message: `Les scénarios n'ont pas été joués sur la révision ${revision} du brouillon « ${label} » par-dessus ce qui est publié (${over || "rien encore"}).`,
    remedy: "Jouez les scénarios du brouillon, puis publiez-le.",
  };
}

function failing({ label }: Draft, { passed, failed }: Essai, run: RunReport): Problem {
  const named = run.failing
    .slice(0, 5)
    .map(({ scenario, file, line }) => `« ${scenario} » (${file}:${line})`);
  return {
    code: "SCENARIOS_FAILING",
    path: ["draftId"],
    message: `Avec le brouillon « ${label} », ${failed} scénario(s) sur ${passed + failed} échouent : ${named.join(", ")}${failed > named.length ? ", …" : ""}.`,
    remedy:
      "Corrigez la règle ; si le scénario attendait ce que la règle disait avant, corrigez son résultat attendu et son origine. Faites ensuite approuver la nouvelle révision.",
  };
}
