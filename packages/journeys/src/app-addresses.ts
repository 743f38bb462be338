import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

/** The addresses as the app's routes declare them: those of a company, without it (`/paie/$mois`), and those of nobody in particular. */
interface AppAddresses {
  readonly ofSociete: readonly string[];
  readonly others: readonly string[];
}

const ROUTES = "apps/admin/src/routes.tsx";

/** Read from the very file of the routes, so that a page that is added is asked for. */
export function appAddresses(): AppAddresses {
  const text = readFileSync(join(root, ROUTES), "utf8");
  const found = (pattern: RegExp): readonly string[] =>
    [...text.matchAll(pattern)].map(([, path]) => path ?? "");
  const declared = text.match(/createRoute\(/g)?.length ?? 0;
  const ofSociete = found(/\bown\("([^"]+)"\)/g);
  const others = found(/\bpath: "([^"]+)"/g);
  if (ofSociete.length + others.length !== declared)
    throw new Error(`${ROUTES} declares ${declared} routes, ${ofSociete.length + others.length} are found`);
  return { ofSociete, others };
}
