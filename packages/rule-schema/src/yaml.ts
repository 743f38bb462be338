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
      problem(
        "FILE_TOO_LARGE",
        start,
        `Le fichier « ${file} » fait ${text.length} caractères, le maximum est ${LARGEST_FILE}.`,
        "Découpez-le en plusieurs fichiers.",
      ),
    ]);
  }
  const tooDeep = tooDeepAt(text);
  if (tooDeep !== undefined) {
    return failure([
      problem(
        "FILE_TOO_DEEP",
        { file, ...tooDeep },
        `Le fichier « ${file} » imbrique plus de ${DEEPEST} niveaux.`,
        "Aplatissez les listes et les dictionnaires.",
      ),
    ]);
  }
  const lines = new LineCounter();
  const document = parseBounded(text, lines);
  if (document === undefined)
    return failure([
      problem(
        "FILE_TOO_DEEP",
        start,
        `Le fichier « ${file} » est trop imbriqué.`,
        "Aplatissez les listes et les dictionnaires.",
      ),
    ]);
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems: Problem[] = document.errors.map((error) =>
    problem(
      "YAML_INVALID",
      at(error.pos[0]),
      `Le fichier n'est pas du YAML lisible : ${firstLine(error.message)}`,
      "Corrigez l'indentation, les guillemets ou la clé en double à cet endroit.",
    ),
  );
  const positions = new Map<string, Position>();
  if (document.contents !== null) collect(document.contents as Node, [], 0);
  if (problems.length > 0) return failure(problems.slice(0, MOST_PROBLEMS));
  return success({ data: document.toJS() as unknown, positionOf });

  function collect(node: Node, path: readonly (string | number)[], depth: number): void {
    const position = at(node.range?.[0] ?? 0);
    positions.set(keyOf(path), position);
    if (isAlias(node)) {
      problems.push(
        problem(
          "YAML_INVALID",
          position,
          "Les ancres et alias YAML ne sont pas admis.",
          "Répétez la valeur.",
        ),
      );
      return;
    }
    if (depth > DEEPEST) {
      problems.push(
        problem(
          "FILE_TOO_DEEP",
          position,
          `Plus de ${DEEPEST} niveaux imbriqués.`,
          "Aplatissez les listes et les dictionnaires.",
        ),
      );
      return;
    }
    if (isMap(node)) {
      const keys = new Set<string>();
      for (const pair of node.items) {
        if (!isPair(pair) || !isScalar(pair.key)) continue;
        const key = String(pair.key.value);
        if (keys.has(key))
          problems.push(
            problem(
              "YAML_INVALID",
              at(pair.key.range?.[0] ?? 0),
              `La clé « ${key} » figure deux fois.`,
              "Gardez-en une.",
            ),
          );
        keys.add(key);
        if (FORBIDDEN_KEYS.has(key)) {
          problems.push(
            problem(
              "KEY_FORBIDDEN",
              at(pair.key.range?.[0] ?? 0),
              `La clé « ${key} » n'est pas admise.`,
              "Choisissez un autre nom.",
            ),
          );
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

/** What the scan below lets through may still exhaust the parser's stack: that is bad input too. */
function parseBounded(text: string, lineCounter: LineCounter): ReturnType<typeof parseDocument> | undefined {
  try {
    return parseDocument(text, {
      lineCounter,
      uniqueKeys: false,
      merge: false,
      stringKeys: true,
      version: "1.2",
      schema: "core",
      maxAliasCount: 0,
    } as never);
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined;
    throw thrown;
  }
}

const MOST_PROBLEMS = 1000;
const MOST_OPEN = 60;

/**
 * The parser recurses: refuses a text nested too deeply before it starts, in one pass. Brackets open and close outside quotes and comments; at the start
 * of a line, dashes and question marks open one level each, and so does every second blank of the indent.
 */
function tooDeepAt(text: string): { line: number; column: number } | undefined {
  let open = 0;
  let line = 1;
  let lineStart = 0;
  let leading = true;
  let markers = 0;
  let quote = "";
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? "";
    if (character === "\n") {
      line++;
      lineStart = index + 1;
      leading = true;
      markers = 0;
      quote = "";
      continue;
    }
    if (quote !== "") {
      if (character === "\\" && quote === '"') index++;
      else if (character === quote) quote = "";
      continue;
    }
    const before = index === lineStart ? " " : (text[index - 1] ?? " ");
    const separated = " \t[{,:".includes(before);
    if (character === "#" && separated) {
      const end = text.indexOf("\n", index);
      if (end < 0) return undefined;
      index = end - 1;
      continue;
    }
    if ((character === '"' || character === "'") && (separated || leading)) quote = character;
    else if (character === "[" || character === "{") open++;
    else if ((character === "]" || character === "}") && open > 0) open--;
    else if (leading && (character === "-" || character === "?" || character === ":")) markers += 2;
    if (leading && character === " ") markers += 1;
    else if (leading && !"-?:".includes(character)) leading = false;
    if (open > MOST_OPEN || markers > 4 * MOST_OPEN) return { line, column: index - lineStart + 1 };
  }
  return undefined;
}

function keyOf(path: readonly (string | number)[]): string {
  return path.join("\u0000");
}

function firstLine(message: string): string {
  return message.split("\n")[0] ?? message;
}

export function problem(
  code: string,
  at: Position,
  message: string,
  remedy: string,
  path: readonly string[] = [],
): Problem {
  return { code, path, message, remedy, at };
}
