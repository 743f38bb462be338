import { useHotkeys } from "@mantine/hooks";
import { createContext, lazy, Suspense, use, useCallback, useState, type ReactNode } from "react";

const Context = createContext<() => void>(() => undefined);

/** Opens the search. */
export function useSearchPalette(): () => void {
  return use(Context);
}

const Palette = lazy(async () => ({ default: (await import("./search-palette.tsx")).SearchPalette }));

/** The search over rules, articles, scenarios and people, from any page with ⌘K or Ctrl K; loaded when it is first opened. */
export function SearchProvider({ children }: { readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(() => setOpen(true), []);
  // Within a field or an editor too.
  useHotkeys([["mod+K", open]], [], true);
  return (
    <Context value={open}>
      {children}
      {isOpen && (
        <Suspense>
          <Palette onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </Context>
  );
}
