import { problem, type Position } from "@bareme/rule-schema";
import type { LinePlan } from "../plan.ts";
import type { Drafting } from "./drafting.ts";

/** A posting of a line, or of all that joined a total. */
export function draftPosting(
  posting: { of: string; part?: string | undefined; from: string; to: string },
  at: Position,
  drafting: Drafting,
): void {
  const { symbols, joined, drafts, problems, lines } = drafting;
  const line = lines.get(posting.of);
  if (line !== undefined) return postPart(line, posting.part, posting.from, posting.to, at, drafting);
  const declared = symbols.byId.get(posting.of)?.symbol;
  if (declared?.kind === "total") {
    for (const member of joined.get(posting.of) ?? [])
      drafts.postings.push({
        line: member.line,
        node: member.node,
        each: member.each,
        from: posting.from,
        to: posting.to,
      });
    return checkAccounts(posting.from, posting.to, posting.of, at, drafting);
  }
  problems.push(
    problem("NAME_UNKNOWN", at, `« ${posting.of} » n'est ni une ligne ni un total.`, "Corrigez « of ».", [
      posting.of,
    ]),
  );
}

/** Posts a part of a line; its amount when no part is named. */
export function postPart(
  line: LinePlan,
  part: string | undefined,
  from: string,
  to: string,
  at: Position,
  drafting: Drafting,
): void {
  const { problems, drafts } = drafting;
  const node = line.parts[(part ?? "amount") as keyof typeof line.parts];
  if (node === undefined)
    problems.push(
      problem(
        "PART_MISSING",
        at,
        `« ${line.id} » n'a pas de part « ${part ?? "amount"} » à comptabiliser.`,
        "Précisez « part ».",
        [line.id],
      ),
    );
  else drafts.postings.push({ line: line.id, node, each: line.each, from, to });
  checkAccounts(from, to, line.id, at, drafting);
}

function checkAccounts(
  from: string,
  to: string,
  owner: string,
  at: Position,
  { symbols, problems }: Drafting,
): void {
  const known = new Set(
    symbols.stack.flatMap((ruleSet) => ruleSet.accounts.map(({ statement }) => statement.id)),
  );
  for (const account of [from, to]) {
    if (!known.has(account))
      problems.push(
        problem(
          "NAME_UNKNOWN",
          at,
          `« ${owner} » : le compte « ${account} » n'est pas déclaré.`,
          "Déclarez-le sous « accounts ».",
          [owner],
        ),
      );
  }
}
