// Packages may depend only on lower layers, and only by name. pnpm already hides what a package does not declare,
// so it is enough to check what each declares, and that no relative path walks into another package.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

/** Lowest first: a package may use the layers before its own, none after and none beside it. */
const LAYERS = [
  ["kernel", "local-postgres"],
  ["rule-schema"],
  ["engine"],
  ["payroll"],
  ["scenarios"],
  ["use-cases"],
  ["db", "documents"],
  ["api"],
  ["admin", "server"],
  ["cli"],
  ["journeys"],
  ["bench", "differential", "faults"],
];

const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)["'](\.{1,2}\/[^"']*)["']/g;
const FIELDS = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];
const root = resolve(import.meta.dirname, "..");
const order = LAYERS.map((layer) => layer.join(", ")).join(" ◀ ");

/** @param {string} name */
const layerOf = (name) => LAYERS.findIndex((layer) => layer.includes(name));

/** @param {string} home */
function checkManifest(home) {
  const folder = basename(home);
  const file = join(home, "package.json");
  const manifest = JSON.parse(readFileSync(join(root, file), "utf8"));
  const layer = layerOf(folder);
  if (manifest.name !== `@bareme/${folder}`) {
    return [`${file}: is named ${manifest.name}; name it @bareme/${folder}, like its folder.`];
  }
  if (layer === -1) {
    return [`${file}: ${folder} has no layer. Add it to LAYERS in scripts/check-direction.mjs (${order}).`];
  }
  return FIELDS.flatMap((field) => Object.keys(manifest[field] ?? {}).map((name) => ({ field, name })))
    .filter(({ name }) => name.startsWith("@bareme/"))
    .flatMap(({ field, name }) => {
      const target = layerOf(name.slice("@bareme/".length));
      if (target === -1) return [`${file}: ${field} names ${name}, which has no layer (${order}).`];
      if (target < layer) return [];
      return [`${file}: ${field} names ${name}, which is not below ${folder}. The direction is ${order}.`];
    });
}

/** @param {string} place */
function checkImports(place) {
  const home = join(root, place);
  return ["src", "test"]
    .filter((part) => existsSync(join(home, part)))
    .flatMap((part) =>
      readdirSync(join(home, part), { recursive: true, encoding: "utf8" }).map((f) => join(home, part, f)),
    )
    .filter((file) => /\.[cm]?tsx?$/.test(file))
    .flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(SPECIFIER)]
        .map(([, specifier = ""]) => specifier)
        .filter((specifier) => !resolve(dirname(file), specifier).startsWith(home + sep))
        .map(
          (specifier) =>
            `${relative(root, file)}: imports "${specifier}", outside its package. Import it by its name.`,
        ),
    );
}

const folders = ["packages", "apps"]
  .flatMap((parent) => readdirSync(join(root, parent)).map((folder) => join(parent, folder)))
  .filter((folder) => existsSync(join(root, folder, "package.json")));
const faults = folders.flatMap((folder) => [...checkManifest(folder), ...checkImports(folder)]);

if (folders.length === 0) faults.push("packages/: no package found; the check would prove nothing.");
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log(`direction: ${folders.length} packages, ${order}`);
