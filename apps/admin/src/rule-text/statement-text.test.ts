import { readFileSync } from "node:fs";
import { readRuleSet } from "@bareme/rule-schema";
import { describe, expect, it } from "vitest";
import { setIn } from "./set-in.ts";
import { faultsAt, statementIn } from "./statement-text.ts";

const FOLDER = new URL("../../../../rules/company/deux-rives/", import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, FOLDER), "utf8");
const NAMES = ["manifest.yaml", "societe.yaml", "frais-de-gestion.yaml"];

/** What the rules say of the company's fees once one place of them says something else. */
function faultsAfter(path: readonly (string | number)[], value: string) {
  const changed = setIn(text("frais-de-gestion.yaml"), path, value);
  if (!changed.ok) throw new Error("not changed");
  const files = NAMES.map((name) => ({
    path: name,
    text: name === "frais-de-gestion.yaml" ? changed.value : text(name),
  }));
  const read = readRuleSet(files);
  return statementIn(changed.value, "grids", "fraisStandard", read.ok ? [] : read.problems)?.faults ?? [];
}

describe("une règle telle que son fichier l'écrit", () => {
  it("se trouve par son nom, un choix de société par le choix", () => {
    expect(statementIn(text("frais-de-gestion.yaml"), "grids", "fraisIntermediation")).toMatchObject({
      path: ["grids", 1],
      value: { label: "Frais de gestion et d'intermédiation", mode: "marginal" },
    });
    expect(statementIn(text("societe.yaml"), "picks", "regimePrevoyance", [], "choice")?.path).toEqual([
      "picks",
      3,
    ]);
    expect(statementIn(text("societe.yaml"), "grids", "fraisStandard")).toBeUndefined();
    expect(statementIn("grids: [", "grids", "fraisStandard")).toBeUndefined();
  });

  it("un taux illisible est en faute à sa case", () => {
    const faults = faultsAfter(["grids", 0, "versions", 0, "bands", 1, "rate"], "8,5");
    expect(faults.map(({ path }) => path)).toEqual([["versions", 0, "bands", 1, "rate"]]);
    expect(faultsAt(faults, ["versions", 0, "bands", 1])).toHaveLength(1);
    expect(faultsAt(faults, ["versions", 0, "bands", 0])).toEqual([]);
    expect(faultsAt(faults, ["versions", 0, "bands", 1], true)).toEqual([]);
  });

  it("une borne qui ne dépasse pas la précédente est en faute à sa tranche", () => {
    const faults = faultsAfter(["grids", 0, "versions", 0, "bands", 1, "upTo"], "60000");
    expect(faults.map(({ path, problem }) => [path, problem.code])).toEqual([
      [["versions", 0, "bands", 1], "GRID_OVERLAP"],
    ]);
  });

  it("une source inconnue est en faute à sa version", () => {
    const faults = faultsAfter(["grids", 0, "versions", 0, "source"], "avenant");
    expect(faults.map(({ path, problem }) => [path, problem.code])).toEqual([
      [["versions", 0], "SOURCE_UNKNOWN"],
    ]);
  });

  it("une faute d'une autre règle du fichier n'est pas la sienne", () => {
    expect(faultsAfter(["grids", 1, "versions", 0, "bands", 0, "rate"], "x")).toEqual([]);
  });
});
