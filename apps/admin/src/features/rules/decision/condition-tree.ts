import type { Condition } from "@bareme/rule-schema";
import { isList, isRecord, type Path, type Plain } from "../../../rule-text/plain.ts";

/** Conditions as a file has them, valid or not; `path` is the place of each below the conditions. */
export type Tree =
  | { readonly kind: "all" | "any"; readonly members: readonly Tree[]; readonly path: Path }
  | { readonly kind: "not"; readonly member: Tree; readonly path: Path }
  | { readonly kind: "one"; readonly condition: Comparison; readonly path: Path };

/** One comparison. `name` is what it reads, as formulas write it: `mission.caFacture` is a field of the item. */
export interface Comparison {
  readonly name: string;
  readonly operator: string;
  readonly value: Plain;
}

export type Operator = Condition["operator"];

export function treeOf(conditions: Plain | undefined, path: Path = []): Tree {
  const said = isRecord(conditions) ? conditions : {};
  for (const kind of ["all", "any"] as const) {
    const members = said[kind];
    if (isList(members))
      return { kind, members: members.map((one, index) => treeOf(one, [...path, kind, index])), path };
  }
  if (said["not"] !== undefined) return { kind: "not", member: treeOf(said["not"], [...path, "not"]), path };
  const text = (key: string): string => {
    const value = said[key];
    return typeof value === "string" ? value : "";
  };
  const field = text("path").replace(/^\$\./, "");
  return {
    kind: "one",
    condition: {
      name: field === "" ? text("fact") : `${text("fact")}.${field}`,
      operator: text("operator"),
      value: said["value"] ?? "",
    },
    path,
  };
}

export function plainTree(tree: Tree): Plain {
  if (tree.kind === "not") return { not: plainTree(tree.member) };
  if (tree.kind === "one") return plainCondition(tree.condition);
  return { [tree.kind]: tree.members.map(plainTree) };
}

export function plainCondition({ name, operator, value }: Comparison): Plain {
  const [head = "", field] = name.split(".");
  return field === undefined
    ? { fact: name, operator, value }
    : { fact: head, path: `$.${field}`, operator, value };
}

/** What a comparison is made with when it is not a value: another name. */
export function comparedName(value: Plain): string | undefined {
  if (!isRecord(value)) return undefined;
  const { fact, path } = value;
  if (typeof fact !== "string") return undefined;
  return typeof path === "string" ? `${fact}.${path.replace(/^\$\./, "")}` : fact;
}

export function plainName(name: string): Plain {
  const [head = "", field] = name.split(".");
  return field === undefined ? { fact: name } : { fact: head, path: `$.${field}` };
}

/** The tree with another one in the place of one of its branches; without it when there is none, and without groups that become empty. */
export function withBranch(tree: Tree, branch: Tree, now: Tree | undefined): Tree | undefined {
  if (tree === branch) return now;
  if (tree.kind === "one") return tree;
  if (tree.kind === "not") {
    const member = withBranch(tree.member, branch, now);
    return member === undefined ? undefined : { ...tree, member };
  }
  const members = tree.members.flatMap((one) => withBranch(one, branch, now) ?? []);
  return members.length === 0 ? undefined : { ...tree, members };
}
