import type { Line } from "@bareme/rule-schema";
import type { KindContext, NodeDraft } from "../draft.ts";
import { equalTo, number, reference, text, type Expression } from "../expression.ts";

/** Splits an employer part by who bears it: `x.account` and `x.company`, of which one is the part and the other 0. */
export function bearers(line: Line, context: KindContext): NodeDraft[] {
  const whole = reference(`${line.id}.employer`);
  const bearer = line.borneBy ?? "account";
  const share = (who: "account" | "company"): Expression => {
    if (bearer === "account" || bearer === "company") return bearer === who ? whole : number("0");
    return {
      op: "if",
      condition: equalTo(context.formula(bearer), text(who)),
      then: whole,
      otherwise: number("0"),
    };
  };
  return [context.node("account", share("account")), context.node("company", share("company"))];
}
