import type { Problem } from "@bareme/kernel";
import { List } from "@mantine/core";
import { useTypedLabels } from "../rule-text/use-labels.ts";
import { useTypedStack } from "./draft-texts-context.ts";
import { RuleFault } from "./rule-fault.tsx";

/** All that is wrong with the rules as they are typed; each leads to its place. */
export function ProblemPlaces({ problems }: { readonly problems: readonly Problem[] }) {
  const stack = useTypedStack();
  const labelOf = useTypedLabels();
  return (
    <List spacing="xs" listStyleType="none" size="sm">
      {problems.map((problem, index) => (
        <List.Item key={`${problem.code} ${index}`}>
          <RuleFault problem={problem} stack={stack} labelOf={labelOf} />
        </List.Item>
      ))}
    </List>
  );
}
