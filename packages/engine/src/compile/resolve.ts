import type { Problem } from "@bareme/kernel";
import { parseFormula, problem, type Formula, type Position } from "@bareme/rule-schema";
import { number, reference, text, type DateFunction, type Expression } from "../expression.ts";
import { nearestNames } from "./nearest-names.ts";
import type { Symbols } from "./symbols.ts";

/** Where a formula stands: whose formula it is (for messages) and inside which collection. */
export interface Scope {
  readonly owner: string;
  readonly each: string | null;
  readonly position: Position;
}

/** Parses a formula and resolves its names; on a fault it reports and returns 0, so that all faults of a stack come at once. */
export function resolveFormula(
  source: string,
  scope: Scope,
  symbols: Symbols,
  problems: Problem[],
): Expression {
  const parsed = parseFormula(source);
  if (!parsed.ok) {
    const caret = source.length > 60 ? `${source.slice(0, 60)}…` : source;
    problems.push(
      problem(
        "FORMULA_INVALID",
        scope.position,
        `« ${scope.owner} » : ${parsed.message} (caractère ${parsed.from + 1} de « ${caret} »).`,
        "Corrigez la formule ; docs/rule-language.md, « Formulas », donne ce qui est admis.",
        [scope.owner],
      ),
    );
    return number("0");
  }
  return resolve(parsed.formula);

  function fault(code: string, message: string, remedy: string): Expression {
    problems.push(problem(code, scope.position, `« ${scope.owner} » : ${message}`, remedy, [scope.owner]));
    return number("0");
  }

  function resolve(formula: Formula): Expression {
    switch (formula.type) {
      case "number":
        return number(formula.text);
      case "text":
        return text(formula.value);
      case "boolean":
        return { op: "boolean", value: formula.value };
      case "date":
        return { op: "date", value: formula.value };
      case "negate":
        return { op: "negate", of: resolve(formula.of) };
      case "arithmetic":
        return { op: ARITHMETIC[formula.op], left: resolve(formula.left), right: resolve(formula.right) };
      case "compare":
        return {
          op: "compare",
          relation: formula.op,
          left: resolve(formula.left),
          right: resolve(formula.right),
        };
      case "and":
      case "or":
        return { op: formula.type, args: formula.args.map(resolve) };
      case "if":
        return {
          op: "if",
          condition: resolve(formula.condition),
          then: resolve(formula.then),
          otherwise: resolve(formula.otherwise),
        };
      case "name":
        return resolveName(formula.path);
      case "call":
        return resolveCall(formula.name, formula.args);
    }
  }

  function resolveName(path: readonly string[]): Expression {
    const [head = "", field, ...rest] = path;
    if (rest.length > 0)
      return fault(
        "NAME_UNKNOWN",
        `« ${path.join(".")} » a trop de points.`,
        "Un nom a au plus un point, comme « opening.cumulBrut ».",
      );
    if (field === undefined) return symbolReference(head, scope, symbols, fault);
    if (head === "period" && field === "start") return { op: "moment", of: "periodStart" };
    if (head === "period" && field === "end") return { op: "moment", of: "periodEnd" };
    if (head === "payment" && field === "date") return { op: "moment", of: "payment" };
    if (head === "opening") {
      return symbols.byId.get(field)?.symbol.kind === "carry"
        ? { op: "opening", id: field }
        : fault(
            "NAME_UNKNOWN",
            `« opening.${field} » n'est pas un report.`,
            "Déclarez-le sous « carry », ou corrigez son nom.",
          );
    }
    const collection = symbols.itemNames.get(head);
    if (collection !== undefined) return resolveField(head, collection, field);
    const declared = symbols.byId.get(head);
    if (declared?.symbol.kind === "line")
      return scopedReference(`${head}.${field}`, declared.symbol.statement.each ?? null, scope, fault);
    if (declared?.symbol.kind === "collection")
      return fault(
        "LIST_NOT_SUMMED",
        `« ${head}.${field} » est une liste de valeurs.`,
        `Écrivez sum(${head}.${field}), ou une ligne avec « each: ${head} ».`,
      );
    return fault("NAME_UNKNOWN", `« ${path.join(".")} » est inconnu.`, "Vérifiez le nom avant le point.");
  }

  function resolveField(item: string, collection: string, field: string): Expression {
    if (scope.each !== collection)
      return fault(
        "ITEM_OUTSIDE",
        `« ${item}.${field} » n'a de sens que dans une ligne avec « each: ${collection} ».`,
        `Ajoutez « each: ${collection} », ou additionnez avec sum(${collection}.${field}).`,
      );
    if (field === "id") return { op: "itemId", collection };
    const declared = symbols.byId.get(collection)?.symbol;
    const known = declared?.kind === "collection" ? declared.statement.item.fields.map((one) => one.id) : [];
    return known.includes(field)
      ? { op: "field", collection, field }
      : fault("NAME_UNKNOWN", `« ${item} » n'a pas de champ « ${field} ».`, `Champs : ${known.join(", ")}.`);
  }

  function resolveCall(name: string, args: readonly Formula[]): Expression {
    const arity = Object.hasOwn(ARITY, name) ? ARITY[name] : undefined;
    if (arity === undefined)
      return fault(
        "FUNCTION_UNKNOWN",
        `la fonction « ${name} » n'existe pas.`,
        `Fonctions : ${Object.keys(ARITY).join(", ")}.`,
      );
    if (args.length < arity[0] || args.length > arity[1])
      return fault(
        "FUNCTION_ARGUMENTS",
        `« ${name} » attend ${arity[0] === arity[1] ? arity[0] : `${arity[0]} à ${arity[1]}`} argument(s), pas ${args.length}.`,
        "Corrigez les arguments.",
      );
    const [first, second] = args as readonly [Formula, Formula];
    switch (name) {
      case "min":
      case "max":
        return { op: name, args: args.map(resolve) };
      case "abs":
        return { op: "absolute", of: resolve(first) };
      case "not":
        return { op: "not", of: resolve(first) };
      case "roundHalfUp":
      case "roundUp":
      case "roundDown":
        if (second.type !== "number" || second.text.startsWith("-") || !/[1-9]/.test(second.text))
          return fault(
            "FUNCTION_ARGUMENTS",
            `le pas de « ${name} » est un nombre positif écrit, comme 0.01.`,
            "Écrivez le pas en clair.",
          );
        return {
          op: "round",
          of: resolve(first),
          step: second.text,
          mode: name === "roundHalfUp" ? "half-up" : name === "roundUp" ? "up" : "down",
        };
      case "lookup":
        return resolveLookup(args);
      case "sum":
        return resolveSum(first);
      case "count": {
        const collection = first.type === "name" ? first.path[0] : undefined;
        if (collection === undefined || symbols.byId.get(collection)?.symbol.kind !== "collection")
          return fault("FUNCTION_ARGUMENTS", "« count » compte une liste.", "Écrivez count(missions).");
        return { op: "count", collection };
      }
      case "allocate":
        if (scope.each === null)
          return fault(
            "ITEM_OUTSIDE",
            "« allocate » donne la part d'un élément.",
            "Écrivez-le dans une ligne avec « each ».",
          );
        return {
          op: "allocate",
          collection: scope.each,
          total: resolve(first),
          weight: resolve(second),
          step: "0.01",
        };
      case "contains":
        return { op: "contains", list: resolve(first), value: resolve(second) };
      default:
        return { op: "dateFunction", name: name as DateFunction, args: args.map(resolve) };
    }
  }

  function resolveLookup(args: readonly Formula[]): Expression {
    const [gridName, of, key] = args;
    const id = gridName?.type === "name" ? (gridName.path[0] ?? "") : "";
    const declared = symbols.byId.get(id)?.symbol;
    if (declared?.kind !== "grid" || of === undefined)
      return fault(
        "NAME_UNKNOWN",
        `« ${id} » n'est pas un barème.`,
        "Le premier argument de lookup est le nom d'un barème.",
      );
    return lookupIn(id, resolve(of), key === undefined ? undefined : resolve(key), scope, symbols, fault);
  }

  function resolveSum(of: Formula): Expression {
    if (of.type !== "name")
      return fault(
        "FUNCTION_ARGUMENTS",
        "« sum » additionne une liste.",
        "Écrivez sum(missions.caFacture) ou sum(uneLigneAvecEach).",
      );
    const [head = "", field] = of.path;
    const declared = symbols.byId.get(head)?.symbol;
    if (declared?.kind === "collection" && field !== undefined) {
      const known = declared.statement.item.fields.some((one) => one.id === field);
      return known
        ? { op: "sum", collection: head, of: { op: "field", collection: head, field } }
        : fault(
            "NAME_UNKNOWN",
            `« ${head} » n'a pas de champ « ${field} ».`,
            `Champs : ${declared.statement.item.fields.map((one) => one.id).join(", ")}.`,
          );
    }
    const each = declared !== undefined && "each" in declared.statement ? declared.statement.each : undefined;
    if (each !== undefined)
      return { op: "sum", collection: each, of: { op: "ref", id: of.path.join("."), optional: true } };
    return fault(
      "FUNCTION_ARGUMENTS",
      `« ${of.path.join(".")} » n'est pas une liste.`,
      "Additionnez un champ d'une liste ou une ligne avec « each ».",
    );
  }
}

