import { frenchMonth } from "@bareme/kernel";
import { markOf } from "../../core/mark-of.ts";
import type { StackTexts } from "../../core/stack-texts.ts";
import type { Supposed } from "../../core/simulation/supposed.ts";
import { rulesCore } from "../../core/use-core.ts";
import type { ExplainAsked } from "../../explanation/explain-context.tsx";

/** How amounts of simulated months are explained: here, by the core that computed them. */
export function explainingOf(
  {
    texts,
    supposed,
    asIn,
    of = "",
  }: {
    readonly texts: StackTexts;
    readonly supposed: Supposed;
    readonly asIn?: StackTexts | undefined;
    /** Whose rules, when they are not the company's own. */
    readonly of?: string;
  },
  whole: boolean,
): (amount: string, period?: string) => ExplainAsked {
  const from = [markOf(texts), asIn === undefined ? null : markOf(asIn), supposed];
  return (amount, period) => {
    const when = period ?? supposed.periods[0] ?? "";
    const about = whole && period === undefined ? `l'année ${when.slice(0, 4)}` : frenchMonth(when);
    return {
      kind: "simulation",
      about: `Simulation, ${about}${of}`,
      key: JSON.stringify([...from, period ?? null]),
      amount,
      load: async (asked) => rulesCore().explainSimulated({ texts, supposed, asIn, amount: asked, period }),
    };
  };
}
