import type { EvaluationDocument, EvaluationRequest } from "@bareme/engine";

/** A month that was paid: what was asked, with the unknown given and no longer solved, and the document paid on. */
export interface ClosedMonth {
  readonly request: EvaluationRequest;
  readonly paid: EvaluationDocument;
  /** What turned out to be wrong, as it should have been; what was asked and paid is never changed. */
  readonly correction?: CorrectedMonth;
}

/** Facts as they should have been, and lines given as they should have been paid, such as a complement financed after the contract's end. */
export interface CorrectedMonth {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly pins?: Readonly<Record<string, unknown>> | undefined;
}

/** Closes a month: the unknown it solved is given from now on. */
export function closeMonth(request: EvaluationRequest, paid: EvaluationDocument): ClosedMonth {
  const { solve } = paid;
  return {
    request: solve === null ? request : { ...request, pins: { ...request.pins, [solve.line]: solve.value } },
    paid,
  };
}

/** The closed months with one of them corrected; a second correction comes over the first. */
export function correctMonth(
  closed: readonly ClosedMonth[],
  period: string,
  { facts, pins }: CorrectedMonth,
): readonly ClosedMonth[] {
  return closed.map((month) =>
    month.request.period === period
      ? {
          ...month,
          correction: {
            facts: { ...month.correction?.facts, ...facts },
            pins: { ...month.correction?.pins, ...pins },
          },
        }
      : month,
  );
}
