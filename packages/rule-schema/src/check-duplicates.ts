import type { Problem } from "@bareme/kernel";
import { STATEMENT_KEYS, type Located, type RuleSet, type StatementKey } from "./rule-set.ts";
import { problem, type Position } from "./yaml.ts";

/** Names that formulas can use share one namespace; the others have one each. */
const OWN_NAMESPACE: ReadonlySet<StatementKey> = new Set([
  "picks",
  "overrides",
  "accounts",
  "checks",
  "axes",
]);

/** Names declared twice: statements, and what stands inside one. */
export function checkDuplicates(ruleSet: RuleSet): Problem[] {
  const seen = new Map<string, Located<unknown>>();
  const statements = STATEMENT_KEYS.filter((key) => key !== "postings" && key !== "fields").flatMap((key) =>
    (ruleSet[key] as readonly Located<{ readonly id?: string; readonly choice?: string }>[]).flatMap(
      (located) => {
        const id = located.statement.id ?? located.statement.choice ?? "";
        const name = OWN_NAMESPACE.has(key) ? `${key}/${id}` : id;
        const first = seen.get(name);
        seen.set(name, first ?? located);
        return first === undefined ? [] : [duplicate(id, located.positionOf(["id"]), first.positionOf())];
      },
    ),
  );
  const within = (owner: string, ids: readonly string[], located: Located<unknown>): Problem[] =>
    ids.flatMap((id, index) =>
      ids.indexOf(id) === index
        ? []
        : [duplicate(`${owner}.${id}`, located.positionOf(), located.positionOf())],
    );
  const itemNames = ruleSet.facts.flatMap(({ statement }) =>
    statement.type === "list" ? [statement.item.name] : [],
  );
  return [
    ...statements,
    ...ruleSet.choices.flatMap((located) =>
      within(
        located.statement.id,
        located.statement.options.map((option) => option.id),
        located,
      ),
    ),
    ...ruleSet.facts.flatMap((located) =>
      located.statement.type === "list"
        ? within(
            located.statement.id,
            located.statement.item.fields.map((field) => field.id),
            located,
          )
        : [],
    ),
    ...ruleSet.facts.flatMap((located) => {
      const name = located.statement.type === "list" ? located.statement.item.name : undefined;
      return name !== undefined && itemNames.filter((one) => one === name).length > 1
        ? [duplicate(name, located.positionOf(["item", "name"]), located.positionOf())]
        : [];
    }),
  ];
}

function duplicate(id: string, at: Position, first: Position): Problem {
  return problem(
    "DUPLICATE_ID",
    at,
    `« ${id} » est déclaré deux fois (déjà ${first.file}:${first.line}).`,
    "Renommez ou retirez l'une des deux déclarations.",
    [id],
  );
}
