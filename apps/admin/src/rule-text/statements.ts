import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { isMap, isScalar, isSeq } from "yaml";
import { isList, isRecord, type Path, type Plain } from "./plain.ts";
import { isValue, keyOf, nodeAt, readRuleDocument } from "./rule-document.ts";
import { setIn } from "./set-in.ts";
import { plainOf } from "./yaml-tree.ts";

/** A statement as it is written, whether or not it is right. */
export type Written = { readonly [key: string]: Plain };

/** What names a statement: its id; a pick has its choice, a posting what it posts. */
const NAMES = ["id", "choice", "of"];

/** Where the statement of a name stands under a key, as `["parameters", 3]`; undefined when the text has none. */
export function findStatement(text: string, key: string, id: string): Path | undefined {
  const list = nodeAt(readRuleDocument(text), [key]);
  const index = isSeq(list) ? list.items.findIndex((item) => nameOf(item) === id) : -1;
  return index < 0 ? undefined : [key, index];
}

/** A statement as it is written, faults and all. */
export function readStatement(text: string, key: string, id: string): Written | undefined {
  const path = findStatement(text, key, id);
  const node = path === undefined ? undefined : nodeAt(readRuleDocument(text), path);
  const said = node === undefined ? undefined : plainOf(node);
  return isRecord(said) ? said : undefined;
}

/** Adds a statement at the end of its key, which is added where the file has none. */
export function addStatement(text: string, key: string, statement: Written): Result<string> {
  if (text.trim() === "") return setIn(`${text}${key}: []\n`, [key], [statement]);
  const root = rootOf(text);
  if (root === undefined) return failure([NO_FILE]);
  const said = root[key];
  const list = isList(said) ? said : [];
  return said === undefined
    ? setIn(text, [], { ...root, [key]: [statement] })
    : setIn(text, [key], [...list, statement]);
}

/** Takes a statement away; its key goes with the last one. */
export function removeStatement(text: string, key: string, id: string): Result<string> {
  const root = rootOf(text);
  const path = findStatement(text, key, id);
  const list = root?.[key];
  if (root === undefined || path === undefined || !isList(list)) return success(text);
  if (list.length > 1) return setIn(text, [key], list.toSpliced(Number(path[1]), 1));
  return setIn(text, [], Object.fromEntries(Object.entries(root).filter(([name]) => name !== key)));
}

/** The name of a statement's node. */
export function nameOf(item: unknown): string | undefined {
  if (!isMap(item)) return undefined;
  for (const name of NAMES) {
    const value = item.items.find((pair) => keyOf(pair) === name)?.value;
    if (isScalar(value) && typeof value.value === "string") return value.value;
  }
  return undefined;
}

function rootOf(text: string): Written | undefined {
  const { contents } = readRuleDocument(text);
  const said = isValue(contents) ? plainOf(contents) : undefined;
  return isRecord(said) ? said : undefined;
}

const NO_FILE: Problem = {
  code: "YAML_INVALID",
  path: [],
  message: "Le fichier n'est pas une liste de règles : il n'a pas été modifié.",
  remedy: "Corrigez d'abord le texte du fichier.",
};
