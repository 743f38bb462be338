import { compare, decimal, type Problem } from "@bareme/kernel";
import {
  problem,
  type Choice,
  type Decision,
  type Fact,
  type Grid,
  type Line,
  type ListFact,
  type Located,
  type Override,
  type Parameter,
  type Pick,
  type RuleSet,
  type Slot,
  type Source,
  type SourceText,
  type Total,
  type Carry,
} from "@bareme/rule-schema";

import { extendCollection } from "./extend-collection.ts";

/** What a name stands for in a stack of rule sets. */
type SymbolOf =
  | { readonly kind: "fact"; readonly statement: Exclude<Fact, ListFact> }
  | { readonly kind: "slot"; readonly statement: Slot }
  | { readonly kind: "collection"; readonly statement: ListFact }
  | { readonly kind: "parameter"; readonly statement: Parameter }
  | { readonly kind: "choice"; readonly statement: Choice }
  | { readonly kind: "grid"; readonly statement: Grid }
  | { readonly kind: "decision"; readonly statement: Decision }
  | { readonly kind: "line"; readonly statement: Line }
  | { readonly kind: "total"; readonly statement: Total }
  | { readonly kind: "carry"; readonly statement: Carry };

export interface Declared {
  readonly symbol: SymbolOf;
  readonly located: Located<{ readonly id: string }>;
  readonly ruleSet: RuleSet;
}

/** All names of a stack, with overrides, picks and axes set beside what they change. */
export interface Symbols {
  readonly stack: readonly RuleSet[];
  readonly byId: ReadonlyMap<string, Declared>;
  readonly overrides: ReadonlyMap<string, { readonly located: Located<Override>; readonly ruleSet: RuleSet }>;
  readonly picks: ReadonlyMap<string, Located<Pick>>;
  readonly axes: ReadonlyMap<string, string>;
  /** Collection by the name that its items have in formulas (mission → missions). */
  readonly itemNames: ReadonlyMap<string, string>;
  /** Slots of a lower layer that a statement of a higher one fills, by id. */
  readonly filledSlots: ReadonlyMap<string, Slot>;
  readonly sourcesOf: (source: Source | undefined, ruleSet: RuleSet) => readonly SourceText[];
}

const LAYERS = ["law", "convention", "company"];
const RESERVED: ReadonlySet<string> = new Set([
  "period",
  "payment",
  "opening",
  "min",
  "max",
  "abs",
  "sum",
  "count",
  "lookup",
  "allocate",
  "date",
  "not",
  "contains",
  "toString",
  "valueOf",
  "hasOwnProperty",
]);

