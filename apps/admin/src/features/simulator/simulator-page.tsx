import { useSuspenseQuery } from "@tanstack/react-query";
import { useSociete } from "../../api/session.tsx";
import { rulesCore } from "../../core/use-core.ts";
import { markOf } from "../../core/mark-of.ts";
import { useStack } from "../../core/use-stack.ts";
import { today } from "../../format/today.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { Problems } from "../../parts/problems.tsx";
import { Simulator } from "./simulator.tsx";
import { useOwnTexts } from "./use-own-texts.ts";

/** « Simulateur »: any figure typed, the others follow, computed here under the company's published rules. Nothing is written. */
export function SimulatorPage() {
  const { kind } = useSociete();
  if (kind === "publisher")
    return (
      <PageHead
        title="Simulateur"
        says="Une simulation se fait sous les règles d'une société : choisissez-en une en haut de la page."
      />
    );
  return <OfCompany />;
}

function OfCompany() {
  const { layers } = useStack();
  const texts = useOwnTexts(layers);
  const period = today().slice(0, 7);
  const { data: asked } = useSuspenseQuery({
    queryKey: ["asked facts", markOf(texts), period],
    queryFn: async () => rulesCore().askedFacts(texts, period),
    networkMode: "always",
    staleTime: Infinity,
  });
  if (!asked.ok)
    return (
      <>
        <PageHead title="Simulateur" />
        <Problems problems={asked.problems} title="Les règles publiées ne peuvent pas être exécutées" />
      </>
    );
  const { knownUntil } = asked.value;
  const last = knownUntil?.slice(0, 7) ?? period;
  return <Simulator texts={texts} known={asked.value} firstPeriod={period < last ? period : last} />;
}
