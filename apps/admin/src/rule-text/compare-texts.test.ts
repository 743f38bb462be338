import { describe, expect, it } from "vitest";
import { compareTexts } from "./compare-texts.ts";

const SOURCES = "sources:\n  decret: { text: Décret 2026-1 }\n";
const taux = (values: string): string =>
  `${SOURCES}parameters:\n  - id: taux\n    label: Taux\n    values: [ ${values} ]\n`;
const OLD = `{ from: 2026-01-01, value: "5", source: decret }`;

describe("what texts with faults change", () => {
  it("a new value without its source is told by its date, without source", () => {
    const before = { "a.yaml": taux(OLD) };
    const after = { "a.yaml": taux(`${OLD}, { from: 2027-01-01, value: "5.5" }`) };
    expect(compareTexts(before, after)).toEqual([
      {
        kind: "parameters",
        id: "taux",
        place: "2027-01-01",
        change: "added",
        before: null,
        after: "5.5",
        sourcesBefore: [],
        sourcesAfter: [],
      },
    ]);
  });

  it("a value that moves stands beside the one before, each with its text", () => {
    const after = { "a.yaml": taux(OLD.replace('"5"', '"six"')) };
    expect(compareTexts({ "a.yaml": taux(OLD) }, after)).toMatchObject([
      {
        change: "changed",
        place: "2026-01-01",
        before: "5",
        after: "six",
        sourcesBefore: [{ text: "Décret 2026-1" }],
        sourcesAfter: [{ text: "Décret 2026-1" }],
      },
    ]);
  });

  it("a rule that only goes to another file or another layout changes nothing", () => {
    const moved = taux(OLD).replace("values: [ ", "values:\n      - ").replace(" ]\n", "\n");
    expect(compareTexts({ "a.yaml": taux(OLD) }, { "b.yaml": moved })).toEqual([]);
  });

  it("what is left of a rule is told apart from its values", () => {
    const after = { "a.yaml": taux(OLD).replace("label: Taux", "label: Taux de l'apport") };
    expect(compareTexts({ "a.yaml": taux(OLD) }, after)).toEqual([
      {
        kind: "parameters",
        id: "taux",
        place: "",
        change: "changed",
        before: '{"id":"taux","label":"Taux"}',
        after: '{"id":"taux","label":"Taux de l\'apport"}',
        sourcesBefore: [],
        sourcesAfter: [],
      },
    ]);
  });

  it("scenarios and the manifest are no rules", () => {
    const files = { "scenarios/a.yaml": taux(OLD), "manifest.yaml": taux(OLD) };
    expect(compareTexts({}, files)).toEqual([]);
  });
});
