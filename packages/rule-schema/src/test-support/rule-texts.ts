import { readRuleSet } from "../read-rule-set.ts";

/** For tests: small rule files as text, and the problems of reading them. */

export const MANIFEST = { path: "manifest.yaml", text: "ruleSet: law/fr\nlayer: law\nlabel: Droit\n" };
export const SOURCES = "sources:\n  s: { text: CSS }\n";

/** Code and place of each problem; empty when the files are a rule set. */
export function problems(...texts: readonly string[]): readonly string[] {
  const read = readRuleSet([MANIFEST, ...texts.map((text, index) => ({ path: `r${index}.yaml`, text }))]);
  return read.ok ? [] : read.problems.map(({ code, at }) => `${code} ${at?.file}:${at?.line}:${at?.column}`);
}

export const grid = (bands: string, mode = "marginal"): string => `${SOURCES}grids:
  - id: g
    label: G
    mode: ${mode}
    versions:
      - from: 2026-01-01
        source: s
        bands:
${bands}`;
