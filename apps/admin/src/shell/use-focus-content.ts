import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

/** Where the content of a page begins. */
export const CONTENT_ID = "contenu";

/** After a change of page the keyboard stands at its content: else it would go through head and menu again each time. */
export function useFocusContent(): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.getElementById(CONTENT_ID)?.focus({ preventScroll: true });
  }, [pathname]);
}
