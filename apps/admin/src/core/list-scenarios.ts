import type { Problem, Result } from "@bareme/kernel";
import { readScenarios, type LocatedScenario, type Scenario } from "@bareme/scenarios";
import { readLayer } from "./compiled-stack.ts";
import { placeOfFile, type LayerTexts, type StackTexts } from "./stack-texts.ts";

/** A scenario as a list shows it. */
export interface ListedScenario {
  /** Its file and its rank there: two scenarios may bear the same sentence. */
  readonly key: string;
  readonly ruleSet: string;
  /** Of its file below the rule set: `scenarios/retraite.yaml`. */
  readonly path: string;
  readonly line: number;
  readonly scenario: string;
  readonly origin: string;
  /** The rule sets that it is played on, without what these extend. */
  readonly rules: readonly string[];
  /** Rule sets that it needs and that are not among the layers: those of another company. It cannot be played here. */
  readonly missing: readonly string[];
  /** The months that it plays. */
  readonly periods: readonly string[];
}

export interface ScenarioList {
  readonly scenarios: readonly ListedScenario[];
  /** Files of scenarios that do not read. */
  readonly problems: readonly Problem[];
}

/** A scenario with the layers that it is played on, lowest first. */
export interface PlacedScenario {
  readonly listed: ListedScenario;
  readonly scenario: Scenario;
  readonly stack: StackTexts;
}

/** Every scenario of all layers of a stack, file by file, lowest layer first. */
export function listScenarios(texts: StackTexts): ScenarioList {
  const { placed, problems } = placedScenarios(texts);
  return { scenarios: placed.map(({ listed }) => listed), problems };
}

export function placedScenarios(texts: StackTexts): {
  readonly placed: readonly PlacedScenario[];
  readonly problems: readonly Problem[];
} {
  const placed: PlacedScenario[] = [];
  const problems: Problem[] = [];
  const reaches = new Map<string, Reach>();
  for (const { ruleSet, files } of texts) {
    for (const path of Object.keys(files).filter(isScenarios).toSorted()) {
      const read = readFile(`${ruleSet}/${path}`, files[path] ?? "");
      if (!read.ok) problems.push(...read.problems);
      else
        placed.push(
          ...read.value.map((located, rank) => {
            const rules = located.scenario.rules ?? [ruleSet];
            const reach = reaches.get(rules.join()) ?? layersBelow(texts, rules);
            reaches.set(rules.join(), reach);
            return placedOf(located, { rank, rules, reach });
          }),
        );
    }
  }
  return { placed, problems };
}

export interface Reach {
  readonly stack: StackTexts;
  readonly missing: readonly string[];
}

/** The layers of some rule sets with all that they extend, lowest first, and the names that are not there. */
export function layersBelow(texts: StackTexts, names: readonly string[]): Reach {
  const found = new Map<string, LayerTexts>();
  const missing = new Set<string>();
  const seen = new Set<string>();
  const add = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const layer = texts.find(({ ruleSet }) => ruleSet === name);
    if (layer === undefined) return void missing.add(name);
    const { ruleSet } = readLayer(layer);
    // A layer that does not read extends nothing known: compiling it tells what is wrong.
    for (const below of ruleSet?.manifest.extends ?? []) add(below);
    found.set(name, layer);
  };
  for (const name of names) add(name);
  return { stack: [...found.values()], missing: [...missing] };
}

function isScenarios(path: string): boolean {
  return path.startsWith("scenarios/");
}

const reads = new Map<string, { readonly text: string; readonly read: Result<readonly LocatedScenario[]> }>();

/** A file whose text was read before is not read again. */
function readFile(file: string, text: string): Result<readonly LocatedScenario[]> {
  const known = reads.get(file);
  if (known?.text === text) return known.read;
  const read = readScenarios(file, text);
  reads.set(file, { text, read });
  return read;
}

function placedOf(
  { scenario, file, line }: LocatedScenario,
  { rank, rules, reach }: { readonly rank: number; readonly rules: readonly string[]; readonly reach: Reach },
): PlacedScenario {
  const months = scenario.months ?? [{ period: scenario.period }];
  return {
    listed: {
      key: `${file}#${rank}`,
      ...placeOfFile(file),
      line,
      scenario: scenario.scenario,
      origin: scenario.origin,
      rules,
      missing: reach.missing,
      periods: months.map(({ period }) => String(period)),
    },
    scenario,
    stack: reach.stack,
  };
}
