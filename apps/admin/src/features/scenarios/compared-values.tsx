import { Button, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { StackTexts } from "../../core/stack-texts.ts";
import { rulesCore } from "../../core/use-core.ts";
import { markOf } from "../../core/mark-of.ts";
import { Differences, type Difference } from "./differences.tsx";

/** Everything that a scenario compares, what came with what was expected under it: of one that holds too. */
export function ComparedValues({
  texts,
  scenario,
  differences,
  labels,
  isOpen,
}: {
  readonly texts: StackTexts;
  readonly scenario: string;
  /** What differs; all else came as it was expected. */
  readonly differences: readonly Difference[];
  readonly labels: ReadonlyMap<string, string>;
  readonly isOpen: boolean;
}) {
  const [wanted, setWanted] = useState(isOpen);
  const { data: values } = useQuery({
    queryKey: ["expected values", markOf(texts), scenario],
    queryFn: async () => rulesCore().expectedOf(texts, scenario),
    enabled: wanted,
    networkMode: "always",
    staleTime: Infinity,
    gcTime: 60_000,
  });
  if (!wanted)
    return (
      <Button variant="default" size="xs" w="fit-content" onClick={() => setWanted(true)}>
        Toutes les valeurs comparées
      </Button>
    );
  if (values === undefined) return <Loader size="sm" aria-label="Lecture du scénario" />;
  // Without a closing state the months after it are not played: nothing is known to have come of them.
  const last = differences.find(({ what }) => what === "closing")?.period;
  const compared = values.filter(({ period }) => last === undefined || period <= last);
  const all = compared.map((value): Difference => {
    const differing = differences.find(({ period, what }) => period === value.period && what === value.what);
    return differing ?? { ...value, actual: value.expected };
  });
  return <Differences differences={all} labels={labels} />;
}
