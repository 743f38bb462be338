import { Group, Text } from "@mantine/core";
import classes from "./rule-changes.module.css";

/** What the two colours of a comparison stand for. Struck through and bold say the same to who does not see them. */
export function ComparisonLegend({
  before = "Avant",
  after = "Avec le brouillon",
}: {
  readonly before?: string;
  readonly after?: string;
}) {
  return (
    <Group gap="md" role="note" aria-label="Légende">
      <Text size="sm">
        Légende&nbsp;: <del className={classes["before"]}>{before}</del>
      </Text>
      <Text size="sm">
        <ins className={classes["after"]} style={{ textDecoration: "none" }}>
          {after}
        </ins>
      </Text>
    </Group>
  );
}
