import { decimal, decimalToText, type Problem } from "@bareme/kernel";
import { problem, type Position } from "@bareme/rule-schema";
import type { Expression } from "../expression.ts";
import type { ValueType } from "../plan.ts";
import { combine, dimensionsToText, unify, type Dimensions } from "./units.ts";

/** What is known of an expression before it runs. `inexact`: an unrounded quotient or power, which may not be compared. */
export interface Typed {
  readonly type: ValueType;
  readonly dimensions: Dimensions;
  readonly inexact: boolean;
  /** The options of a choice or decision, so that a comparison with another text is refused. */
  readonly options?: readonly string[] | undefined;
}

export interface TypeEnvironment {
  readonly reference: (id: string) => Typed | undefined;
  readonly field: (collection: string, field: string) => Typed | undefined;
  readonly opening: (id: string) => Typed;
  readonly parameter: (id: string) => Typed;
  readonly grid: (id: string) => { readonly in: Dimensions; readonly out: Dimensions };
}

const BOOLEAN: Typed = { type: "boolean", dimensions: null, inexact: false };
const NUMBER: Typed = { type: "number", dimensions: null, inexact: false };

/** Infers type, unit and exactness, and reports what does not fit. */
export function inferType(
  expression: Expression,
  owner: string,
  at: Position,
  environment: TypeEnvironment,
  problems: Problem[],
): Typed {
  return infer(expression);

  function fault(code: string, message: string, remedy: string): void {
    problems.push(problem(code, at, `« ${owner} » : ${message}`, remedy, [owner]));
  }

  function infer(node: Expression): Typed {
    switch (node.op) {
      case "number":
        return NUMBER;
      case "text":
        return { type: "text", dimensions: null, inexact: false };
      case "boolean":
        return BOOLEAN;
      case "date":
      case "moment":
        return { type: "date", dimensions: null, inexact: false };
      case "itemId":
        return { type: "text", dimensions: null, inexact: false };
      case "ref": {
        const found = environment.reference(node.id);
        if (found === undefined)
          fault(
            "NAME_UNKNOWN",
            `« ${node.id} » est inconnu.`,
            "Vérifiez le nom et la part (employee, employer, base, account, company).",
          );
        return found ?? NUMBER;
      }
      case "field":
        return environment.field(node.collection, node.field) ?? NUMBER;
      case "opening":
        return environment.opening(node.id);
      case "parameter":
        if (node.key !== undefined) expectType(node.key, "text", "la clé");
        if (node.at !== undefined) expectType(node.at, "date", "la date");
        return environment.parameter(node.id);
      case "lookup": {
        const grid = environment.grid(node.grid);
        const of = expectType(node.of, "number", "le montant cherché");
        if (unify(grid.in, of.dimensions) === undefined) unitFault(grid.in, of.dimensions, "le barème");
        if (of.inexact) quotientFault("cherché dans un barème");
        if (node.key !== undefined) expectType(node.key, "text", "la clé");
        return { type: "number", dimensions: grid.out, inexact: false };
      }
      case "add":
      case "subtract":
        return unified(
          [expectType(node.left, "number", "le terme"), expectType(node.right, "number", "le terme")],
          "additionnés",
        );
      case "multiply":
      case "divide": {
        const left = expectType(node.left, "number", "le facteur");
        const right = expectType(node.right, "number", "le facteur");
        const inexact = left.inexact || right.inexact || (node.op === "divide" && !terminates(node.right));
        return {
          type: "number",
          dimensions: combine(left.dimensions, right.dimensions, node.op === "multiply" ? 1 : -1),
          inexact,
        };
      }
      case "power": {
        const base = expectType(node.left, "number", "la base");
        expectType(node.right, "number", "l'exposant");
        if (base.dimensions !== null && base.dimensions.size > 0)
          fault(
            "UNIT_MISMATCH",
            `une puissance d'un montant en ${dimensionsToText(base.dimensions)} n'a pas de sens.`,
            "Divisez d'abord par une valeur de même unité.",
          );
        return {
          type: "number",
          dimensions: null,
          inexact: base.inexact || !(node.right.op === "number" && /^\d{1,2}$/.test(node.right.value)),
        };
      }
      case "negate":
      case "absolute":
        return expectType(node.of, "number", "le terme");
      case "round":
        return { ...expectType(node.of, "number", "la valeur arrondie"), inexact: false };
      case "min":
      case "max":
        return unified(
          node.args.map((arg) => expectType(arg, "number", "le terme")),
          "comparés",
        );
      case "compare":
        return inferComparison(node);
      case "and":
      case "or":
        for (const arg of node.args) expectType(arg, "boolean", "la condition");
        return BOOLEAN;
      case "not":
        expectType(node.of, "boolean", "la condition");
        return BOOLEAN;
      case "if": {
        expectType(node.condition, "boolean", "la condition");
        const then = infer(node.then);
        const otherwise = infer(node.otherwise);
        if (then.type !== otherwise.type) {
          fault(
            "TYPE_MISMATCH",
            `« then » donne ${NAMES[then.type]}, « else » ${NAMES[otherwise.type]}.`,
            "Donnez le même type des deux côtés.",
          );
          return then;
        }
        if (then.type !== "number")
          return {
            ...then,
            options: then.options && otherwise.options ? [...then.options, ...otherwise.options] : undefined,
          };
        return unified([then, otherwise], "mis en alternative");
      }
      case "sum":
        return expectType(node.of, "number", "la valeur additionnée");
      case "count":
        return NUMBER;
      case "allocate":
        expectType(node.weight, "number", "le poids");
        return expectType(node.total, "number", "le total");
      case "dateFunction": {
        for (const arg of node.args) expectType(arg, "date", "l'argument");
        return node.name === "earliest" || node.name === "latest"
          ? { type: "date", dimensions: null, inexact: false }
          : NUMBER;
      }
      case "collect":
        for (const rule of node.rules) expectType(rule.condition, "boolean", "la condition");
        return {
          type: "texts",
          dimensions: null,
          inexact: false,
          options: node.rules.map((rule) => rule.value),
        };
      case "contains":
        expectType(node.list, "texts", "la liste");
        expectType(node.value, "text", "la valeur");
        return BOOLEAN;
    }
  }

  function inferComparison(node: Extract<Expression, { op: "compare" }>): Typed {
    const left = infer(node.left);
    const right = infer(node.right);
    if (left.type !== right.type)
      fault(
        "TYPE_MISMATCH",
        `${NAMES[left.type]} est comparé à ${NAMES[right.type]}.`,
        "Comparez deux valeurs de même type.",
      );
    else if (left.type === "number") {
      if (unify(left.dimensions, right.dimensions) === undefined)
        unitFault(left.dimensions, right.dimensions, "la comparaison");
      if (left.inexact || right.inexact) quotientFault("comparé");
    } else if (left.type !== "date" && node.relation !== "=" && node.relation !== "!=") {
      fault(
        "TYPE_MISMATCH",
        `« ${node.relation} » ne s'applique pas à ${NAMES[left.type]}.`,
        "Utilisez = ou !=.",
      );
    } else {
      checkOption(left, node.right);
      checkOption(right, node.left);
    }
    return BOOLEAN;
  }

  function checkOption(choice: Typed, other: Expression): void {
    if (choice.options === undefined || other.op !== "text" || choice.options.includes(other.value)) return;
    fault(
      "OPTION_UNKNOWN",
      `« ${other.value} » n'est pas une option.`,
      `Options : ${choice.options.join(", ")}.`,
    );
  }

  function expectType(node: Expression, type: ValueType, what: string): Typed {
    const found = infer(node);
    if (found.type === type) return found;
    fault(
      "TYPE_MISMATCH",
      `${what} est ${NAMES[found.type]}, ${NAMES[type]} est attendu.`,
      "Corrigez la formule.",
    );
    return type === "number" ? NUMBER : { type, dimensions: null, inexact: false };
  }

  function unified(terms: readonly Typed[], how: string): Typed {
    let dimensions: Dimensions = null;
    for (const term of terms) {
      const common = unify(dimensions, term.dimensions);
      if (common === undefined)
        fault(
          "UNIT_MISMATCH",
          `${dimensionsToText(dimensions)} et ${dimensionsToText(term.dimensions)} ne peuvent pas être ${how}.`,
          "Ramenez les termes à la même unité, ou corrigez l'unité déclarée.",
        );
      else dimensions = common;
    }
    return { type: "number", dimensions, inexact: terms.some((term) => term.inexact) };
  }

  function unitFault(left: Dimensions, right: Dimensions, where: string): void {
    fault(
      "UNIT_MISMATCH",
      `${where} met ${dimensionsToText(left)} en regard de ${dimensionsToText(right)}.`,
      "Ramenez les deux à la même unité, ou corrigez l'unité déclarée.",
    );
  }

  function quotientFault(how: string): void {
    fault(
      "QUOTIENT_COMPARED",
      `un quotient non arrondi est ${how} : un millionième de centime déciderait.`,
      "Multipliez les deux côtés par le diviseur, ou arrondissez le quotient par une règle.",
    );
  }
}

/** Whether dividing by this always terminates: a written number with no prime factor other than 2 and 5. */
function terminates(divisor: Expression): boolean {
  if (divisor.op !== "number") return false;
  let digits = BigInt(decimalToText(decimal(divisor.value)).replace(".", "").replace("-", ""));
  if (digits === 0n) return false;
  while (digits % 2n === 0n) digits /= 2n;
  while (digits % 5n === 0n) digits /= 5n;
  return digits === 1n;
}

const NAMES: Readonly<Record<ValueType, string>> = {
  number: "un nombre",
  boolean: "une condition",
  date: "une date",
  text: "un texte",
  texts: "une liste de textes",
};
