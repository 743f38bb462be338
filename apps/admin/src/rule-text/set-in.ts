import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { isMap, isNode, isScalar, isSeq, type Node } from "yaml";
import { changeList } from "./change-list.ts";
import { changeMap } from "./change-map.ts";
import { isList, isRecord, isSame, type Path, type Plain } from "./plain.ts";
import { replaceScalar } from "./replace-scalar.ts";
import { flowText } from "./write-yaml.ts";
import { placeOf, plainOf, readDocument, type Edit, type Edited } from "./yaml-tree.ts";

/**
 * Makes a place of a YAML text say `value`, and changes nothing that says the same already: comments, quotes, order and layout of all the rest stay as
 * they were, to the byte.
 */
export function setIn(text: string, path: Path, value: Plain): Result<string> {
  const document = readDocument(text);
  if (document === undefined) return failure([UNREADABLE]);
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isNode(node)) return failure([gone(path)]);
  return success(applied(text, editsOf(node, value, { text, document })));
}

function editsOf(node: Node, value: Plain, edited: Edited): readonly Edit[] {
  if (isSame(plainOf(node), value)) return [];
  if (isMap(node) && isRecord(value)) return changeMap(node, value, edited, editsOf);
  if (isSeq(node) && isList(value) && node.items.length > 0 && value.length > 0)
    return changeList(node, value, edited, editsOf);
  if (isScalar(node) && !isList(value) && !isRecord(value)) return [replaceScalar(node, value, edited)];
  return [{ ...placeOf(node, edited.text), text: flowText(value) }];
}

/** From the last to the first, so that no place moves before it is used. */
function applied(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((left, right) => right.from - left.from || right.to - left.to)
    .reduce((said, edit) => said.slice(0, edit.from) + edit.text + said.slice(edit.to), text);
}

const UNREADABLE: Problem = {
  code: "YAML_INVALID",
  path: [],
  message: "Le fichier n'est plus lisible : il n'a pas été modifié.",
  remedy: "Corrigez d'abord le texte du fichier, à l'endroit signalé.",
};

function gone(path: Path): Problem {
  return {
    code: "RULE_TEXT_MOVED",
    path: path.map(String),
    message: "Cette règle n'est plus à cette place du fichier : il n'a pas été modifié.",
    remedy: "Rouvrez la règle : une autre personne l'a peut-être déplacée ou retirée.",
  };
}
