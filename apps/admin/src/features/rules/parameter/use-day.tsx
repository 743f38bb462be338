import { TextInput } from "@mantine/core";
import { useRef, useState, type ReactNode } from "react";
import { dayOf } from "./typed-figure.ts";

export interface TypedDay {
  readonly field: ReactNode;
  /** The day that was typed; one that is none is said so under the field. */
  readonly take: () => string | undefined;
  /** Empties the field for the next value. */
  readonly clear: () => void;
}

/** The day of effect of a value to come. */
export function useDay(): TypedDay {
  const [day, setDay] = useState("");
  const [isShort, setShort] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return {
    field: (
      <TextInput
        ref={input}
        label="À compter du"
        description="jj/mm/aaaa"
        size="xs"
        w={130}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
        error={isShort ? "Donnez un jour, par exemple 01/01/2027." : false}
      />
    ),
    take: () => {
      const from = dayOf(day);
      setShort(from === undefined);
      if (from === undefined) input.current?.focus();
      return from;
    },
    clear: () => {
      setDay("");
      input.current?.focus();
    },
  };
}
