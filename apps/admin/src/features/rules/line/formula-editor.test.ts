import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import type { Name } from "../../../core/names.ts";
import { completeFormula } from "./formula-completion.ts";
import { marksOf } from "./formula-marks.ts";

const name = (id: string, label: string, more: Partial<Name> = {}): readonly [string, Name] => [
  id,
  {
    id,
    label,
    what: "Ligne",
    genre: "ligne",
    ruleSet: "",
    unit: "",
    type: "decimal",
    options: [],
    each: null,
    ...more,
  },
];
const NAMES = new Map([
  name("salaireDeBase", "Salaire de base"),
  name("mission.caFacture", "CA facturé", { each: "missions" }),
  name("lissage", "Lissage de la paie", {
    type: "choice",
    options: [{ id: "net", label: "Jusqu'à un net" }],
  }),
]);

function offered(text: string, each: string | null = null) {
  const context = new CompletionContext(EditorState.create({ doc: text }), text.length, false);
  return completeFormula(context, { names: NAMES, each });
}

describe("ce qu'une formule propose", () => {
  it("un nom se trouve par son libellé et s'écrit par son identifiant", () => {
    const found = offered("min(Sal")?.options.find(({ apply }) => apply === "salaireDeBase");
    expect(found).toMatchObject({ displayLabel: "Salaire de base" });
    expect(offered("min(Sal")?.from).toBe(4);
  });

  it("un champ d'élément dans une ligne par élément, sa somme ailleurs", () => {
    const applied = (each: string | null) => offered("1 + c", each)?.options.map(({ apply }) => apply);
    expect(applied("missions")).toContain("mission.caFacture");
    expect(applied(null)).not.toContain("mission.caFacture");
    expect(applied(null)).toContain("sum(missions.caFacture)");
  });

  it("les options d'un choix entre les guillemets de sa comparaison", () => {
    expect(offered('if lissage = "n')).toMatchObject({
      from: 14,
      options: [{ label: "net", detail: "Jusqu'à un net" }],
    });
  });

  it("rien quand rien n'est tapé", () => {
    expect(offered("1 + ")).toBeNull();
  });
});

describe("ce qu'une formule marque", () => {
  const problem = (message: string) => ({
    code: "NAME_UNKNOWN",
    path: ["frais"],
    message,
    remedy: "Corrigez.",
  });

  it("l'endroit où elle n'est plus lisible, jusqu'au bout du mot", () => {
    expect(marksOf("1 + + abc", { from: 6, message: "non" }, [])).toMatchObject([{ from: 6, to: 9 }]);
    expect(marksOf("1 +", { from: 3, message: "non" }, [])).toMatchObject([{ from: 2, to: 3 }]);
  });

  it("chaque emploi du nom en cause, jamais un nom qui le contient", () => {
    const marks = marksOf("taux + tauxReserve * taux", null, [problem("« frais » : « taux » est inconnu.")]);
    expect(marks.map(({ from, to }) => [from, to])).toEqual([
      [0, 4],
      [21, 25],
    ]);
  });

  it("rien pour un problème qui ne nomme rien de la formule", () => {
    expect(marksOf("a + b", null, [problem("« frais » : « autre » est inconnu.")])).toEqual([]);
  });
});
