import type { Problem } from "@bareme/kernel";
import {
  problem,
  type Choice,
  type Grid,
  type Parameter,
  type RuleSet,
  type ScalarFact,
} from "@bareme/rule-schema";
import type {
  ChoicePlan,
  CollectionPlan,
  DatedPlan,
  FactPlan,
  GridPlan,
  ParameterPlan,
  ScalarPlan,
  BandPlan,
} from "../plan.ts";
import { readScalar } from "../run/read-scalar.ts";
import type { Declared, Symbols } from "./symbols.ts";

/** The declarations of a stack that need no graph: facts, collections, parameters, grids, choices. */

export function declareFacts(
  symbols: Symbols,
  problems: Problem[],
): { readonly facts: FactPlan[]; readonly collections: CollectionPlan[] } {
  const facts: FactPlan[] = [];
  const collections: CollectionPlan[] = [];
  for (const declared of symbols.byId.values()) {
    const { symbol, located } = declared;
    if (symbol.kind === "slot") {
      facts.push({
        id: symbol.statement.id,
        label: symbol.statement.label,
        type: symbol.statement.type,
        unit: symbol.statement.unit ?? "1",
        min: null,
        max: null,
        step: null,
        options: null,
        default: null,
        slot: true,
      });
    } else if (symbol.kind === "fact") {
      facts.push({ ...declareScalar(symbol.statement, located, problems), slot: false });
    } else if (symbol.kind === "collection") {
      const { id, label, item } = symbol.statement;
      collections.push({
        id,
        label,
        item: item.name,
        optional: symbol.statement.default !== undefined,
        fields: item.fields.map((field) => declareScalar(field, located, problems)),
      });
    }
  }
  return { facts, collections };
}

function declareScalar(fact: ScalarFact, located: Declared["located"], problems: Problem[]): ScalarPlan {
  if ((fact.type === "choice") !== (fact.options !== undefined)) {
    problems.push(
      problem(
        "SHAPE_INVALID",
        located.positionOf(),
        `« ${fact.id} » : « type: choice » et « options » vont ensemble.`,
        "Ajoutez « options », ou changez le type.",
        [fact.id],
      ),
    );
  }
  const scalar: ScalarPlan = {
    id: fact.id,
    label: fact.label,
    type: fact.type,
    unit: fact.unit ?? (fact.type === "decimal" || fact.type === "integer" ? "1" : ""),
    min: fact.domain?.min ?? null,
    max: fact.domain?.max ?? null,
    step: fact.domain?.step ?? null,
    options: fact.options ?? null,
    default: fact.default ?? null,
  };
  if (scalar.default !== null) {
    readScalar(
      scalar,
      scalar.default,
      [fact.id],
      (_, __, message) =>
        void problems.push(
          problem(
            "DEFAULT_INVALID",
            located.positionOf(["default"]),
            `Valeur par défaut : ${message}`,
            "Corrigez « default », ou retirez-le.",
            [fact.id],
          ),
        ),
    );
  }
  return scalar;
}

/** The keys of a keyed parameter are options of what `by` names, when that is a fact, a choice or a decision. */
function checkKeys(parameter: Parameter, declared: Declared, symbols: Symbols, problems: Problem[]): void {
  if (parameter.by === undefined) return;
  const by = symbols.byId.get(parameter.by)?.symbol;
  const isField = [...symbols.byId.values()].some(
    ({ symbol }) =>
      symbol.kind === "collection" && symbol.statement.item.fields.some((field) => field.id === parameter.by),
  );
  if (by === undefined && !isField) {
    problems.push(
      problem(
        "NAME_UNKNOWN",
        declared.located.positionOf(["by"]),
        `« ${parameter.id} » : « ${parameter.by} » est inconnu.`,
        "Donnez le fait, le choix ou le champ qui porte la clé.",
        [parameter.id],
      ),
    );
  }
  const options =
    by?.kind === "fact"
      ? by.statement.options
      : by?.kind === "choice"
        ? by.statement.options.map((option) => option.id)
        : by?.kind === "decision"
          ? by.statement.outcomes
          : undefined;
  parameter.values.forEach(({ value }, index) => {
    if (value === null || typeof value === "string" || options === undefined) return;
    for (const key of Object.keys(value)) {
      if (!options.includes(key))
        problems.push(
          problem(
            "OPTION_UNKNOWN",
            declared.located.positionOf(["values", index, "value", key]),
            `« ${parameter.id} » : « ${key} » n'est pas une option de « ${parameter.by} ».`,
            `Options : ${options.join(", ")}.`,
            [parameter.id],
          ),
        );
    }
  });
}

