import type { Problem } from "@bareme/kernel";
import { Text } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { cellWords } from "../../../rule-text/fault-words.ts";
import { useTypedLabels } from "../../../rule-text/use-labels.ts";

interface Faults {
  readonly problems: readonly Problem[];
  readonly id?: string;
}

/** What is wrong with one cell or one formula, under it. */
export function FaultText(faults: Faults) {
  return faults.problems.length === 0 ? null : <Said {...faults} />;
}

/** Apart, for labels are looked for only where something is wrong. */
function Said({ problems, id }: Faults) {
  const labelOf = useTypedLabels();
  return (
    <div id={id} role="alert">
      {problems
        .map((problem) => cellWords(problem, labelOf))
        .map(({ code, message, remedy }, index) => (
          <Text key={`${code} ${index}`} size="sm" c="var(--faux)" data-code={code}>
            <IconAlertCircle size={14} aria-hidden style={{ verticalAlign: "-2px" }} /> {message}{" "}
            <Text span c="dimmed">
              {remedy}
            </Text>
          </Text>
        ))}
    </div>
  );
}
