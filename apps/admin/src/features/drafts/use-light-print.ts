import { useEffect } from "react";

const ATTRIBUTE = "data-mantine-color-scheme";

/** Paper is white: a page printed from the dark scheme is printed in the light one. */
export function useLightPrint(): void {
  useEffect(() => {
    const { documentElement: root } = document;
    let before: string | null = null;
    const lighten = (): void => {
      before = root.getAttribute(ATTRIBUTE);
      root.setAttribute(ATTRIBUTE, "light");
    };
    const restore = (): void => {
      if (before !== null) root.setAttribute(ATTRIBUTE, before);
    };
    window.addEventListener("beforeprint", lighten);
    window.addEventListener("afterprint", restore);
    return () => {
      window.removeEventListener("beforeprint", lighten);
      window.removeEventListener("afterprint", restore);
    };
  }, []);
}