export function collectSymbols(stack: readonly RuleSet[], problems: Problem[]): Symbols {
  const byId = new Map<string, Declared>();
  const filledSlots = new Map<string, Slot>();
  const elsewhere = new Map<string, Located<{ readonly id: string }>>();
  const itemNames = new Map<string, string>();
  const axes = new Map<string, string>();
  const overrides = new Map<string, { located: Located<Override>; ruleSet: RuleSet }>();
  const picks = new Map<string, Located<Pick>>();

  const declare = (
    kind: SymbolOf["kind"],
    located: Located<{ readonly id: string }>,
    ruleSet: RuleSet,
  ): void => {
    const { id } = located.statement;
    const declared: Declared = {
      symbol: { kind, statement: located.statement } as unknown as SymbolOf,
      located,
      ruleSet,
    };
    const first = byId.get(id);
    if (RESERVED.has(id)) {
      problems.push(
        problem(
          "NAME_RESERVED",
          located.positionOf(["id"]),
          `« ${id} » est un mot du langage.`,
          "Choisissez un autre nom.",
          [id],
        ),
      );
    } else if (first === undefined || (first.symbol.kind === "slot" && fills(kind, first, ruleSet))) {
      byId.set(id, declared);
      if (first?.symbol.kind === "slot") filledSlots.set(id, first.symbol.statement);
    } else {
      const at = first.located.positionOf();
      problems.push(
        problem(
          "DUPLICATE_ID",
          located.positionOf(["id"]),
          `« ${id} » est déjà déclaré par ${first.ruleSet.manifest.ruleSet} (${at.file}:${at.line}).`,
          "Renommez cette déclaration ; pour changer une valeur d'une couche inférieure, utilisez « overrides » ou « picks ».",
          [id],
        ),
      );
    }
  };

  /** Checks, accounts and axes have namespaces of their own, one for the whole stack. */
  const declareElsewhere = (namespace: string, located: Located<{ readonly id: string }>): void => {
    const { id } = located.statement;
    const first = elsewhere.get(`${namespace}/${id}`);
    elsewhere.set(`${namespace}/${id}`, first ?? located);
    if (first === undefined) return;
    const at = first.positionOf();
    problems.push(
      problem(
        "DUPLICATE_ID",
        located.positionOf(["id"]),
        `« ${id} » est déjà déclaré (${at.file}:${at.line}).`,
        "Renommez cette déclaration.",
        [id],
      ),
    );
  };

  stack.forEach((ruleSet, index) => {
    const below = stack[index - 1];
    if (
      below !== undefined &&
      LAYERS.indexOf(below.manifest.layer) > LAYERS.indexOf(ruleSet.manifest.layer)
    ) {
      problems.push({
        code: "LAYER_ORDER",
        path: [ruleSet.manifest.ruleSet],
        message: `« ${ruleSet.manifest.ruleSet} » (${ruleSet.manifest.layer}) ne peut pas se placer au-dessus de « ${below.manifest.ruleSet} » (${below.manifest.layer}).`,
        remedy: "Donnez les jeux de règles dans l'ordre : loi, convention, entreprise.",
      });
    }
    for (const located of ruleSet.slots) declare("slot", located, ruleSet);
    for (const located of ruleSet.facts) {
      declare(located.statement.type === "list" ? "collection" : "fact", located, ruleSet);
      if (located.statement.type !== "list") continue;
      if (itemNames.has(located.statement.item.name))
        problems.push(
          problem(
            "DUPLICATE_ID",
            located.positionOf(["item", "name"]),
            `« ${located.statement.item.name} » nomme déjà les éléments d'une autre liste.`,
            "Donnez un autre nom aux éléments.",
            [located.statement.id],
          ),
        );
      itemNames.set(located.statement.item.name, located.statement.id);
    }
    for (const located of ruleSet.fields) {
      const extended = extendCollection(located, byId.get(located.statement.of), problems);
      if (extended !== undefined) byId.set(located.statement.of, extended);
    }
    for (const located of ruleSet.parameters) declare("parameter", located, ruleSet);
    for (const located of ruleSet.choices) declare("choice", located, ruleSet);
    for (const located of ruleSet.grids) declare("grid", located, ruleSet);
    for (const located of ruleSet.decisions) declare("decision", located, ruleSet);
    for (const located of ruleSet.lines) declare("line", located, ruleSet);
    for (const located of ruleSet.totals) declare("total", located, ruleSet);
    for (const located of ruleSet.carry) declare("carry", located, ruleSet);
    for (const located of ruleSet.checks) declareElsewhere("checks", located);
    for (const located of ruleSet.accounts) declareElsewhere("accounts", located);
    for (const located of ruleSet.axes) declareElsewhere("axes", located);
    for (const located of ruleSet.axes) axes.set(located.statement.id, located.statement.date);
    for (const located of ruleSet.overrides) {
      checkOverride(located, byId.get(located.statement.id), problems);
      overrides.set(located.statement.id, { located, ruleSet });
    }
    for (const located of ruleSet.picks) {
      checkPick(located, byId.get(located.statement.choice), problems);
      picks.set(located.statement.choice, located);
    }
  });
  const sourcesOf: Symbols["sourcesOf"] = (source, ruleSet) =>
    source === undefined
      ? []
      : [source]
          .flat()
          .map((one) => (typeof one === "string" ? (ruleSet.sources.get(one) ?? { text: one }) : one));
  return { stack, byId, overrides, picks, axes, itemNames, filledSlots, sourcesOf };
}

