import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { LineCounter, isAlias, isMap, isNode, isPair, isScalar, isSeq, parseDocument, type Node } from "yaml";

/** A place in a file, counted from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** YAML as plain data, with the place of every value. `positionOf(["lines", 3, "rate"])` falls back to the nearest parent. */
export interface PositionedYaml {
  readonly data: unknown;
  readonly positionOf: (path: readonly (string | number)[]) => Position;
}

const LARGEST_FILE = 2_000_000;
const DEEPEST = 24;
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Reads one YAML file. Size, depth, aliases and dangerous keys are bounded before any value is looked at. */
export function readYaml(file: string, text: string): Result<PositionedYaml> {
  const start = { file, line: 1, column: 1 };
  if (text.length > LARGEST_FILE) {
    return failure([
      problem("FILE_TOO_LARGE", start, `Le fichier « ${file} » fait ${text.length} caractères, le maximum est ${LARGEST_FILE}.`, "Découpez-le en plusieurs fichiers."),
    ]);
  }
  const tooDeep = deepestIndent(text);
  if (tooDeep !== undefined) {
    return failure([problem("FILE_TOO_DEEP", { file, ...tooDeep }, `Le fichier « ${file} » imbrique plus de ${DEEPEST} niveaux.`, "Aplatissez les listes et les dictionnaires.")]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: false, stringKeys: true, version: "1.2", schema: "core", maxAliasCount: 0 } as never);
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems: Problem[] = document.errors.map((error) =>
    problem("YAML_INVALID", at(error.pos[0]), `Le fichier n'est pas du YAML lisible : ${firstLine(error.message)}`, "Corrigez l'indentation, les guillemets ou la clé en double à cet endroit."),
  );
  const positions = new Map<string, Position>();
  if (document.contents !== null) collect(document.contents as Node, [], 0);
  if (problems.length > 0) return failure(problems);
  return success({ data: document.toJS() as unknown, positionOf });

  function collect(node: Node, path: readonly (string | number)[], depth: number): void {
    const position = at(node.range?.[0] ?? 0);
    positions.set(keyOf(path), position);
    if (isAlias(node)) {
      problems.push(problem("YAML_INVALID", position, "Les ancres et alias YAML ne sont pas admis.", "Répétez la valeur."));
      return;
    }
    if (depth > DEEPEST) {
      problems.push(problem("FILE_TOO_DEEP", position, `Plus de ${DEEPEST} niveaux imbriqués.`, "Aplatissez les listes et les dictionnaires."));
      return;
    }
    if (isMap(node)) {
      for (const pair of node.items) {
        if (!isPair(pair) || !isScalar(pair.key)) continue;
        const key = String(pair.key.value);
        if (FORBIDDEN_KEYS.has(key)) {
          problems.push(problem("KEY_FORBIDDEN", at(pair.key.range?.[0] ?? 0), `La clé « ${key} » n'est pas admise.`, "Choisissez un autre nom."));
        } else if (isNode(pair.value)) {
          collect(pair.value, [...path, key], depth + 1);
        } else {
          positions.set(keyOf([...path, key]), at(pair.key.range?.[0] ?? 0));
        }
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        if (isNode(item)) collect(item, [...path, index], depth + 1);
      });
    }
  }

  function positionOf(path: readonly (string | number)[]): Position {
    for (let length = path.length; length >= 0; length--) {
      const found = positions.get(keyOf(path.slice(0, length)));
      if (found !== undefined) return found;
    }
    return start;
  }
}

/** The parser recurses: refuse a text nested too deeply before it starts. */
function deepestIndent(text: string): { line: number; column: number } | undefined {
  let depth = 0;
  let line = 1;
  let lineStart = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 10) {
      line++;
      lineStart = index + 1;
    } else if (code === 91 || code === 123) {
      depth++;
      if (depth > 200) return { line, column: index - lineStart + 1 };
    } else if ((code === 93 || code === 125) && depth > 0) {
      depth--;
    }
    if (code === 32 && index - lineStart > 400 && text.slice(lineStart, index).trim() === "") return { line, column: 1 };
    if (code === 45 && index - lineStart > 200 && /^[\s-]*$/.test(text.slice(lineStart, index))) return { line, column: 1 };
  }
  return undefined;
}

function keyOf(path: readonly (string | number)[]): string {
  return path.join("\u0000");
}

function firstLine(message: string): string {
  return message.split("\n")[0] ?? message;
}

export function problem(code: string, at: Position, message: string, remedy: string, path: readonly string[] = []): Problem {
  return { code, path, message, remedy, at };
}
