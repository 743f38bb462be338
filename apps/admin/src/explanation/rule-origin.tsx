import type { Explanation } from "@bareme/engine";
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useSociete } from "../api/session.tsx";
import { useTRPC } from "../api/trpc.ts";
import { ruleSetWords } from "../format/rule-set.ts";
import { AnchorLink } from "../parts/links.tsx";
import type { ExplainAsked } from "./explain-context.tsx";
import { ruleIdOf } from "./kinds.ts";

/** The rule behind a value: its layer, the release that computed it, and the way to its page. */
export function RuleOrigin({
  explanation: { id, ruleSet },
  genre,
  asked,
  onLeave,
}: {
  readonly explanation: Pick<Explanation, "id" | "ruleSet">;
  readonly genre: string;
  readonly asked: ExplainAsked;
  readonly onLeave: () => void;
}) {
  const { slug } = useSociete();
  const number = useReleaseNumber(asked, ruleSet);
  return (
    <Text>
      {ruleSet !== null && `${ruleSetWords(ruleSet)}${number === null ? "" : `, version n° ${number}`} · `}
      <AnchorLink
        to="/$societe/regles/$genre/$id"
        params={{ societe: slug, genre, id: ruleIdOf(id) }}
        onClick={onLeave}
      >
        Ouvrir la règle
      </AnchorLink>
    </Text>
  );
}

/** Which release of the layer the month was computed with: the lock says its hash. A simulation takes the last. */
function useReleaseNumber(asked: ExplainAsked, ruleSet: string | null): number | null {
  const trpc = useTRPC();
  const releases = useQuery(trpc.rules.listReleases.queryOptions({}, { staleTime: 60_000 }));
  const isMonth = asked.kind === "month";
  const month = isMonth
    ? { contratId: asked.contratId, period: asked.period }
    : { contratId: "", period: "" };
  const payslip = useQuery(trpc.payroll.readPayslip.queryOptions(month, { enabled: isMonth }));
  if (ruleSet === null) return null;
  const own = (releases.data ?? []).filter((release) => release.ruleSet === ruleSet);
  if (!isMonth) return own[0]?.number ?? null;
  const hash = payslip.data?.lock.ruleSets.find((one) => one.ruleSet === ruleSet)?.hash;
  return own.find((release) => release.hash === hash)?.number ?? null;
}
