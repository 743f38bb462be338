import type { Problem } from "@bareme/kernel";
import { proxy } from "comlink";
import { useCallback, useEffect, useRef, useState } from "react";
import { problemsOf } from "../../api/problems.ts";
import type { ScenarioOutcome } from "../../core/run-scenarios.ts";
import type { StackTexts } from "../../core/stack-texts.ts";
import { rulesCore } from "../../core/use-core.ts";

/** How far a run is, and what came of the scenarios played so far, by their keys. */
export interface ScenarioRun {
  readonly state: "idle" | "running" | "done" | "stopped";
  readonly done: number;
  readonly total: number;
  readonly outcomes: ReadonlyMap<string, ScenarioOutcome>;
  readonly problems: readonly Problem[];
}

const IDLE: ScenarioRun = { state: "idle", done: 0, total: 0, outcomes: new Map(), problems: [] };

/** Plays all scenarios of a stack in the worker. What was played is forgotten when the texts change: it is no longer true of them. */
export function useScenarioRun(texts: StackTexts): {
  readonly run: ScenarioRun;
  readonly start: () => void;
  readonly stop: () => void;
} {
  const [run, setRun] = useState(IDLE);
  /** The run that is wanted: another number than its own stops a run. */
  const wanted = useRef(0);
  const stop = useCallback(() => {
    wanted.current += 1;
    setRun((before) => (before.state === "running" ? { ...before, state: "stopped" } : before));
  }, []);
  useEffect(() => {
    setRun(IDLE);
    return () => void (wanted.current += 1);
  }, [texts]);
  const start = useCallback(() => {
    wanted.current += 1;
    const mine = wanted.current;
    setRun({ ...IDLE, state: "running" });
    const outcomes = new Map<string, ScenarioOutcome>();
    const isMine = (): boolean => wanted.current === mine;
    rulesCore()
      .runScenarios(
        texts,
        proxy(({ ran, done, total }) => {
          if (!isMine()) return false;
          for (const { key, outcome } of ran) outcomes.set(key, outcome);
          setRun({ state: "running", done, total, outcomes: new Map(outcomes), problems: [] });
          return true;
        }),
      )
      .then(
        () => isMine() && setRun((before) => ({ ...before, state: "done" })),
        (thrown: unknown) => isMine() && setRun({ ...IDLE, problems: problemsOf(thrown) }),
      );
  }, [texts]);
  return { run, start, stop };
}