export type Fault = (code: string, message: string, remedy: string) => Expression;

/** What a bare name means in a formula of this scope. */
export function symbolReference(id: string, scope: Scope, symbols: Symbols, fault: Fault): Expression {
  const declared = symbols.byId.get(id);
  if (declared === undefined)
    return fault("NAME_UNKNOWN", `« ${id} » est inconnu.`, nearestNames(id, [...symbols.byId.keys()]));
  const { symbol } = declared;
  switch (symbol.kind) {
    case "collection":
      return fault(
        "LIST_NOT_SUMMED",
        `« ${id} » est une liste.`,
        `Écrivez sum(${id}.champ), count(${id}), ou une ligne avec « each: ${id} ».`,
      );
    case "grid":
      return fault("TYPE_MISMATCH", `« ${id} » est un barème.`, `Écrivez lookup(${id}, montant).`);
    case "parameter": {
      const at = axisDate(symbol.statement.axis, scope, symbols, fault);
      const by = symbol.statement.by;
      const key = by === undefined ? undefined : keyReference(by, scope, symbols, fault);
      return { op: "parameter", id, ...(key && { key }), ...(at && { at }) };
    }
    case "choice":
      return reference(
        scope.each !== null && symbol.statement.at.includes(scope.each) ? `${id}@${scope.each}` : id,
      );
    case "line":
      if (symbol.statement.kind === "contribution" || symbol.statement.kind === "amounts") {
        return fault(
          "PART_MISSING",
          `« ${id} » a plusieurs parts.`,
          `Écrivez ${id}.employee, ${id}.employer ou ${id}.base.`,
        );
      }
      return scopedReference(id, symbol.statement.each ?? null, scope, fault);
    case "decision":
    case "total":
    case "carry":
      return scopedReference(id, symbol.statement.each ?? null, scope, fault);
    default:
      return reference(id);
  }
}

