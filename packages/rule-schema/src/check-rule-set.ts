import { compare, decimal, type Problem } from "@bareme/kernel";
import type { RuleSet, Located, StatementKey } from "./rule-set.ts";
import { STATEMENT_KEYS } from "./rule-set.ts";
import type { Source } from "./primitives.ts";
import type { Band } from "./statements.ts";
import { problem, type Position } from "./yaml.ts";

/** What can be said about a rule set alone: duplicates, dates, bands, sources. Names and units need the whole stack. */
export function checkRuleSet(ruleSet: RuleSet): Problem[] {
  return [
    ...duplicates(ruleSet),
    ...dated(ruleSet),
    ...bandsOf(ruleSet),
    ...sourcesOf(ruleSet),
    ...carries(ruleSet),
    ...formulaLines(ruleSet),
  ];
}

/** Names that formulas can use share one namespace; the others have one each. */
const OWN_NAMESPACE: ReadonlySet<StatementKey> = new Set([
  "picks",
  "overrides",
  "accounts",
  "checks",
  "axes",
]);

function duplicates(ruleSet: RuleSet): Problem[] {
  const seen = new Map<string, Located<unknown>>();
  const statements = STATEMENT_KEYS.filter((key) => key !== "postings").flatMap((key) =>
    (ruleSet[key] as readonly Located<{ readonly id?: string; readonly choice?: string }>[]).flatMap(
      (located) => {
        const id = located.statement.id ?? located.statement.choice ?? "";
        const name = OWN_NAMESPACE.has(key) ? `${key}/${id}` : id;
        const first = seen.get(name);
        seen.set(name, first ?? located);
        return first === undefined ? [] : [duplicate(id, located.positionOf(["id"]), first.positionOf())];
      },
    ),
  );
  const within = (owner: string, ids: readonly string[], located: Located<unknown>): Problem[] =>
    ids.flatMap((id, index) =>
      ids.indexOf(id) === index
        ? []
        : [duplicate(`${owner}.${id}`, located.positionOf(), located.positionOf())],
    );
  const itemNames = ruleSet.facts.flatMap(({ statement }) =>
    statement.type === "list" ? [statement.item.name] : [],
  );
  return [
    ...statements,
    ...ruleSet.choices.flatMap((located) =>
      within(
        located.statement.id,
        located.statement.options.map((option) => option.id),
        located,
      ),
    ),
    ...ruleSet.facts.flatMap((located) =>
      located.statement.type === "list"
        ? within(
            located.statement.id,
            located.statement.item.fields.map((field) => field.id),
            located,
          )
        : [],
    ),
    ...ruleSet.facts.flatMap((located) => {
      const name = located.statement.type === "list" ? located.statement.item.name : undefined;
      return name !== undefined && itemNames.filter((one) => one === name).length > 1
        ? [duplicate(name, located.positionOf(["item", "name"]), located.positionOf())]
        : [];
    }),
  ];
}

function duplicate(id: string, at: Position, first: Position): Problem {
  return problem(
    "DUPLICATE_ID",
    at,
    `« ${id} » est déclaré deux fois (déjà ${first.file}:${first.line}).`,
    "Renommez ou retirez l'une des deux déclarations.",
    [id],
  );
}

interface Dated {
  readonly from: string;
  readonly known?: string | undefined;
}

function dated(ruleSet: RuleSet): Problem[] {
  const inOrder = (id: string, key: string, values: readonly Dated[], located: Located<unknown>): Problem[] =>
    values.flatMap((value, index) => {
      const before = values[index - 1];
      if (before === undefined || before.from < value.from) return [];
      if (before.from === value.from && (before.known ?? "") < (value.known ?? "")) return [];
      const same = before.from === value.from;
      return [
        problem(
          same ? "DATES_OVERLAP" : "DATES_UNSORTED",
          located.positionOf([key, index, "from"]),
          same
            ? `« ${id} » a deux valeurs au ${value.from}.`
            : `« ${id} » : le ${value.from} vient après le ${before.from}.`,
          same
            ? "Gardez une seule valeur par date, ou donnez à la seconde la date « known » à laquelle elle a été connue."
            : "Rangez les valeurs par date croissante.",
          [id],
        ),
      ];
    });
  return [
    ...ruleSet.parameters.flatMap((located) => [
      ...inOrder(located.statement.id, "values", located.statement.values, located),
      ...keyed(located),
    ]),
    ...ruleSet.overrides.flatMap((located) =>
      inOrder(located.statement.id, "values", located.statement.values, located),
    ),
    ...ruleSet.picks.flatMap((located) =>
      inOrder(located.statement.choice, "values", located.statement.values, located),
    ),
    ...ruleSet.grids.flatMap((located) =>
      inOrder(located.statement.id, "versions", located.statement.versions, located),
    ),
    ...ruleSet.choices.flatMap((located) =>
      Array.isArray(located.statement.default)
        ? inOrder(located.statement.id, "default", located.statement.default, located)
        : [],
    ),
    ...ruleSet.lines.flatMap((located) =>
      located.statement.kind === "formula"
        ? inOrder(located.statement.id, "versions", located.statement.versions ?? [], located)
        : [],
    ),
  ];
}

