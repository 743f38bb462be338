import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readControlText } from "./from-file.ts";
import { toAsked } from "./typed-payslip.ts";

const example = readFileSync(
  resolve(import.meta.dirname, "../../../../../examples/controle-fautif.yaml"),
  "utf8",
);

describe("a file of control on the screen", () => {
  it("is asked as the command line asks it, its decimals to the last zero", async () => {
    const read = await readControlText(example);
    if (!read.ok) throw new Error(read.problem.message);
    const { bulletin, compte } = toAsked(read.typed);
    expect(bulletin.lignes).toHaveLength(36);
    expect(bulletin.lignes.at(-1)).toEqual({ ligne: "Autres charges patronales", patronal: "45.00" });
    expect(bulletin.totaux["netAPayer"]).toBe("3935.47");
    expect(compte?.["caHt"]).toBe("9500.00");
  });

  it("is refused when it holds no payslip, or cannot be read", async () => {
    const empty = await readControlText("period: 2026-01");
    const broken = await readControlText("bulletin: { lignes: [");
    expect([empty.ok, broken.ok]).toEqual([false, false]);
  });
});
