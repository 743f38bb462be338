import { useEffect, useState } from "react";

/**
 * Gives the focus back to what had it before a dialog, once the dialog is gone. For a dialog that is there only while it is open: Mantine's own sees it
 * close, and here it is taken away.
 */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () =>
      void window.setTimeout(() => {
        // Whoever took the focus meanwhile keeps it.
        const isFree = document.activeElement === null || document.activeElement === document.body;
        if (isFree && opener instanceof HTMLElement && opener.isConnected) opener.focus();
      }, 20),
    [opener],
  );
}
