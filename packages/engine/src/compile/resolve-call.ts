import type { Formula } from "@bareme/rule-schema";
import type { DateFunction, Expression } from "../expression.ts";
import { lookupIn } from "./references.ts";
import type { Names } from "./resolve-name.ts";

/** A call of a function; `resolve` resolves its arguments. */
export function resolveCall(
  name: string,
  args: readonly Formula[],
  resolve: (formula: Formula) => Expression,
  names: Names,
): Expression {
  const refused = checkArguments(name, args, names);
  if (refused !== undefined) return refused;
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
      return resolveRound(name, first, second, resolve, names);
    case "lookup":
      return resolveLookup(args, resolve, names);
    case "sum":
      return resolveSum(first, names);
    case "count":
      return resolveCount(first, names);
    case "allocate":
      return resolveAllocate(first, second, resolve, names);
    case "contains":
      return { op: "contains", list: resolve(first), value: resolve(second) };
    default:
      return { op: "dateFunction", name: name as DateFunction, args: args.map(resolve) };
  }
}

/** Refuses a function that does not exist, or a wrong number of arguments. */
function checkArguments(name: string, args: readonly Formula[], { fault }: Names): Expression | undefined {
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
  return undefined;
}

function resolveRound(
  name: "roundHalfUp" | "roundUp" | "roundDown",
  of: Formula,
  step: Formula,
  resolve: (formula: Formula) => Expression,
  { fault }: Names,
): Expression {
  if (step.type !== "number" || step.text.startsWith("-") || !/[1-9]/.test(step.text))
    return fault(
      "FUNCTION_ARGUMENTS",
      `le pas de « ${name} » est un nombre positif écrit, comme 0.01.`,
      "Écrivez le pas en clair.",
    );
  return {
    op: "round",
    of: resolve(of),
    step: step.text,
    mode: name === "roundHalfUp" ? "half-up" : name === "roundUp" ? "up" : "down",
  };
}

function resolveLookup(
  args: readonly Formula[],
  resolve: (formula: Formula) => Expression,
  { scope, symbols, fault }: Names,
): Expression {
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

function resolveSum(of: Formula, { symbols, fault }: Names): Expression {
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

function resolveCount(of: Formula, { symbols, fault }: Names): Expression {
  const collection = of.type === "name" ? of.path[0] : undefined;
  if (collection === undefined || symbols.byId.get(collection)?.symbol.kind !== "collection")
    return fault("FUNCTION_ARGUMENTS", "« count » compte une liste.", "Écrivez count(missions).");
  return { op: "count", collection };
}

function resolveAllocate(
  total: Formula,
  weight: Formula,
  resolve: (formula: Formula) => Expression,
  { scope, fault }: Names,
): Expression {
  if (scope.each === null)
    return fault(
      "ITEM_OUTSIDE",
      "« allocate » donne la part d'un élément.",
      "Écrivez-le dans une ligne avec « each ».",
    );
  return {
    op: "allocate",
    collection: scope.each,
    total: resolve(total),
    weight: resolve(weight),
    step: "0.01",
  };
}

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
