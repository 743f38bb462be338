import { decimalToText, divide, fromInteger, greaterThan, decimal } from "@bareme/kernel";
import { plainWord, readDate, readNumber, readTime, shortest } from "./cells.ts";
import type { NamedRow } from "./columns.ts";
import type { Directory } from "./directory.ts";
import { take, type Notes, type ReadLine } from "./line.ts";

const NATURES: Readonly<Record<string, string>> = {
  prestation: "prestation",
  prospection: "prospection",
  maladie: "maladie",
  conge: "conge",
  conges: "conge",
  formation: "formation",
  delegation: "delegation",
  "temps de delegation": "delegation",
};

/** A line of a compte rendu d'activité: `matricule;mission;date;nature;unite(H|J);quantite;debut;fin;commentaire`. */
export function readCraLine({ line, cell }: NamedRow, directory: Directory): ReadLine {
  const notes: Notes = { wrong: [], fixed: [] };
  const date = take(
    readDate(cell("date")),
    `date « ${cell("date")} » illisible : JJ/MM/AAAA ou AAAA-MM-JJ`,
    notes,
  );
  const nature = NATURES[plainWord(cell("nature"))];
  if (nature === undefined)
    notes.wrong.push(
      `nature « ${cell("nature")} » inconnue : prestation, prospection, maladie, congé, formation ou délégation`,
    );
  else if (nature !== cell("nature") && plainWord(cell("nature")) !== nature)
    notes.fixed.push(`nature « ${cell("nature")} » lue ${nature}`);
  const time = readDuration(cell, notes);
  const contract = date === undefined ? undefined : directory.contractOf(cell("matricule"), date);
  if (contract !== undefined && "why" in contract) notes.wrong.push(contract.why);
  if (notes.wrong.length > 0 || date === undefined || nature === undefined || time === undefined)
    return { line, refused: notes.wrong };
  if (contract === undefined || "why" in contract) return { line, refused: notes.wrong };
  const mission = cell("mission");
  const remark = [cell("debut") === "" ? "" : `${cell("debut")}–${cell("fin")}`, cell("commentaire")]
    .filter((part) => part !== "")
    .join(" · ");
  return {
    line,
    contratId: contract.found.id,
    kind: "cra",
    record: {
      date,
      ...(mission !== "" && { mission }),
      nature,
      ...time,
      ...(remark !== "" && { commentaire: remark.slice(0, 500) }),
    },
    fixed: notes.fixed,
  };
}

/** Hours or days of a line. Hours that are only told by their start and end are counted when they make an exact decimal. */
function readDuration(
  cell: NamedRow["cell"],
  notes: Notes,
): { readonly heures: string } | { readonly jours: string } | undefined {
  const unit = plainWord(cell("unite"));
  if (unit !== "h" && unit !== "j") {
    notes.wrong.push(`unité « ${cell("unite")} » inconnue : H ou J`);
    return undefined;
  }
  const span = readSpan(cell, notes);
  if (cell("quantite") === "" && unit === "h" && span !== undefined) {
    notes.fixed.push(`quantité comptée de ${cell("debut")} à ${cell("fin")} : ${span} h`);
    return { heures: span };
  }
  const quantity = take(readNumber(cell("quantite")), `quantité « ${cell("quantite")} » illisible`, notes);
  if (quantity === undefined) return undefined;
  if (unit === "h" && span !== undefined && greaterThan(decimal(quantity), decimal(span)))
    notes.wrong.push(`${quantity} h ne tiennent pas de ${cell("debut")} à ${cell("fin")}`);
  if (quantity.startsWith("-")) notes.wrong.push(`quantité « ${cell("quantite")} » négative`);
  return unit === "h" ? { heures: shortest(quantity) } : { jours: shortest(quantity) };
}

function readSpan(cell: NamedRow["cell"], notes: Notes): string | undefined {
  if (cell("debut") === "" && cell("fin") === "") return undefined;
  const [start, end] = [readTime(cell("debut")), readTime(cell("fin"))];
  if (start === undefined || end === undefined || end <= start) {
    notes.wrong.push(
      `de « ${cell("debut")} » à « ${cell("fin")} » n'est pas une plage du jour : écrivez 09:00 et 17:30`,
    );
    return undefined;
  }
  if ((end - start) % 3 !== 0) {
    if (cell("quantite") === "")
      notes.wrong.push("la durée n'est pas un nombre décimal d'heures : écrivez la quantité");
    return undefined;
  }
  return shortest(decimalToText(divide(fromInteger(end - start), fromInteger(60))));
}
