import type { Problem } from "@bareme/kernel";
import type { Passage, PassageCount, UnitOfWork } from "../../ports/store.ts";

/** How far a passage is. */
export interface PassageState extends Passage {
  readonly count: PassageCount;
  readonly total: number;
  readonly finished: boolean;
}

/** The same, with what hindered each contract that could not be done. */
export interface PassageReport extends PassageState {
  readonly hindered: readonly { readonly contratId: string; readonly problems: readonly Problem[] }[];
}

export async function stateOf({ passages }: UnitOfWork, passage: Passage): Promise<PassageState> {
  const count = await passages.count(passage.id);
  const total = count.fait + count.inchangé + count.problème + count.waiting;
  return { ...passage, count, total, finished: count.waiting === 0 };
}