function fills(kind: SymbolOf["kind"], slot: Declared, ruleSet: RuleSet): boolean {
  return slot.ruleSet !== ruleSet && ["line", "total", "parameter", "fact"].includes(kind);
}

function checkOverride(located: Located<Override>, target: Declared | undefined, problems: Problem[]): void {
  const { id, values } = located.statement;
  const report = (code: string, path: readonly (string | number)[], message: string, remedy: string): void =>
    void problems.push(problem(code, located.positionOf(path), message, remedy, [id]));
  if (target?.symbol.kind !== "parameter")
    return report(
      "NAME_UNKNOWN",
      ["id"],
      `« ${id} » n'est pas un paramètre d'une couche inférieure.`,
      "Corrigez le nom, ou déclarez le paramètre.",
    );
  const { overridable } = target.symbol.statement;
  if (overridable === undefined)
    return report(
      "OVERRIDE_FORBIDDEN",
      ["id"],
      `« ${id} » ne peut pas être remplacé : ${target.ruleSet.manifest.ruleSet} ne le permet pas.`,
      "Retirez ce remplacement.",
    );
  values.forEach(({ value }, index) => {
    const texts =
      value === null
        ? []
        : typeof value === "string"
          ? [value]
          : Object.values(value).filter((one) => one !== null);
    for (const one of texts) {
      const low =
        overridable.atLeast !== undefined && compare(decimal(one), decimal(overridable.atLeast)) < 0;
      const high = overridable.atMost !== undefined && compare(decimal(one), decimal(overridable.atMost)) > 0;
      if (!low && !high) continue;
      const bound = low ? `au moins ${overridable.atLeast}` : `au plus ${overridable.atMost}`;
      const source = [
        target.symbol.kind === "parameter" ? target.symbol.statement.values.at(-1)?.source : undefined,
      ].flat()[0];
      const cited = typeof source === "string" ? target.ruleSet.sources.get(source)?.text : source?.text;
      report(
        "OVERRIDE_OUT_OF_BOUNDS",
        ["values", index, "value"],
        `« ${id} » vaut ${one}, il faut ${bound}${cited === undefined ? "" : ` (${cited})`}.`,
        `Choisissez une valeur dans les bornes fixées par ${target.ruleSet.manifest.ruleSet}.`,
      );
    }
  });
}

function checkPick(located: Located<Pick>, target: Declared | undefined, problems: Problem[]): void {
  const { choice, values } = located.statement;
  const report = (code: string, path: readonly (string | number)[], message: string, remedy: string): void =>
    void problems.push(problem(code, located.positionOf(path), message, remedy, [choice]));
  if (target?.symbol.kind !== "choice")
    return report(
      "NAME_UNKNOWN",
      ["choice"],
      `« ${choice} » n'est pas un choix d'une couche inférieure.`,
      "Corrigez le nom du choix.",
    );
  const { at, options } = target.symbol.statement;
  if (!at.includes("company"))
    report(
      "CHOICE_NOT_HERE",
      ["choice"],
      `« ${choice} » ne se choisit pas au niveau de l'entreprise.`,
      `Ce choix se fait au niveau : ${at.join(", ")}.`,
    );
  values.forEach(({ value, from }, index) => {
    const option = options.find((one) => one.id === value);
    const path = ["values", index, "value"];
    if (option === undefined)
      report(
        "OPTION_UNKNOWN",
        path,
        `« ${value} » n'est pas une option de « ${choice} ».`,
        `Options : ${options.map((one) => one.id).join(", ")}.`,
      );
    else if (option.status === "not-established")
      report(
        "CHOICE_NOT_ESTABLISHED",
        path,
        `« ${value} » n'est pas une lecture établie de « ${choice} ».`,
        "Choisissez une option licite, plus favorable ou d'usage.",
      );
    else if (option.until !== undefined && option.until < from)
      report(
        "CHOICE_OUT_OF_DATE",
        path,
        `« ${value} » n'existe plus après le ${option.until}.`,
        "Choisissez une option en vigueur à cette date.",
      );
  });
}
