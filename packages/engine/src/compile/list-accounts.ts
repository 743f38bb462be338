import type { Problem } from "@bareme/kernel";
import { problem, type RuleSet } from "@bareme/rule-schema";
import type { AccountPlan, CarryPlan } from "../plan.ts";

/** The accounts of a stack; the balance of each must be a carried value of the whole month that is never reset. */
export function listAccounts(
  stack: readonly RuleSet[],
  carries: readonly CarryPlan[],
  problems: Problem[],
): readonly AccountPlan[] {
  return stack.flatMap((ruleSet) =>
    ruleSet.accounts.map(({ statement, positionOf }) => {
      const { id, label, role, balance } = statement;
      const carry = carries.find((one) => one.id === balance);
      if (balance !== undefined && (carry === undefined || carry.each !== null || carry.resets !== "never"))
        problems.push(
          problem(
            "ACCOUNT_BALANCE_INVALID",
            positionOf(["balance"]),
            `« ${id} » : « ${balance} » n'est pas une valeur reportée d'un mois à l'autre sans remise à zéro.`,
            "Donnez une déclaration de « carry » sans « each », avec « resets: never ».",
            [id],
          ),
        );
      return { id, label, role: role ?? null, balance: balance ?? null };
    }),
  );
}
