import type { Problem } from "@bareme/kernel";
import { useEffect, useMemo, useState } from "react";
import { problemsOf } from "../../api/problems.ts";
import { useSociete } from "../../api/session.tsx";
import type { Checked } from "../../core/checked.ts";
import type { ScenarioOutcome } from "../../core/run-scenarios.ts";
import type { StackTexts } from "../../core/stack-texts.ts";
import { rulesCore } from "../../core/use-core.ts";
import type { OwnStack, StackLayer } from "../../core/use-stack.ts";
import { useKept } from "../../parts/use-kept.ts";
import type { DraftTarget } from "./draft-target.tsx";
import { forgetSimulation, foundSimulation } from "./found-simulation.ts";
import { scenarioText, type TypedScenario } from "./scenario-text.ts";
import {
  emptyScenario,
  frenchFacts,
  knownFacts,
  missingOf,
  numbersOf,
  type KnownFacts,
} from "./typed-scenario.ts";
import { useAddScenario } from "./use-add-scenario.ts";

/** A scenario that is being written: what is typed, what a trial of that very text found, and its way into a draft. */
export interface NewScenarioState {
  readonly typed: TypedScenario;
  readonly change: (next: Partial<TypedScenario>) => void;
  /** Drops what was kept from an earlier visit; null when there was nothing. */
  readonly drop: (() => void) | null;
  readonly known: KnownFacts;
  /** The layers that the person may write. */
  readonly layers: readonly StackLayer[];
  /** What is still to be typed. */
  readonly missing: readonly string[];
  readonly outcome: ScenarioOutcome | null;
  readonly tryOut: () => void;
  readonly target: DraftTarget;
  readonly setTarget: (target: DraftTarget) => void;
  readonly add: () => void;
  readonly adding: {
    readonly isBusy: boolean;
    readonly isPaused: boolean;
    readonly problems: readonly Problem[];
  };
}

interface Given {
  readonly stack: OwnStack;
  readonly checked: Checked;
  readonly texts: StackTexts;
  readonly onAdded: (draftId: string, sentence: string) => void;
}

export function useNewScenario({ stack, checked, texts, onAdded }: Given): NewScenarioState {
  const { slug, kind } = useSociete();
  const layers = stack.layers.filter(({ ruleSet }) =>
    kind === "publisher" ? !ruleSet.startsWith("company/") : ruleSet === `company/${slug}`,
  );
  const known = useMemo(() => knownFacts(checked), [checked]);
  const isNumber = useMemo(() => numbersOf(known), [known]);
  const top = layers.at(-1)?.ruleSet ?? "";
  const empty = useMemo(() => emptyScenario(top, null), [top]);
  const [typed, setTyped, kept] = useKept<TypedScenario>(`${slug} scenario-nouveau`, empty);
  useEffect(() => {
    const found = foundSimulation();
    if (found === null) return;
    setTyped(emptyScenario(top, { ...found, facts: frenchFacts(found.facts, isNumber) }));
    forgetSimulation();
  }, [top, setTyped, isNumber]);
  const [target, setTarget] = useState<DraftTarget>({ draftId: stack.draft?.draft.id ?? "", label: "" });
  const [trial, setTrial] = useState<{ readonly text: string; readonly outcome: ScenarioOutcome } | null>(
    null,
  );
  const text = scenarioText(typed, isNumber);
  const adding = useAddScenario({
    onCreated: (draftId) => setTarget({ draftId, label: "" }),
    onAdded: (draftId) => {
      kept.clear();
      onAdded(draftId, typed.sentence.trim());
    },
  });
  const layer = layers.find(({ ruleSet }) => ruleSet === typed.ruleSet);
  const refused = adding.data?.ok === false ? adding.data.problems : [];
  return {
    typed,
    change: (next) => setTyped({ ...typed, ...next }),
    drop: kept.found ? kept.clear : null,
    known,
    layers,
    missing: missingOf(typed),
    outcome: trial?.text === text ? trial.outcome : null,
    tryOut: () =>
      void rulesCore()
        .tryScenario(texts, typed.ruleSet, text)
        .catch((thrown: unknown) => ({ state: "unplayable" as const, problems: problemsOf(thrown) }))
        .then((outcome) => setTrial({ text, outcome })),
    target,
    setTarget,
    add: () =>
      adding.mutate({
        target: { ...target, label: labelOf(target, typed) },
        ruleSet: typed.ruleSet,
        path: typed.path,
        text,
        published: layer?.published[typed.path] ?? null,
        number: layer?.release?.number ?? 0,
      }),
    adding: {
      isBusy: adding.isPending && !adding.isPaused,
      isPaused: adding.isPaused,
      problems: adding.isError ? problemsOf(adding.error) : refused,
    },
  };
}

/** A draft that nobody named is named for its scenario. */
function labelOf({ label }: DraftTarget, { sentence }: TypedScenario): string {
  return label.trim() === "" ? `Scénario : ${sentence.trim()}`.slice(0, 200) : label;
}
