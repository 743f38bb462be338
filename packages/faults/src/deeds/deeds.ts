import type { Deed } from "./deed.ts";
import { importation } from "./import.ts";
import { passage } from "./passage.ts";
import { publication } from "./publication.ts";

export const DEED_NAMES = ["passage", "publication", "import"] as const;
export type DeedName = (typeof DEED_NAMES)[number];

export const DEEDS: { readonly [N in DeedName]: Deed } = { passage, publication, import: importation };
