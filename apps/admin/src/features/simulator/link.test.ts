import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLink, writeLink } from "./link.ts";
import { startingState, type SimulatorState } from "./state.ts";

const STATE: SimulatorState = {
  ...startingState("2026-01"),
  facts: { statut: "nonCadre", tauxPasPersonnalise: "7.5", alsaceMoselle: true },
  options: { lissage: "net" },
  asked: "netAPayer",
  amount: "3340.60",
  lever: "jours",
  variants: [
    { name: "", societe: "cap-garance", options: {} },
    { name: "Tout compris, versé", societe: null, options: { avance: "minimum", lissage: "brut" } },
    { name: "Chez eux, réserve versée", societe: "cap-garance", options: { modeReserve: "versee" } },
  ],
};

function linkOf(data: unknown): string {
  return btoa(JSON.stringify(data)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

describe("the link of a simulation", () => {
  it("brings back the same simulation", () => {
    expect(readLink(writeLink(STATE))).toEqual({ ok: true, value: STATE });
  });

  it("holds nothing but the month of a simulation as it starts", () => {
    expect(JSON.parse(atob(writeLink(startingState("2026-11"))))).toEqual({ v: 1, period: "2026-11" });
  });

  it("of before columns had names still opens, its columns called by what they change", () => {
    const variants = [
      { societe: "cap-garance", options: {} },
      { societe: null, options: { avance: "minimum" } },
    ];
    const read = readLink(linkOf({ v: 1, period: "2026-01", variants }));
    expect(read).toEqual({
      ok: true,
      value: { ...startingState("2026-01"), variants: variants.map((one) => ({ name: "", ...one })) },
    });
  });

  it("keeps accents and other letters of what is typed", () => {
    const state = { ...STATE, mission: { client: "Coopérative « Œuvre » 東京" } };
    expect(readLink(writeLink(state))).toEqual({ ok: true, value: state });
  });

  it.each([
    ["empty", ""],
    ["no base64", "%%%"],
    ["cut", writeLink(STATE).slice(0, 41)],
    ["no object", linkOf([1, 2])],
    ["of another version", linkOf({ v: 2, period: "2026-01" })],
    ["without a month", linkOf({ v: 1 })],
    ["of a month that is none", linkOf({ v: 1, period: "2026-13" })],
    ["with a number that is none", linkOf({ v: 1, period: "2026-01", tjm: "1e9" })],
    ["with a fact that is an object", linkOf({ v: 1, period: "2026-01", facts: { statut: { x: 1 } } })],
    ["with a name that is none", linkOf({ v: 1, period: "2026-01", facts: { "a b<": "x" } })],
    ["with an unknown objective", linkOf({ v: 1, period: "2026-01", asked: "tout" })],
    ["with a broken variant", linkOf({ v: 1, period: "2026-01", variants: [{ societe: 3 }] })],
    ["with a name of a column that is endless", columnNamed("A".repeat(81))],
    ["with a name of a column that is none", columnNamed(3)],
    ["endless", "A".repeat(100_000)],
  ])("%s, says what is wrong with it", (_, text) => {
    expect(readLink(text)).toMatchObject({ ok: false, problems: [{ code: "SIMULATION_LINK" }] });
  });

  it("never breaks on what anybody writes", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.jsonValue().map(linkSafe)), (text) => {
        expect(typeof readLink(text).ok).toBe("boolean");
      }),
    );
  });
});

function columnNamed(name: unknown): string {
  return linkOf({ v: 1, period: "2026-01", variants: [{ name, societe: null, options: {} }] });
}

function linkSafe(data: unknown): string {
  const bytes = new TextEncoder().encode(
    JSON.stringify({ v: 1, period: "2026-01", facts: data, variants: data }),
  );
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
