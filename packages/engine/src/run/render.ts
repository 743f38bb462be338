import { partsOf, type Expression } from "../expression.ts";

/** Writes an expression as people write arithmetic; `leaf` says how a value is written (its name, or its number). */
export function renderExpression(
  expression: Expression,
  leaf: (expression: Expression) => string,
  taken: (condition: Expression) => boolean | undefined,
): string {
  return render(expression, 0);

  function render(node: Expression, outer: number): string {
    const sub = (part: Expression, level = 0): string => render(part, level);
    const wrap = (level: number, text: string): string => (level < outer ? `(${text})` : text);
    switch (node.op) {
      case "add":
        return wrap(1, `${sub(node.left, 1)} + ${sub(node.right, 1)}`);
      case "subtract":
        return wrap(1, `${sub(node.left, 1)} − ${sub(node.right, 2)}`);
      case "multiply":
        return wrap(2, `${sub(node.left, 2)} × ${sub(node.right, 2)}`);
      case "divide":
        return wrap(2, `${sub(node.left, 2)} ÷ ${sub(node.right, 3)}`);
      case "power":
        return wrap(3, `${sub(node.left, 4)} ^ ${sub(node.right, 4)}`);
      case "negate":
        return wrap(2, `−${sub(node.of, 3)}`);
      case "absolute":
        return `|${sub(node.of)}|`;
      case "min":
      case "max":
        return `${node.op === "min" ? "le plus petit de" : "le plus grand de"} (${node.args.map((arg) => sub(arg)).join(" ; ")})`;
      case "round":
        return `arrondi(${sub(node.of)} ; ${node.step.replace(".", ",")}${MODES[node.mode] ?? ""})`;
      case "compare":
        return `${sub(node.left, 1)} ${RELATIONS[node.relation]} ${sub(node.right, 1)}`;
      case "and":
      case "or":
        return wrap(0, node.args.map((arg) => sub(arg, 1)).join(node.op === "and" ? " et " : " ou "));
      case "not":
        return `non (${sub(node.of)})`;
      case "if": {
        const branch = taken(node.condition);
        if (branch !== undefined) return render(branch ? node.then : node.otherwise, outer);
        return wrap(0, `si ${sub(node.condition)} alors ${sub(node.then)} sinon ${sub(node.otherwise)}`);
      }
      case "number":
        return node.value.replace(".", ",");
      case "text":
        return `« ${node.value} »`;
      case "boolean":
        return node.value ? "vrai" : "faux";
      case "lookup":
        return `${leaf(node)}(${[node.of, node.key]
          .filter((part) => part !== undefined)
          .map((part) => sub(part))
          .join(" ; ")})`;
      case "allocate":
        return `la part de ${sub(node.weight)} dans ${sub(node.total)}`;
      case "dateFunction":
        return `${node.name}(${partsOf(node)
          .map((part) => sub(part))
          .join(" ; ")})`;
      default:
        return leaf(node);
    }
  }
}

const RELATIONS = { "=": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥" } as const;
const MODES: Readonly<Record<string, string>> = {
  "half-up": "",
  up: " au-dessus",
  down: " au-dessous",
  "half-even": " au pair",
  ceiling: " par excès",
  floor: " par défaut",
};
