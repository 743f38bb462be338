import { Text } from "@mantine/core";
import { IconAlertTriangle, IconCircle, IconCircleCheck, IconProgress } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./payroll.module.css";

export interface Stage {
  readonly id: string;
  readonly title: string;
  readonly state: "done" | "current" | "hindered" | "ahead";
  readonly says: ReactNode;
  /** Who did it, and when. */
  readonly by?: ReactNode;
}

/** The stages of a month from left to right: how far it is, who took each step, and when. */
export function Stepper({ label, stages }: { readonly label: string; readonly stages: readonly Stage[] }) {
  return (
    <ol className={classes["steps"]} aria-label={label}>
      {stages.map(({ id, title, state, says, by }) => {
        const { Icon, word } = MARKS[state];
        return (
          <li
            key={id}
            className={classes["step"]}
            data-state={state}
            aria-current={state === "current" || state === "hindered" ? "step" : undefined}
          >
            <span className={classes["stepHead"]}>
              <Icon size={18} aria-label={word} role="img" /> {title}
            </span>
            <Text size="sm" component="div">
              {says}
            </Text>
            {by !== undefined && (
              <Text size="xs" c="dimmed" component="div" mt={2}>
                {by}
              </Text>
            )}
          </li>
        );
      })}
    </ol>
  );
}

const MARKS = {
  done: { Icon: IconCircleCheck, word: "fait" },
  current: { Icon: IconProgress, word: "en cours" },
  hindered: { Icon: IconAlertTriangle, word: "empêché" },
  ahead: { Icon: IconCircle, word: "à venir" },
} as const;
