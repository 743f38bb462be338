import type { ConditionContext } from "../conditions/resolve-conditions.ts";
import type { ValueType } from "../plan.ts";
import { valueType } from "../value-type.ts";
import { faultAt, type Drafting } from "./drafting.ts";
import { symbolReference } from "./references.ts";
import { resolveFormula } from "./resolve.ts";
import type { Scope } from "./scope.ts";
import type { Declared } from "./symbols.ts";

/** What the conditions of a decision or check read in their scope. */
export function conditionContext(scope: Scope, drafting: Drafting): ConditionContext {
  const { symbols, problems } = drafting;
  const fault = faultAt(scope.owner, scope.position, drafting);
  return {
    fault: (code, message, remedy) => void fault(code, message, remedy),
    value(fact, path) {
      const field = path?.slice(2);
      const collection = symbols.itemNames.get(fact);
      if (collection !== undefined && field !== undefined) {
        const expression = resolveFormula(`${fact}.${field}`, scope, symbols, problems);
        const declared = symbols.byId.get(collection)?.symbol;
        const scalar =
          declared?.kind === "collection"
            ? declared.statement.item.fields.find((one) => one.id === field)
            : undefined;
        return {
          expression,
          type: scalar === undefined ? undefined : valueType(scalar.type),
          percent: scalar?.unit === "%",
        };
      }
      if (field !== undefined)
        return {
          expression: resolveFormula(`${fact}.${field}`, scope, symbols, problems),
          type: "number" as const,
          percent: false,
        };
      const declared = symbols.byId.get(fact);
      return {
        expression: symbolReference(fact, scope, symbols, fault),
        type: declaredType(declared),
        percent: declaredUnit(declared) === "%",
      };
    },
  };
}

function declaredType(declared: Declared | undefined): ValueType | undefined {
  switch (declared?.symbol.kind) {
    case "fact":
      return valueType(declared.symbol.statement.type);
    case "choice":
      return "text";
    case "decision":
      return declared.symbol.statement.mode === "collect" ? "texts" : "text";
    case "slot":
    case "parameter":
    case "total":
    case "carry":
      return "number";
    default:
      return undefined;
  }
}

function declaredUnit(declared: Declared | undefined): string | undefined {
  const statement = declared?.symbol.statement;
  return statement !== undefined && "unit" in statement ? statement.unit : undefined;
}
