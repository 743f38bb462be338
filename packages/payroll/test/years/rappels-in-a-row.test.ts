import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeRappel } from "../../src/index.ts";
import { corrected, keep, openNext, openWithRappel } from "./book-run.ts";
import { everyStack } from "./companies.ts";
import { correctionDrafts } from "./corrections.ts";
import { changes } from "./newer-rules.ts";
import { atClose, PROVISIONS, text } from "./reading.ts";
import { runs, TIME } from "./runs.ts";
import { stackOf } from "./year.ts";

describe("corrections that follow one another", () => {
  const stacks = everyStack();

  it("post only what each adds, and leave nothing to post", TIME, () => {
    fc.assert(
      fc.property(corrected({ atLeast: 3 }), changes, correctionDrafts, (one, ids, drafts) => {
        const stack = stackOf(stacks, one.year);
        const closed = keep(openWithRappel(one, stack));
        if (closed.closed.length === one.year.months.length) return;
        const second = openNext(closed, { ids, drafts, year: one.year }, stack);
        const { run } = second.open;
        expect(run?.evaluation.document.problems).toEqual([]);
        expect(run?.account?.identity.difference).toBe("0.00");
        const again = computeRappel(keep(second).closed, second.rules);
        expect([again.problems, again.rappels]).toEqual([[], []]);
      }),
      runs(12),
    );
  });

  it("leave nothing put aside once the contract has ended, though they come in its last month", TIME, () => {
    fc.assert(
      fc.property(corrected({ ends: true }), (one) => {
        const stack = stackOf(stacks, one.year);
        // The last month is the one that opens with the corrections.
        const last = openWithRappel({ ...one, at: one.year.months.length - 2 }, stack);
        const closing = last.open.run?.evaluation.document.closing ?? null;
        const provisions = PROVISIONS.map(([, carry]) => carry);
        expect(provisions.map((id) => [id, text(atClose(closing, id))])).toEqual(
          provisions.map((id) => [id, "0.00"]),
        );
      }),
      runs(12),
    );
  });
});
