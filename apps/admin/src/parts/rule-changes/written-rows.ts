import { parseDecimal } from "@bareme/kernel";
import { formatValue } from "../../format/units.ts";
import type { RuleChange } from "./changed-statement.ts";
import type { RuleName } from "./rule-names.ts";

/** One thing that a rule says, before and after; null where it says nothing of it. */
export interface WrittenRow {
  /** Empty where the value of the rule itself is meant. */
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What a change changes, member by member: what stayed is left out, but for the bands of a grid, which are read together. */
export function writtenRows(
  { before, after }: Pick<RuleChange, "before" | "after">,
  name: RuleName | undefined,
): readonly WrittenRow[] {
  const was = membersOf(before, name);
  const is = membersOf(after, name);
  const paths = [...new Set([...is.keys(), ...was.keys()])];
  return paths.flatMap((path) => {
    const row = { what: wordsOf(path), before: was.get(path) ?? null, after: is.get(path) ?? null };
    return row.before === row.after && !path.includes("bands") ? [] : [row];
  });
}

type Members = ReadonlyMap<string, string>;

function membersOf(text: string | null, name: RuleName | undefined): Members {
  const members = new Map<string, string>();
  if (text === null) return members;
  const written = text.startsWith("{") ? read(text) : { value: text };
  flatten(written, "", name, members);
  return members;
}

function read(text: string): unknown {
  return JSON.parse(text);
}

function flatten(value: unknown, path: string, name: RuleName | undefined, into: Map<string, string>): void {
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) {
    into.set(path, value.map(String).join(", "));
    return;
  }
  if (typeof value !== "object" || value === null) {
    into.set(path, valueWords(value, path, name));
    return;
  }
  if ("rate" in value && path.includes("bands")) {
    into.set(path, bandWords(value, name));
    return;
  }
  for (const [member, one] of Object.entries(value))
    // The title of the change says which rule it is.
    if (path !== "" || member !== "id") flatten(one, path === "" ? member : `${path}.${member}`, name, into);
}

function valueWords(value: unknown, path: string, name: RuleName | undefined): string {
  if (value === null || value === "null") return "sans valeur";
  if (typeof value === "boolean") return value ? "oui" : "non";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const isValue = path === "value" || path.startsWith("value.") || path.startsWith("overridable.");
  return isValue && isDecimal(text) ? formatValue(text, name?.unit ?? "") : text;
}

/** « jusqu'à 70 000,00 € : 9 % ». */
function bandWords(band: object, name: RuleName | undefined): string {
  const { upTo, below, rate, plus } = textsOf(band);
  const bound =
    upTo !== undefined
      ? `jusqu'à ${formatValue(upTo, name?.unit ?? "")}`
      : below !== undefined
        ? `moins de ${formatValue(below, name?.unit ?? "")}`
        : "au-delà";
  const more = plus === undefined ? "" : ` et ${formatValue(plus, name?.unit ?? "")}`;
  return `${bound}\u202F: ${formatValue(rate ?? "", name?.rate ?? "")}${more}`;
}

function textsOf(band: object): { readonly [N in "upTo" | "below" | "rate" | "plus"]?: string } {
  return Object.fromEntries(Object.entries(band).map(([member, one]) => [member, String(one)]));
}

function isDecimal(text: string): boolean {
  return parseDecimal(text) !== undefined;
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ["value", ""],
  ["bands", "tranche"],
  ["label", "libellé"],
  ["unit", "unité"],
  ["formula", "formule"],
  ["formulas", "formules"],
  ["when", "quand"],
  ["rate", "taux"],
  ["base", "assiette"],
  ["basis", "fondement"],
  ["quantity", "quantité"],
  ["amount", "montant"],
  ["grid", "barème"],
  ["cap", "plafond"],
  ["each", "pour chaque"],
  ["by", "selon"],
  ["kind", "calcul"],
  ["rubric", "rubrique"],
  ["joins", "s'ajoute à"],
  ["round", "arrondi"],
  ["step", "pas"],
  ["mode", "mode"],
  ["employee", "part salariale"],
  ["employer", "part patronale"],
  ["note", "note"],
  ["certainty", "certitude"],
  ["reason", "raison"],
  ["overridable", "une société peut donner"],
  ["atLeast", "au moins"],
  ["atMost", "au plus"],
  ["options", "options"],
  ["option", "option"],
  ["default", "par défaut"],
  ["status", "statut"],
  ["rules", "règle"],
  ["conditions", "conditions"],
  ["all", "toutes"],
  ["any", "une au moins"],
  ["not", "sauf"],
  ["fact", "donnée"],
  ["operator", "comparaison"],
  ["path", "champ"],
  ["otherwise", "sinon"],
  ["outcomes", "issues"],
  ["message", "message"],
  ["remedy", "que faire"],
  ["severity", "gravité"],
  ["from", "de"],
  ["to", "à"],
  ["until", "jusqu'au"],
  ["of", "de"],
  ["add", "ajoute"],
  ["adds", "ajoute"],
  ["is", "vaut"],
  ["resets", "remis à zéro"],
  ["initial", "au début"],
  ["cumulates", "cumul"],
  ["across", "sur"],
  ["axis", "date de référence"],
  ["in", "compté en"],
  ["cut", "en cours de mois"],
]);

/** A member of a rule in words: `bands.0` is « tranche 1 ». */
function wordsOf(path: string): string {
  const words = path
    .split(".")
    .map((member) => (/^\d+$/.test(member) ? String(Number(member) + 1) : (WORDS.get(member) ?? member)))
    .filter((word) => word !== "");
  return words.join(" ");
}