function scopedReference(id: string, each: string | null, scope: Scope, fault: Fault): Expression {
  if (each === null || each === scope.each) return reference(id);
  return fault(
    "LIST_NOT_SUMMED",
    `« ${id} » a une valeur par élément de « ${each} ».`,
    `Écrivez sum(${id}), ou ajoutez « each: ${each} ».`,
  );
}

/** The key of a keyed parameter: a field of the item at hand when it has one of that name, else the fact, choice or decision. */
function keyReference(by: string, scope: Scope, symbols: Symbols, fault: Fault): Expression {
  if (scope.each !== null) {
    const collection = symbols.byId.get(scope.each)?.symbol;
    if (
      collection?.kind === "collection" &&
      collection.statement.item.fields.some((field) => field.id === by)
    )
      return { op: "field", collection: scope.each, field: by };
  }
  return symbolReference(by, scope, symbols, fault);
}

function axisDate(axis: string, scope: Scope, symbols: Symbols, fault: Fault): Expression | undefined {
  if (axis === "period" || axis === "payment") return undefined;
  const date = symbols.axes.get(axis);
  if (date === undefined)
    return fault(
      "NAME_UNKNOWN",
      `l'axe de dates « ${axis} » n'est pas déclaré.`,
      "Déclarez-le sous « axes ».",
    );
  const [head = "", field] = date.split(".");
  if (field === undefined) return symbolReference(head, scope, symbols, fault);
  const collection = symbols.itemNames.get(head);
  if (collection === undefined || collection !== scope.each)
    return fault(
      "ITEM_OUTSIDE",
      `la valeur est datée par « ${date} », qui n'existe que dans une ligne avec « each ».`,
      "Ajoutez « each ».",
    );
  return { op: "field", collection, field };
}

/** A lookup in a grid, dated by the grid's own axis. */
export function lookupIn(
  id: string,
  of: Expression,
  key: Expression | undefined,
  scope: Scope,
  symbols: Symbols,
  fault: Fault,
): Expression {
  const declared = symbols.byId.get(id)?.symbol;
  if (declared?.kind !== "grid")
    return fault("NAME_UNKNOWN", `« ${id} » n'est pas un barème.`, "Donnez le nom d'un barème.");
  const { by, axis } = declared.statement;
  const used = key ?? (by === undefined ? undefined : keyReference(by, scope, symbols, fault));
  if ((by !== undefined) !== (used !== undefined))
    return fault(
      "FUNCTION_ARGUMENTS",
      `le barème « ${id} » ${by === undefined ? "n'a pas" : "a"} de clé.`,
      by === undefined ? "Retirez la clé." : "Ajoutez la clé.",
    );
  const at = axisDate(axis, scope, symbols, fault);
  return { op: "lookup", grid: id, of, ...(used && { key: used }), ...(at && { at }) };
}

const ARITHMETIC = { "+": "add", "-": "subtract", "*": "multiply", "/": "divide", "**": "power" } as const;

const ARITY: Readonly<Record<string, readonly [number, number]>> = {
  min: [2, 20],
  max: [2, 20],
  abs: [1, 1],
  not: [1, 1],
  roundHalfUp: [2, 2],
  roundUp: [2, 2],
  roundDown: [2, 2],
  lookup: [2, 3],
  sum: [1, 1],
  count: [1, 1],
  allocate: [2, 2],
  contains: [2, 2],
  daysBetween: [2, 2],
  monthsBetween: [2, 2],
  daysInMonth: [1, 1],
  year: [1, 1],
  month: [1, 1],
  earliest: [2, 2],
  latest: [2, 2],
};
