import type { EventResult } from "@bareme/engine";
import type { Problem } from "@bareme/kernel";
import type { KeptMonth, MonthHead, UnitOfWork } from "../ports/store.ts";
import { readKept } from "./kept-month.ts";

/** A month as a list shows it. */
export type MonthRow = MonthHead;

/** A month with what came of it. */
export interface MonthView extends MonthRow {
  readonly netAPayer: string | null;
  /** Why it cannot be computed. */
  readonly problems: readonly Problem[];
  /** What its checks say; one that blocks stops the month. */
  readonly events: readonly EventResult[];
}

/** What one step made of a month; not changed when it was so already. */
export interface MonthStep {
  readonly id: string;
  readonly changed: boolean;
}

/** The month as it stands after a step. */
export async function viewAfter({ months }: UnitOfWork, { id }: MonthStep): Promise<MonthView> {
  const kept = await months.find(id);
  if (kept === undefined) throw new Error(`month ${id} is gone`);
  return viewOfMonth(kept);
}

export function rowOfMonth({
  id,
  contratId,
  period,
  status,
  state,
  planHash,
  revision,
}: MonthHead): MonthRow {
  return { id, contratId, period, status, state, planHash, revision };
}

export function viewOfMonth(kept: KeptMonth): MonthView {
  const row = rowOfMonth(kept);
  if (kept.document === null) return { ...row, netAPayer: null, problems: [], events: [] };
  const read = readKept(kept);
  if (!read.ok) return { ...row, netAPayer: null, problems: read.problems, events: [] };
  const { values, problems, events } = read.value.document;
  return { ...row, netAPayer: values["netAPayer"] ?? null, problems, events };
}
