import { useState } from "react";

/**
 * A date as it is typed, which becomes the value once it is left, or by Enter: key by key a year goes through 2, 20 and 202, and each would move what is put
 * in order by it.
 */
export function useHeldDate(
  value: string,
  onGive: (date: string) => void,
): {
  readonly typed: string;
  readonly hold: (date: string) => void;
  readonly give: () => void;
  readonly drop: () => void;
} {
  const [held, setHeld] = useState<string | null>(null);
  return {
    typed: held ?? value,
    hold: setHeld,
    give: () => {
      if (held !== null && held !== "" && held !== value) onGive(held);
      setHeld(null);
    },
    drop: () => setHeld(null),
  };
}
