import type { CheckedLayer } from "../../core/checked.ts";
import { placeOfFile } from "../../core/stack-texts.ts";
import { foldText } from "../../format/fold-text.ts";
import { GENRES, type Genre } from "../../rule-text/genres.ts";
import { byTheme, themeName } from "../../rule-text/theme-name.ts";
import { inForce, valueInWords } from "./in-force.ts";

/** A rule as a line of a layer's list. */
export interface RuleItem {
  readonly genre: Genre;
  readonly id: string;
  readonly label: string;
  readonly theme: string;
  /** Of a parameter on the day asked for, of a choice as it is picked; null for what has none. */
  readonly value: string | null;
  /** Stands over a rule of a lower layer. */
  readonly replaces: boolean;
  /** A higher layer stands over it. */
  readonly replaced: boolean;
  readonly change: "added" | "changed" | "removed" | null;
}

/** What the rules of a layer are listed by. */
export interface Listing {
  readonly layer: CheckedLayer;
  readonly published: CheckedLayer | null;
  /** The layers below, for the names and units of what is replaced. */
  readonly lower: readonly CheckedLayer[];
  readonly higher: readonly CheckedLayer[];
  readonly day: string;
}

interface Named {
  readonly id: string;
  readonly label: string;
}

type Statement = Named & { readonly statement: unknown; readonly theme: string; readonly genre: Genre };

/** Every rule of a layer that has a page, by theme then as the files have them; those that a draft takes away among them. */
export function listRules(listing: Listing): readonly RuleItem[] {
  const { layer, published } = listing;
  const now = statementsOf(layer);
  const before = published === null ? [] : statementsOf(published);
  const gone = before.filter((one) => !now.some((other) => isOne(one, other)));
  const items = now.map((one): RuleItem => itemOf(one, changeOf(one, before), listing));
  const removed = gone.map((one): RuleItem => itemOf(one, "removed", listing));
  return [...items, ...replacements(listing), ...removed].toSorted((left, right) =>
    byTheme(left.theme, right.theme),
  );
}

function statementsOf(layer: CheckedLayer): readonly Statement[] {
  return GENRES.flatMap(({ genre, key }) =>
    layer[key].map(({ statement, at }) => ({
      id: statement.id,
      label: statement.label,
      statement,
      genre,
      theme: themeName(placeOfFile(at.file).path),
    })),
  );
}

function isOne(left: Statement, right: Statement): boolean {
  return left.genre === right.genre && left.id === right.id;
}

function changeOf(one: Statement, before: readonly Statement[]): RuleItem["change"] {
  const was = before.find((other) => isOne(one, other));
  if (was === undefined) return "added";
  return isSame(was.statement, one.statement) ? null : "changed";
}

function itemOf(one: Statement, change: RuleItem["change"], listing: Listing): RuleItem {
  const { genre, id, label, theme } = one;
  const { higher } = listing;
  const replaced = higher.some(
    ({ overrides, picks }) =>
      (genre === "parametre" && overrides.some(({ statement }) => statement.id === id)) ||
      (genre === "choix" && picks.some(({ statement }) => statement.choice === id)),
  );
  return { genre, id, label, theme, change, replaced, replaces: false, value: valueOf(one, listing) };
}

function valueOf({ genre, id }: Statement, { layer, day }: Listing): string | null {
  if (genre !== "parametre") return null;
  const parameter = layer.parameters.find(({ statement }) => statement.id === id)?.statement;
  const dated = inForce(parameter?.values ?? [], day);
  if (parameter === undefined) return null;
  return dated === undefined ? "pas encore" : valueInWords(dated.value, parameter.unit);
}

/** What the layer sets of lower ones: parameters that it replaces, choices that it picks. */
function replacements({ layer, published, lower, day }: Listing): readonly RuleItem[] {
  const overrides = layer.overrides.map(({ statement, at }): RuleItem => {
    const { id, values } = statement;
    const below = lower
      .flatMap(({ parameters }) => parameters)
      .find((one) => one.statement.id === id)?.statement;
    const was = published?.overrides.find((one) => one.statement.id === id)?.statement;
    const dated = inForce(values, day);
    return {
      genre: "parametre",
      id,
      label: below?.label ?? id,
      replaces: true,
      replaced: false,
      theme: themeName(placeOfFile(at.file).path),
      value: dated === undefined ? "pas encore" : valueInWords(dated.value, below?.unit),
      change: was === undefined ? "added" : isSame(was, statement) ? null : "changed",
    };
  });
  const picks = layer.picks.map(({ statement, at }): RuleItem => {
    const { choice: id, values } = statement;
    const below = lower.flatMap(({ choices }) => choices).find((one) => one.statement.id === id)?.statement;
    const was = published?.picks.find((one) => one.statement.choice === id)?.statement;
    const picked = inForce(values, day)?.value;
    return {
      genre: "choix",
      id,
      label: below?.label ?? id,
      replaces: true,
      replaced: false,
      theme: themeName(placeOfFile(at.file).path),
      value: below?.options.find((option) => option.id === picked)?.label ?? picked ?? "pas encore",
      change: was === undefined ? "added" : isSame(was, statement) ? null : "changed",
    };
  });
  return [...overrides, ...picks];
}

/** Statements are plain data of one order: what is written the same is the same. */
function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Whether a rule has every word that is searched for, in its name, its identifier or its theme. */
export function isFound({ label, id, theme, genre }: RuleItem, words: string): boolean {
  const said = foldText(`${label} ${id} ${theme} ${genre}`);
  return foldText(words)
    .split(/\s+/)
    .every((word) => said.includes(word));
}
