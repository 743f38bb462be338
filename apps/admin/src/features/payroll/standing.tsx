import { Text } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconLock,
  type TablerIcon,
} from "@tabler/icons-react";
import classes from "./payroll.module.css";
import { isHindered, standingOf, type State, type Status } from "./words.ts";

/** Where a month stands, by a mark and by words: the colour is never the only sign. */
export function Standing({ status, state }: { readonly status: Status; readonly state: State }) {
  const { Icon, tone } = markOf(status, state);
  return (
    <Text component="span" size="sm" className={classes["standing"]} data-tone={tone}>
      <Icon size={16} aria-hidden /> {standingOf(status, state)}
    </Text>
  );
}

function markOf(
  status: Status,
  state: State,
): { readonly Icon: TablerIcon; readonly tone: "bad" | "good" | "plain" } {
  if (status === "clos") return { Icon: IconLock, tone: "plain" };
  if (status === "valide") return { Icon: IconCircleCheck, tone: "good" };
  if (status === "ouvert") return { Icon: IconCircleDashed, tone: "plain" };
  return isHindered(state) ? { Icon: IconAlertTriangle, tone: "bad" } : { Icon: IconCircle, tone: "plain" };
}
