import { useDebouncedCallback } from "@mantine/hooks";
import type { Problem } from "@bareme/kernel";
import { useMatch, useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { readLink, writeLink } from "./link.ts";
import { startingState, type Change, type SimulatorState } from "./state.ts";

const WRITE_MS = 400;

/** The state of the page and its address, which hold the same: a reload, or the link sent to someone, opens the same simulation. */
export function useLinkedState(firstPeriod: string): {
  readonly state: SimulatorState;
  readonly change: Change;
  readonly problems: readonly Problem[];
} {
  const { s } = useSearch({ from: "/$societe/simulateur" });
  const here = useMatch({ from: "/$societe/simulateur", select: ({ pathname }) => pathname });
  const router = useRouter();
  const navigate = useNavigate({ from: "/$societe/simulateur" });
  const written = useRef(s);
  const [held, setHeld] = useState(() => stateOf(s, firstPeriod));
  // An address that we did not write: someone followed another link.
  useEffect(() => {
    if (s === written.current) return;
    written.current = s;
    setHeld(stateOf(s, firstPeriod));
  }, [s, firstPeriod]);
  const write = useDebouncedCallback((state: SimulatorState) => {
    // Whoever has left for another page, which may still be coming, is not led back.
    if (router.latestLocation.pathname !== here) return;
    const link = writeLink(state);
    written.current = link;
    void navigate({ search: { s: link }, replace: true, resetScroll: false });
  }, WRITE_MS);
  const change: Change = (changed) =>
    setHeld(({ state }) => {
      const next = { ...state, ...changed };
      write(next);
      return { state: next, problems: [] };
    });
  return { ...held, change };
}

function stateOf(
  s: string | undefined,
  firstPeriod: string,
): { readonly state: SimulatorState; readonly problems: readonly Problem[] } {
  const fresh = startingState(firstPeriod);
  if (s === undefined) return { state: fresh, problems: [] };
  const read = readLink(s);
  return read.ok ? { state: read.value, problems: [] } : { state: fresh, problems: read.problems };
}
