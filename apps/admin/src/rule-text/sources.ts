import type { Result } from "@bareme/kernel";
import { withoutAccents } from "../format/fold-text.ts";
import { isRecord } from "./plain.ts";
import { nodeAt, readRuleDocument } from "./rule-document.ts";
import { setIn } from "./set-in.ts";
import { plainOf } from "./yaml-tree.ts";

/** A text of law or trade that rules cite by its name. */
export interface GivenSource {
  readonly text: string;
  readonly url?: string;
  readonly published?: string;
}

/** The file where a layer names its texts: the first that does, or the file that wants to cite one. */
export function sourcesFile(files: Readonly<Record<string, string>>, otherwise: string): string {
  const all = Object.keys(files).toSorted();
  return (
    all.find((path) => !path.startsWith("scenarios/") && /^sources:/m.test(files[path] ?? "")) ?? otherwise
  );
}

/** Names a text at the end of the file's sources. */
export function addSource(
  text: string,
  name: string,
  { text: said, url, published }: GivenSource,
): Result<string> {
  const source = {
    text: said,
    ...(url !== undefined && url !== "" && { url }),
    ...(published !== undefined && published !== "" && { published }),
  };
  const { contents } = readRuleDocument(text);
  const root = contents === null ? {} : plainOf(contents);
  const sources = nodeAt(readRuleDocument(text), ["sources"]);
  const named = sources === undefined ? {} : plainOf(sources);
  if (!isRecord(named) || Object.keys(named).length === 0)
    return setIn(text, [], { ...(isRecord(root) ? root : {}), sources: { [name]: source } });
  return setIn(text, ["sources"], { ...named, [name]: source });
}

/** A free name for a text, made of its first words: « Arrêté du 3 décembre 2026 » is arreteDu3Decembre2026. */
export function sourceName(said: string, taken: readonly string[]): string {
  const words = withoutAccents(said)
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .slice(0, 6);
  const joined = words
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
    )
    .join("")
    .slice(0, 50);
  const base = /^[a-z]/.test(joined) ? joined : `texte${joined.charAt(0).toUpperCase()}${joined.slice(1)}`;
  let name = base;
  for (let count = 2; taken.includes(name); count += 1) name = `${base}${count}`;
  return name;
}
