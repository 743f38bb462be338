import type { Line } from "@bareme/rule-schema";
import type { Path } from "../../../rule-text/plain.ts";

/** A formula of a line: what it is in the line, and where it stands in the statement. */
export interface FormulaPlace {
  readonly label: string;
  readonly path: Path;
  readonly text: string;
}

/** The formulas that a line is made of, in the order in which people read them. */
export function formulaPlaces(line: Line): readonly FormulaPlace[] {
  const places = placesOf(line);
  return line.when === undefined
    ? places
    : [...places, { label: "S'applique si", path: ["when"], text: line.when }];
}

function placesOf(line: Line): readonly FormulaPlace[] {
  const at = (label: string, text: string | undefined, ...path: Path): readonly FormulaPlace[] =>
    text === undefined ? [] : [{ label, path, text }];
  switch (line.kind) {
    case "formula":
      return [
        ...at("Formule", line.formula, "formula"),
        ...(line.versions ?? []).flatMap(({ from, formula }, index) =>
          at(`Formule à partir du ${from}`, formula, "versions", index, "formula"),
        ),
      ];
    case "contribution":
      return [
        ...at("Assiette", line.base, "base"),
        ...at("Taux salarial", line.employee, "employee"),
        ...at("Taux patronal", line.employer, "employer"),
      ];
    case "amounts":
      return [
        ...at("Part salariale", line.employee, "employee"),
        ...at("Part patronale", line.employer, "employer"),
      ];
    case "quantity":
      return [...at("Quantité", line.quantity, "quantity"), ...at("Taux unitaire", line.rate, "rate")];
    case "rate-of-sum":
      return [
        ...line.base.flatMap((one, index) => at(`Terme ${index + 1} de la somme`, one, "base", index)),
        ...at("Taux", line.rate, "rate"),
      ];
    case "by-grid":
      return [
        ...at("Montant cherché dans le barème", line.amount, "amount"),
        ...at("Barème", line.grid, "grid"),
        ...at("Clé du barème", line.key, "key"),
        ...at("Au plus, par mois", line.cap, "cap"),
      ];
    case "with":
      return [
        ...at("Valeur comparée", line.of, "of"),
        ...Object.entries(line.replace).flatMap(([id, formula]) =>
          at(`Si ${id} était`, formula, "replace", id),
        ),
      ];
    case "solve":
      return [
        ...line["such-that"].flatMap((one, index) => at("À condition que", one, "such-that", index)),
        ...at("À partir de", line.greatest.from, "greatest", "from"),
        ...at("Jusqu'à", line.greatest.to, "greatest", "to"),
        ...at("Si rien ne convient", line.otherwise, "otherwise"),
      ];
  }
}