function keyed({ statement, positionOf }: RuleSet["parameters"][number]): Problem[] {
  return statement.values.flatMap(({ value }, index) => {
    if (value === null || (typeof value === "string") === (statement.by === undefined)) return [];
    const [message, remedy] =
      statement.by === undefined
        ? [
            `« ${statement.id} » a une valeur par clé, mais pas de « by ».`,
            "Ajoutez « by » avec le fait qui donne la clé.",
          ]
        : [
            `« ${statement.id} » est donné par « ${statement.by} », mais cette valeur est unique.`,
            "Donnez une valeur par option, ou retirez « by ».",
          ];
    return [
      problem("SHAPE_INVALID", positionOf(["values", index, "value"]), message, remedy, [statement.id]),
    ];
  });
}

function bandsOf(ruleSet: RuleSet): Problem[] {
  return ruleSet.grids.flatMap(({ statement: grid, positionOf }) =>
    grid.versions.flatMap((version, index) => {
      if (version.bands === null) return [];
      const tables: readonly (readonly [readonly (string | number)[], readonly Band[]])[] = Array.isArray(
        version.bands,
      )
        ? [[["versions", index, "bands"], version.bands]]
        : Object.entries(version.bands).map(
            ([key, bands]) => [["versions", index, "bands", key], bands] as const,
          );
      const keyedBands = !Array.isArray(version.bands);
      if (keyedBands !== (grid.by !== undefined)) {
        return [
          problem(
            "SHAPE_INVALID",
            positionOf(["versions", index, "bands"]),
            `« ${grid.id} » : « by » et des tranches par clé vont ensemble.`,
            "Ajoutez « by » ou retirez les clés.",
            [grid.id],
          ),
        ];
      }
      return tables.flatMap(([path, bands]) =>
        checkBands(grid.id, grid.mode, bands, (place) => positionOf([...path, ...place])),
      );
    }),
  );
}

function checkBands(
  id: string,
  mode: string,
  bands: readonly Band[],
  positionOf: (path: readonly (string | number)[]) => ReturnType<Located<unknown>["positionOf"]>,
): Problem[] {
  return bands.flatMap((band, index) => {
    const last = index === bands.length - 1;
    const bound = band.upTo ?? band.below;
    const before = bands[index - 1];
    const previous = before?.upTo ?? before?.below;
    const found: Problem[] = [];
    const report = (code: string, message: string, remedy: string): void =>
      void found.push(problem(code, positionOf([index]), `« ${id} » : ${message}`, remedy, [id]));
    if (band.upTo !== undefined && band.below !== undefined)
      report(
        "GRID_OVERLAP",
        "une tranche a « upTo » et « below ».",
        "Gardez « upTo » (borne comprise) ou « below » (borne exclue).",
      );
    if (last && bound !== undefined)
      report("GRID_GAP", `rien n'est dit au-dessus de ${bound}.`, "Terminez par une tranche sans borne.");
    if (!last && bound === undefined)
      report(
        "GRID_OVERLAP",
        "une tranche sans borne n'est pas la dernière.",
        "Donnez-lui « upTo » ou « below ».",
      );
    if (bound !== undefined && previous !== undefined && compare(decimal(bound), decimal(previous)) <= 0)
      report(
        "GRID_OVERLAP",
        `la borne ${bound} ne dépasse pas la précédente, ${previous}.`,
        "Rangez les tranches par borne croissante.",
      );
    if (mode === "marginal" && band.plus !== undefined)
      report(
        "SHAPE_INVALID",
        "« plus » n'a pas de sens dans un barème par tranches (marginal).",
        "Retirez « plus », ou choisissez le mode whole-amount.",
      );
    return found;
  });
}