export function declareParameter(
  parameter: Parameter,
  declared: Declared,
  symbols: Symbols,
  problems: Problem[],
): ParameterPlan {
  checkKeys(parameter, declared, symbols, problems);
  const override = symbols.overrides.get(parameter.id);
  const own = {
    ruleSet: declared.ruleSet.manifest.ruleSet,
    values: datedValues(parameter.values, declared.ruleSet, symbols),
  };
  const nearest =
    override === undefined
      ? []
      : [
          {
            ruleSet: override.ruleSet.manifest.ruleSet,
            values: datedValues(override.located.statement.values, override.ruleSet, symbols),
          },
        ];
  return {
    id: parameter.id,
    label: parameter.label,
    unit: parameter.unit ?? "1",
    axis: axisOf(parameter.axis),
    byDay: parameter.cut === "by-day",
    keyed: parameter.by !== undefined,
    knownUntil: declared.ruleSet.manifest.knownUntil ?? null,
    layers: [...nearest, own],
  };
}

function datedValues(
  values: Parameter["values"],
  ruleSet: RuleSet,
  symbols: Symbols,
): DatedPlan<Parameter["values"][number]["value"]>[] {
  return values.map((value) => ({
    from: value.from,
    known: value.known ?? null,
    value: value.value,
    source: symbols.sourcesOf(value.source, ruleSet),
    toConfirm: value.certainty === "to-confirm",
  }));
}

export function declareGrid(grid: Grid, declared: Declared, symbols: Symbols): GridPlan {
  return {
    id: grid.id,
    label: grid.label,
    mode: grid.mode,
    in: grid.in,
    rate: grid.rate,
    axis: axisOf(grid.axis),
    keyed: grid.by !== undefined,
    knownUntil: declared.ruleSet.manifest.knownUntil ?? null,
    versions: grid.versions.map((version) => ({
      from: version.from,
      known: version.known ?? null,
      value:
        version.bands === null
          ? null
          : Array.isArray(version.bands)
            ? version.bands.map(bandPlan)
            : Object.fromEntries(
                Object.entries(version.bands).map(([key, bands]) => [key, bands.map(bandPlan)]),
              ),
      source: symbols.sourcesOf(version.source, declared.ruleSet),
      toConfirm: version.certainty === "to-confirm",
    })),
  };
}

function bandPlan(band: {
  readonly upTo?: string | undefined;
  readonly below?: string | undefined;
  readonly rate: string;
  readonly plus?: string | undefined;
}): BandPlan {
  return { upTo: band.upTo ?? null, below: band.below ?? null, rate: band.rate, plus: band.plus ?? null };
}

export function declareChoice(
  choice: Choice,
  declared: Declared,
  symbols: Symbols,
  problems: Problem[],
): ChoicePlan {
  const known = new Set(choice.options.map((option) => option.id));
  const defaults =
    choice.default === undefined
      ? []
      : typeof choice.default === "string"
        ? [{ from: "0000-01-01", value: choice.default }]
        : choice.default;
  for (const { value } of defaults) {
    if (!known.has(value))
      problems.push(
        problem(
          "OPTION_UNKNOWN",
          declared.located.positionOf(["default"]),
          `« ${value} » n'est pas une option de « ${choice.id} ».`,
          `Options : ${[...known].join(", ")}.`,
          [choice.id],
        ),
      );
  }
  for (const place of choice.at) {
    if (place === "company" || place === "contract") continue;
    if (symbols.byId.get(place)?.symbol.kind !== "collection")
      problems.push(
        problem(
          "NAME_UNKNOWN",
          declared.located.positionOf(["at"]),
          `« ${choice.id} » : « ${place} » n'est ni company, ni contract, ni une liste.`,
          "Corrigez « at ».",
          [choice.id],
        ),
      );
  }
  return {
    id: choice.id,
    label: choice.label,
    at: choice.at,
    options: choice.options.map((option) => ({
      id: option.id,
      label: option.label,
      status: option.status,
      from: option.from ?? null,
      until: option.until ?? null,
    })),
    picks: symbols.picks.get(choice.id)?.statement.values ?? [],
    defaults,
  };
}

function axisOf(axis: string): "period" | "payment" | "other" {
  return axis === "period" || axis === "payment" ? axis : "other";
}
