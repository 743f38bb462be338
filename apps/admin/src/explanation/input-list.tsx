import type { Explanation } from "@bareme/engine";
import { Stack, Text, UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { formatValue } from "../format/units.ts";
import { KIND_WORDS, nameOf } from "./kinds.ts";
import { amountOf } from "./use-explanation.ts";
import classes from "./explanation.module.css";

/** What a value was made from: each leads on. Those that are zero, or do not apply, come after. */
export function InputList({
  inputs,
  onInput,
}: {
  readonly inputs: readonly Explanation[];
  readonly onInput: (input: Explanation) => void;
}) {
  const ordered = [...inputs.filter((one) => !isNil(one)), ...inputs.filter(isNil)];
  return (
    <Stack gap={0} component="ul" className={classes["inputs"] ?? ""}>
      {ordered.map((input) => (
        <li key={`${input.kind} ${amountOf(input)}`}>
          <UnstyledButton className={classes["input"]} onClick={() => onInput(input)}>
            <span>
              {nameOf(input)}
              {input.item !== undefined && ` · ${input.item}`}
              <Text size="xs" c="dimmed">
                {KIND_WORDS[input.kind]}
              </Text>
            </span>
            <span className={classes["amount"]}>{shownValue(input)}</span>
            <IconChevronRight size={16} aria-hidden />
          </UnstyledButton>
        </li>
      ))}
    </Stack>
  );
}

function isNil({ value }: Explanation): boolean {
  return value === null || value === "false" || /^-?0+(\.0+)?$/.test(value);
}

function shownValue({ value, unit }: Explanation): string {
  if (value === null) return "–";
  if (value === "true") return "oui";
  if (value === "false") return "non";
  return /^-?\d+(\.\d+)?$/.test(value) ? formatValue(value, unit) : value;
}