function sourcesOf(ruleSet: RuleSet): Problem[] {
  const check = (
    id: string,
    source: Source | undefined,
    required: boolean,
    at: ReturnType<Located<unknown>["positionOf"]>,
  ): Problem[] => {
    if (source === undefined) {
      return required
        ? [
            problem(
              "SOURCE_MISSING",
              at,
              `« ${id} » : cette valeur n'a pas de source.`,
              "Ajoutez « source » : le texte (article, décret, contrat) dont elle vient.",
              [id],
            ),
          ]
        : [];
    }
    return [source]
      .flat()
      .flatMap((one) =>
        typeof one === "string" && !ruleSet.sources.has(one)
          ? [
              problem(
                "SOURCE_UNKNOWN",
                at,
                `« ${id} » cite la source « ${one} », qui n'est pas déclarée.`,
                "Ajoutez-la sous « sources », ou corrigez son nom.",
                [id],
              ),
            ]
          : [],
      );
  };
  return [
    ...ruleSet.parameters.flatMap(({ statement, positionOf }) =>
      statement.values.flatMap((value, index) =>
        check(statement.id, value.source, true, positionOf(["values", index])),
      ),
    ),
    ...ruleSet.overrides.flatMap(({ statement, positionOf }) =>
      statement.values.flatMap((value, index) =>
        check(statement.id, value.source, true, positionOf(["values", index])),
      ),
    ),
    ...ruleSet.grids.flatMap(({ statement, positionOf }) =>
      statement.versions.flatMap((version, index) =>
        check(statement.id, version.source, true, positionOf(["versions", index])),
      ),
    ),
    ...ruleSet.choices.flatMap(({ statement, positionOf }) =>
      statement.options.flatMap((option, index) =>
        check(statement.id, option.source, false, positionOf(["options", index])),
      ),
    ),
    ...ruleSet.lines.flatMap(({ statement, positionOf }) =>
      check(statement.id, statement.source, statement.rubric !== undefined, positionOf()),
    ),
    ...ruleSet.lines.flatMap(({ statement, positionOf }) =>
      statement.kind === "formula"
        ? (statement.versions ?? []).flatMap((version, index) =>
            check(statement.id, version.source, false, positionOf(["versions", index])),
          )
        : [],
    ),
    ...ruleSet.decisions.flatMap(({ statement, positionOf }) =>
      check(statement.id, statement.source, false, positionOf()),
    ),
    ...ruleSet.checks.flatMap(({ statement, positionOf }) =>
      check(statement.id, statement.source, false, positionOf()),
    ),
    ...ruleSet.totals.flatMap(({ statement, positionOf }) =>
      check(statement.id, statement.source, false, positionOf()),
    ),
    ...ruleSet.postings.flatMap(({ statement, positionOf }) =>
      check(statement.of, statement.source, false, positionOf()),
    ),
  ];
}

function carries(ruleSet: RuleSet): Problem[] {
  return ruleSet.carry.flatMap(({ statement, positionOf }) =>
    (statement.adds === undefined) === (statement.is === undefined)
      ? [
          problem(
            "SHAPE_INVALID",
            positionOf(),
            `« ${statement.id} » : un report a soit « adds », soit « is ».`,
            "Gardez l'un des deux.",
            [statement.id],
          ),
        ]
      : [],
  );
}

function formulaLines(ruleSet: RuleSet): Problem[] {
  return ruleSet.lines.flatMap(({ statement, positionOf }) => {
    if (statement.from !== undefined && statement.until !== undefined && statement.until < statement.from) {
      return [
        problem(
          "DATES_UNSORTED",
          positionOf(["until"]),
          `« ${statement.id} » finit le ${statement.until}, avant de commencer le ${statement.from}.`,
          "Corrigez « from » ou « until ».",
          [statement.id],
        ),
      ];
    }
    if (
      statement.kind === "formula" &&
      (statement.formula === undefined) === (statement.versions === undefined)
    ) {
      return [
        problem(
          "SHAPE_INVALID",
          positionOf(),
          `« ${statement.id} » : une ligne « formula » a soit « formula », soit « versions ».`,
          "Gardez l'un des deux.",
          [statement.id],
        ),
      ];
    }
    if (
      (statement.kind === "contribution" || statement.kind === "amounts") &&
      statement.employee === undefined &&
      statement.employer === undefined
    ) {
      return [
        problem(
          "SHAPE_INVALID",
          positionOf(),
          `« ${statement.id} » n'a ni part salariale ni part patronale.`,
          "Donnez « employee », « employer » ou les deux.",
          [statement.id],
        ),
      ];
    }
    return [];
  });
}
