import type { Explanation } from "@bareme/engine";
import { createContext, lazy, Suspense, use, useState, type ReactNode } from "react";

/** An amount that someone wants explained: one of a kept month, asked of the server, or one that was computed here (a simulation). */
export type ExplainAsked =
  | {
      readonly kind: "month";
      readonly contratId: string;
      readonly period: string;
      /** The id of the amount, as `netAPayer`, `sante.employer` or `fraisDeGestion[mission-1]`. */
      readonly amount: string;
    }
  | {
      readonly kind: "simulation";
      /** Names the simulation, so that the panel says what it explains. */
      readonly about: string;
      /** All that the simulation was computed from: two simulations may be named alike. */
      readonly key: string;
      readonly amount: string;
      readonly load: (amount: string) => Promise<Explanation | undefined>;
    };

const Context = createContext<(asked: ExplainAsked) => void>(() => undefined);

/** Opens the panel « Explication » on an amount. */
export function useExplain(): (asked: ExplainAsked) => void {
  return use(Context);
}

const Panel = lazy(async () => ({ default: (await import("./explanation-panel.tsx")).ExplanationPanel }));

/** Holds the panel beside all pages: it is loaded when it is first opened. */
export function ExplanationProvider({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<ExplainAsked | null>(null);
  return (
    <Context value={setAsked}>
      {children}
      {asked !== null && (
        <Suspense>
          <Panel asked={asked} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </Context>
  );
}
