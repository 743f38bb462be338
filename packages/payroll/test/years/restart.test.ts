import { canonicalJson, type JsonValue } from "@bareme/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runMonths } from "../../src/index.ts";
import { everyStack } from "./companies.ts";
import { runs, TIME } from "./runs.ts";
import { inputOf, stackOf, years } from "./year.ts";

describe("months run one by one", () => {
  const stacks = everyStack();

  it(
    "give the same bytes as months run in a row, each closing written and read again between them",
    TIME,
    () => {
      fc.assert(
        fc.property(years({ atLeast: 2 }), (year) => {
          const stack = stackOf(stacks, year);
          const { facts, months } = inputOf(year, stack);
          const inARow = runMonths({ facts, months }, stack).months.map(
            ({ evaluation }) => evaluation.document,
          );
          let opening: Readonly<Record<string, unknown>> | undefined;
          const oneByOne = months.map((month) => {
            const run = runMonths(
              { facts, months: [month], ...(opening !== undefined && { opening }) },
              stack,
            );
            const document = run.months[0]?.evaluation.document;
            opening = JSON.parse(JSON.stringify(document?.closing)) as Readonly<Record<string, unknown>>;
            return document;
          });
          expect(bytes(oneByOne)).toBe(bytes(inARow));
        }),
        runs(20),
      );
    },
  );
});

function bytes(documents: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(documents)) as JsonValue);
}
