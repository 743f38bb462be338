import { parseCivilDate, parseDecimal } from "@bareme/kernel";
import { parser } from "@bpmn-io/lezer-feel";
import type { ComparisonOperator, Formula } from "./formula.ts";

export type ParsedFormula =
  | { readonly ok: true; readonly formula: Formula }
  | { readonly ok: false; readonly from: number; readonly message: string };

const DEEPEST = 60;
const LONGEST = 4000;

interface Tree {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly type: { readonly isError: boolean };
  readonly firstChild: Tree | null;
  readonly nextSibling: Tree | null;
}

/** A refusal at a place in the formula; it never leaves this file. */
interface Refusal {
  readonly refusal: true;
  readonly from: number;
  readonly message: string;
}

/**
 * Reads a formula of FEEL's expression language, of which we take numbers, texts, dates, names, calls, arithmetic, comparisons, and/or
 * and if. Everything else of FEEL, any parse error and the ambiguous `-a ** b` are refused with their place.
 */
export function parseFormula(text: string): ParsedFormula {
  if (text.length > LONGEST)
    return { ok: false, from: 0, message: `la formule dépasse ${LONGEST} caractères` };
  if (nesting(text) > DEEPEST)
    return { ok: false, from: 0, message: `la formule imbrique plus de ${DEEPEST} niveaux` };
  try {
    return { ok: true, formula: read(parser.parse(text).topNode as unknown as Tree, text, 0) };
  } catch (thrown) {
    if (isRefusal(thrown)) return { ok: false, from: thrown.from, message: thrown.message };
    throw thrown;
  }
}

function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === "(") deepest = Math.max(deepest, ++depth);
    else if (character === ")") depth--;
  }
  return deepest;
}

function read(node: Tree, text: string, depth: number): Formula {
  if (depth > DEEPEST * 3) refuse(node.from, "la formule est trop imbriquée");
  const inner = children(node);
  const broken = inner.find((child) => child.type.isError);
  if (node.type.isError || broken !== undefined)
    refuse(
      (broken ?? node).from,
      `la formule n'est pas lisible à partir de « ${text.slice((broken ?? node).from, (broken ?? node).from + 20)} »`,
    );
  const at = (index: number): Tree => inner[index] ?? refuse(node.from, "il manque un terme");
  const sub = (child: Tree): Formula => read(child, text, depth + 1);
  const from = node.from;
  switch (node.name) {
    case "Expression":
    case "Expressions":
    case "ParenthesizedExpression": {
      const [only, ...others] = inner.filter((child) => child.name !== "(" && child.name !== ")");
      if (only === undefined) refuse(from, "la formule est vide");
      if (others.length > 0) refuse(others[0]?.from ?? from, "une seule expression est attendue");
      return sub(only as Tree);
    }
    case "NumericLiteral": {
      const literal = text.slice(node.from, node.to);
      if (parseDecimal(literal) === undefined)
        refuse(
          from,
          `« ${literal} » n'est pas un nombre décimal (sans exposant, 15 chiffres et 12 décimales au plus)`,
        );
      return { type: "number", text: literal, from };
    }
    case "StringLiteral":
      return { type: "text", value: text.slice(node.from + 1, node.to - 1), from };
    case "BooleanLiteral":
      return { type: "boolean", value: text.slice(node.from, node.to) === "true", from };
    case "DateTimeLiteral": {
      const literal = /^date\(\s*"([^"]*)"\s*\)$/.exec(text.slice(node.from, node.to))?.[1];
      if (literal === undefined || parseCivilDate(literal) === undefined)
        refuse(from, 'une date s\'écrit date("2026-01-31")');
      return { type: "date", value: literal as string, from };
    }
    case "VariableName":
      return { type: "name", path: [identifierOf(node, text)], from };
    case "PathExpression": {
      const parent = sub(at(0));
      if (parent.type !== "name") refuse(from, "un point suit un nom, comme dans « opening.cumulBrut »");
      const last = inner.at(-1);
      return {
        type: "name",
        path: [...(parent as Extract<Formula, { type: "name" }>).path, identifierOf(last ?? node, text)],
        from,
      };
    }
    case "FunctionInvocation": {
      const parameters = inner.find((child) => child.name === "PositionalParameters");
      if (inner.some((child) => child.name === "NamedParameters"))
        refuse(from, "les arguments nommés ne sont pas admis");
      return {
        type: "call",
        name: identifierOf(at(0), text),
        args: parameters === undefined ? [] : children(parameters).map(sub),
        from,
      };
    }
    case "ArithmeticExpression": {
      const operator = inner.find((child) => child.name === "ArithOp");
      if (operator === undefined) return refuse(from, "opération illisible");
      const op = text.slice(operator.from, operator.to);
      const operands = inner.filter((child) => child !== operator);
      if (operands.length === 1 && op === "-") return { type: "negate", of: sub(at(1)), from };
      const [left, right] = operands;
      if (left === undefined || right === undefined)
        return refuse(operator.from, `il manque un terme à « ${op} »`);
      if (op === "**" && isNegation(left, text))
        refuse(from, "« -a ** b » est ambigu : écrivez -(a ** b) ou (-a) ** b");
      if (op !== "+" && op !== "-" && op !== "*" && op !== "/" && op !== "**")
        return refuse(operator.from, `opération inconnue « ${op} »`);
      return { type: "arithmetic", op, left: sub(left), right: sub(right), from };
    }
    case "Comparison": {
      const operator = inner.find((child) => child.name === "CompareOp");
      if (operator === undefined || inner.length !== 3)
        return refuse(from, "seules les comparaisons =, !=, <, <=, >, >= sont admises");
      return {
        type: "compare",
        op: text.slice(operator.from, operator.to) as ComparisonOperator,
        left: sub(at(0)),
        right: sub(at(2)),
        from,
      };
    }
    case "Conjunction":
      return { type: "and", args: inner.filter((child) => child.name !== "and").map(sub), from };
    case "Disjunction":
      return { type: "or", args: inner.filter((child) => child.name !== "or").map(sub), from };
    case "IfExpression": {
      const parts = inner.filter((child) => !["if", "then", "else"].includes(child.name));
      const [condition, then, otherwise] = parts;
      if (condition === undefined || then === undefined || otherwise === undefined)
        return refuse(from, "un « if » s'écrit if … then … else …");
      return { type: "if", condition: sub(condition), then: sub(then), otherwise: sub(otherwise), from };
    }
    default:
      return refuse(
        from,
        `cette forme de FEEL n'est pas admise : « ${text.slice(node.from, Math.min(node.to, node.from + 40))} »`,
      );
  }
}

function isNegation(node: Tree, text: string): boolean {
  return (
    (node.name === "NumericLiteral" && text.startsWith("-", node.from)) ||
    (node.name === "ArithmeticExpression" && children(node).length === 2)
  );
}

function identifierOf(node: Tree, text: string): string {
  const name = text.slice(node.from, node.to);
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name))
    refuse(node.from, `« ${name} » n'est pas un nom (camelCase, sans espace ni accent)`);
  return name;
}

function children(node: Tree): Tree[] {
  const all: Tree[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) all.push(child);
  return all;
}

function refuse(from: number, message: string): never {
  const refusal: Refusal = { refusal: true, from, message };
  throw refusal;
}

function isRefusal(thrown: unknown): thrown is Refusal {
  return typeof thrown === "object" && thrown !== null && "refusal" in thrown;
}
