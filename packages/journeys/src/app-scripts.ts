import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

/** What the build says of one file: those that it needs before it can start (`imports`), and those that it may ask for later. */
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

const DIST = join(root, "apps/admin/dist");

/** The scripts of the app as built that stand or fall with these sources: their own, and all that is imported before they start. */
export function scriptsOf(sources: readonly string[]): ReadonlySet<string> {
  const manifest = JSON.parse(readFileSync(join(DIST, ".vite/manifest.json"), "utf8")) as Readonly<
    Record<string, Chunk>
  >;
  const seen = new Set<string>();
  const files = new Set<string>();
  const follow = (source: string): void => {
    if (seen.has(source)) return;
    seen.add(source);
    const chunk = manifest[source];
    if (chunk === undefined) throw new Error(`the build has no ${source}`);
    files.add(chunk.file);
    for (const one of chunk.imports ?? []) follow(one);
  };
  for (const source of sources) follow(source);
  return files;
}

/** The scripts of the app as built, loaded at once or later, workers included. */
export function allScripts(): readonly string[] {
  return readdirSync(join(DIST, "assets"))
    .filter((name) => name.endsWith(".js"))
    .map((name) => `assets/${name}`);
}

/** Those of these scripts that hold some text. */
export function scriptsWith(text: string, files: Iterable<string>): readonly string[] {
  return [...files].filter((file) => readFileSync(join(DIST, file), "utf8").includes(text));
}
