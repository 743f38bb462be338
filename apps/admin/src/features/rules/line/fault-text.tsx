import type { Problem } from "@bareme/kernel";
import { Text } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";

/** What is wrong with one cell or one formula, under it. */
export function FaultText({ problems, id }: { readonly problems: readonly Problem[]; readonly id?: string }) {
  if (problems.length === 0) return null;
  return (
    <div id={id} role="alert">
      {problems.map((problem, index) => (
        <Text key={`${problem.code} ${index}`} size="sm" c="var(--faux)" data-code={problem.code}>
          <IconAlertCircle size={14} aria-hidden style={{ verticalAlign: "-2px" }} />{" "}
          {withoutId(problem.message)}{" "}
          <Text span c="dimmed">
            {problem.remedy}
          </Text>
        </Text>
      ))}
    </div>
  );
}

/** Messages of the rules begin with the identifier of the rule; here it is the page's. */
function withoutId(message: string): string {
  const bare = message.replace(/^« [A-Za-z][A-Za-z0-9.]* » : /, "");
  return `${bare.charAt(0).toUpperCase()}${bare.slice(1)}`;
}
