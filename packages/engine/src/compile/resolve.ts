import type { Problem } from "@bareme/kernel";
import { parseFormula, problem, type Formula } from "@bareme/rule-schema";
import { number, text, type Expression } from "../expression.ts";
import { resolveCall } from "./resolve-call.ts";
import { resolveName, type Names } from "./resolve-name.ts";
import type { Fault, Scope } from "./scope.ts";
import type { Symbols } from "./symbols.ts";

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
  const fault: Fault = (code, message, remedy) => {
    problems.push(problem(code, scope.position, `« ${scope.owner} » : ${message}`, remedy, [scope.owner]));
    return number("0");
  };
  return resolveParsed(parsed.formula, { scope, symbols, fault });
}

function resolveParsed(formula: Formula, names: Names): Expression {
  const resolve = (part: Formula): Expression => resolveParsed(part, names);
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
      return resolveName(formula.path, names);
    case "call":
      return resolveCall(formula.name, formula.args, resolve, names);
  }
}

const ARITHMETIC = { "+": "add", "-": "subtract", "*": "multiply", "/": "divide", "**": "power" } as const;
