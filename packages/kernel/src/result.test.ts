import { expect, it } from "vitest";

import { failure, type Result, success } from "./result.ts";

it("holds a value or every problem", () => {
  const problem = { code: "FACT_MISSING", path: ["heuresMois"], message: "…", remedy: "…" };
  const results: readonly Result<number>[] = [success(1), failure([problem, problem])];
  expect(results).toEqual([
    { ok: true, value: 1 },
    { ok: false, problems: [problem, problem] },
  ]);
});
