import type { Answers } from "../../api/session.tsx";

type Rules = Answers["rules"];

/** What long work ends with. */
type DoneOf<S> =
  S extends AsyncIterable<infer E>
    ? Extract<E, { readonly kind: "done" }> extends { readonly value: infer T }
      ? T
      : never
    : never;

export type ReadDraft = Rules["readDraft"];
export type Opinion = ReadDraft["opinions"][number];
export type DraftCheck = Rules["checkDraft"];
export type Essai = Rules["listEssais"][number];
export type ScenarioRuns = DoneOf<Rules["runScenarios"]>;
export type ScenarioRun = ScenarioRuns["runs"][number];
export type Difference = Essai["failing"][number]["differences"][number];
export type MonthsImpact = DoneOf<Rules["impactOnMonths"]>;
export type MovedMonth = MonthsImpact["moved"][number];
export type MovedAmount = MovedMonth["amounts"][number];
export type ImpactCounts = DoneOf<Rules["impactCounts"]>;
export type Unprotected = DoneOf<Rules["findUnprotected"]>;
