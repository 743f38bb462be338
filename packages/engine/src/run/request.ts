import {
  decimal,
  greaterThan,
  lessThan,
  monthsBetween,
  parseCivilDate,
  parseDecimal,
  parseMonth,
  lastDay,
  roundTo,
  equals,
  scaleBy,
  ONE,
  firstDay,
  monthOf,
  type Decimal,
  type Month,
  type Problem,
} from "@bareme/kernel";
import type { CarryPlan, ChoicePlan, CollectionPlan, Plan, ScalarPlan } from "../plan.ts";
import type { Moments } from "./dates.ts";
import type { Item } from "./frame.ts";
import type { Program } from "./program.ts";

/** What an evaluation is asked: a month, its facts, how it opens, which lines are given. Everything in it is outside data. */
export interface EvaluationRequest {
  readonly period: string;
  /** When the pay is paid; the last day of the month unless said. */
  readonly paymentDate?: string | undefined;
  /** Only values known by this date are seen; all that is known when absent. */
  readonly asOf?: string | undefined;
  readonly facts: Readonly<Record<string, unknown>>;
  /** The closing state of the month before, as the evaluation of that month gave it; absent for a first month. */
  readonly opening?: Readonly<Record<string, unknown>> | null | undefined;
  /** Lines that are given and not computed, by id (`x`, `x.employer`), or by item. */
  readonly pins?: Readonly<Record<string, unknown>> | undefined;
  /** Evaluate these ids and what they need, and nothing else. */
  readonly only?: readonly string[] | undefined;
}

/** The request, read into slots. */
export interface Inputs {
  readonly values: unknown[];
  readonly items: readonly (readonly Item[])[];
  readonly openings: unknown[];
  /** Carried values of items that this month does not have, by carry, to be kept. */
  readonly kept: readonly (ReadonlyMap<string, Decimal> | null)[];
  readonly pinned: ReadonlySet<string>;
  /** Choices whose option is lawful only by usage. */
  readonly usages: readonly { readonly choice: ChoicePlan; readonly option: string }[];
}

const REMEDY = "Corrigez cette donnée.";

/** The dates of a request, or the problems with them. */
export function readMoments(
  plan: Plan,
  request: EvaluationRequest,
  problems: Problem[],
): Moments | undefined {
  const report = (field: string, value: unknown, expected: string): void =>
    void problems.push({
      code: "REQUEST_INVALID",
      path: [field],
      message: `« ${field} » : ${shown(value)} n'est pas ${expected}.`,
      remedy: REMEDY,
    });
  const period = parseMonth(request.period);
  if (period === undefined) report("period", request.period, "un mois comme « 2026-01 »");
  const payment = request.paymentDate === undefined ? undefined : parseCivilDate(request.paymentDate);
  if (request.paymentDate !== undefined && payment === undefined)
    report("paymentDate", request.paymentDate, "une date comme « 2026-01-31 »");
  const asOf = request.asOf === undefined ? undefined : parseCivilDate(request.asOf);
  if (request.asOf !== undefined && asOf === undefined)
    report("asOf", request.asOf, "une date comme « 2026-01-31 »");
  if (!isRecord(request.facts)) report("facts", request.facts, "un dictionnaire de faits");
  if (problems.length > 0 || period === undefined) return undefined;
  if (plan.knownUntil !== null && `${period}-01` > plan.knownUntil) {
    problems.push({
      code: "PERIOD_WITHOUT_RULES",
      path: ["period"],
      message: `Aucune règle n'est connue pour ${period} : elles s'arrêtent au ${plan.knownUntil}.`,
      remedy: "Publiez les valeurs de cette période avant de la calculer ; rien n'est extrapolé.",
    });
    return undefined;
  }
  return { period, payment: payment ?? lastDay(period), asOf };
}

export function readInputs(program: Program, request: EvaluationRequest, problems: Problem[]): Inputs {
  const { plan, moments } = program;
  const values: unknown[] = Array.from({ length: program.size });
  const usages: { choice: ChoicePlan; option: string }[] = [];
  const given = new Map(Object.entries(request.facts));
  const report = (code: string, path: readonly string[], message: string, remedy = REMEDY): void =>
    void problems.push({ code, path, message, remedy });

  plan.facts.forEach((fact, slot) => {
    const value = given.get(fact.id) ?? (given.has(fact.id) ? null : fact.default);
    given.delete(fact.id);
    values[slot] =
      value === null && !Object.hasOwn(request.facts, fact.id)
        ? undefined
        : readScalar(fact, value, [fact.id], report);
  });
  const items = plan.collections.map((collection) => {
    const raw =
      given.get(collection.id) ?? (given.has(collection.id) ? null : collection.optional ? [] : undefined);
    given.delete(collection.id);
    return readItems(collection, raw, plan.choices, report);
  });
  for (const choice of plan.choices) {
    const slot = program.slots.get(choice.id);
    if (slot === undefined) continue;
    const picked = given.has(choice.id) ? (given.get(choice.id) ?? null) : undefined;
    given.delete(choice.id);
    values[slot.slot] = chooseOption(choice, picked, "contract");
    for (const place of choice.at) {
      const own = program.slots.get(`${choice.id}@${place}`);
      const collection = plan.collections.findIndex((one) => one.id === place);
      if (own === undefined || collection < 0) continue;
      values[own.slot] = (items[collection]?.list ?? []).map((item) =>
        item.picks.has(choice.id)
          ? chooseOption(choice, item.picks.get(choice.id), place)
          : values[slot.slot],
      );
    }
  }
  for (const id of given.keys())
    report(
      "FACT_UNKNOWN",
      [id],
      `« ${id} » n'est pas un fait de ces règles.`,
      "Corrigez son nom, ou retirez-le : rien n'est ignoré en silence.",
    );

  const { openings, kept } = readOpenings(
    plan,
    moments,
    request,
    items.map((item) => item.list.map(({ id }) => id)),
    values,
    report,
  );
  const pinned = readPins(
    program,
    request.pins ?? {},
    items.map((item) => item.list.map(({ id }) => id)),
    values,
    report,
  );
  return { values, items: items.map((item) => item.list), openings, kept, pinned, usages };

  function chooseOption(choice: ChoicePlan, picked: unknown, place: string): string | undefined {
    const start = `${moments.period}-01`;
    if (picked !== undefined && !choice.at.includes(place))
      report(
        "CHOICE_NOT_HERE",
        [choice.id],
        `« ${choice.label} » ne se choisit pas au niveau « ${place} ».`,
        `Ce choix se fait au niveau : ${choice.at.join(", ")}.`,
      );
    const dated = (values: ChoicePlan["picks"]): string | undefined =>
      values.filter(({ from }) => from <= start).at(-1)?.value;
    const value = picked === undefined ? (dated(choice.picks) ?? dated(choice.defaults)) : picked;
    if (value === undefined) return undefined;
    const option = choice.options.find((one) => one.id === value);
    if (option === undefined) {
      report(
        "OPTION_UNKNOWN",
        [choice.id],
        `${shown(value)} n'est pas une option de « ${choice.label} ».`,
        `Options : ${choice.options.map((one) => one.id).join(", ")}.`,
      );
      return undefined;
    }
    if (option.status === "not-established")
      report(
        "CHOICE_NOT_ESTABLISHED",
        [choice.id],
        `« ${option.label} » n'est pas une lecture établie de « ${choice.label} ».`,
        "Choisissez une option licite, plus favorable ou d'usage.",
      );
    if (
      (option.from !== null && option.from > start && option.from.slice(0, 7) !== moments.period) ||
      (option.until !== null && option.until < start)
    ) {
      report(
        "CHOICE_OUT_OF_DATE",
        [choice.id],
        `« ${option.label} » n'est pas en vigueur en ${moments.period}.`,
        `Elle vaut ${option.from === null ? "" : `du ${option.from} `}${option.until === null ? "" : `au ${option.until}`}.`,
      );
    }
    if (option.status === "usage") usages.push({ choice, option: option.id });
    return option.id;
  }
}

type Report = (code: string, path: readonly string[], message: string, remedy?: string) => void;

/** Reads one value as its declaration wants it; reports and returns undefined otherwise. */
export function readScalar(
  scalar: ScalarPlan,
  value: unknown,
  path: readonly string[],
  report: Report,
): unknown {
  const wrong = (expected: string, remedy = REMEDY): undefined => {
    report(
      "FACT_INVALID",
      path,
      `« ${scalar.label} » (${path.join(".")}) : ${shown(value)} n'est pas ${expected}.`,
      remedy,
    );
    return undefined;
  };
  if (value === null || value === undefined)
    return wrong(
      "une valeur",
      "Donnez une valeur, ou retirez la clé : une donnée absente n'est pas un zéro.",
    );
  switch (scalar.type) {
    case "decimal":
    case "integer": {
      if (typeof value === "number")
        return wrong("un nombre exact", `Écrivez "${value}" entre guillemets, avec toutes ses décimales.`);
      const parsed = parseDecimal(value);
      if (parsed === undefined)
        return wrong(
          "un nombre décimal entre guillemets",
          'Écrivez par exemple "1234.50" : point décimal, ni espace ni exposant.',
        );
      if (scalar.type === "integer" && !equals(parsed, roundTo(parsed, ONE, "down")))
        return wrong("un nombre entier");
      if (scalar.min !== null && lessThan(parsed, decimal(scalar.min)))
        return wrong(`au moins ${scalar.min}`);
      if (scalar.max !== null && greaterThan(parsed, decimal(scalar.max)))
        return wrong(`au plus ${scalar.max}`);
      return scalar.unit === "%" ? scaleBy(parsed, -2) : parsed;
    }
    case "boolean":
      return typeof value === "boolean" ? value : wrong("true ou false");
    case "date":
      return parseCivilDate(value) ?? wrong("une date du calendrier comme « 2026-01-31 »");
    case "choice":
      return typeof value === "string" && (scalar.options ?? []).includes(value)
        ? value
        : wrong(`l'une des valeurs ${(scalar.options ?? []).join(", ")}`);
    case "text":
      return typeof value === "string" && value.length <= 500
        ? value
        : wrong("un texte de 500 caractères au plus");
  }
}

interface ReadItem extends Item {
  readonly picks: ReadonlyMap<string, unknown>;
}

const MOST_ITEMS = 2000;

function readItems(
  collection: CollectionPlan,
  raw: unknown,
  choices: readonly ChoicePlan[],
  report: Report,
): { readonly list: readonly ReadItem[] } {
  if (raw === undefined) {
    report(
      "FACT_MISSING",
      [collection.id],
      `« ${collection.label} » (${collection.id}) manque.`,
      "Donnez la liste, même vide.",
    );
    return { list: [] };
  }
  if (!Array.isArray(raw) || raw.length > MOST_ITEMS) {
    report(
      "FACT_INVALID",
      [collection.id],
      `« ${collection.label} » (${collection.id}) n'est pas une liste d'au plus ${MOST_ITEMS} éléments.`,
    );
    return { list: [] };
  }
  const seen = new Set<string>();
  const list = (raw as unknown[]).flatMap((item, index): ReadItem[] => {
    if (!isRecord(item) || typeof item["id"] !== "string" || !/^[^\s[\]~@]{1,80}$/.test(item["id"])) {
      report(
        "ITEM_WITHOUT_ID",
        [collection.id, String(index)],
        `L'élément ${index + 1} de « ${collection.label} » n'a pas d'identifiant « id ».`,
        "Donnez à chaque élément un « id » court et sans espace, unique dans la liste.",
      );
      return [];
    }
    const { id } = item;
    if (seen.has(id))
      report(
        "DUPLICATE_ID",
        [collection.id, id],
        `Deux éléments de « ${collection.label} » ont l'identifiant « ${id} ».`,
        "Donnez à chacun le sien.",
      );
    seen.add(id);
    const given = new Map(Object.entries(item));
    given.delete("id");
    const fields = collection.fields.map((field) => {
      const value = given.get(field.id) ?? (given.has(field.id) ? null : field.default);
      const present = given.delete(field.id);
      return value === null && !present
        ? undefined
        : readScalar(field, value, [collection.id, id, field.id], report);
    });
    const picks = new Map<string, unknown>();
    for (const choice of choices) {
      if (choice.at.includes(collection.id) && given.has(choice.id)) {
        picks.set(choice.id, given.get(choice.id));
        given.delete(choice.id);
      }
    }
    for (const key of given.keys())
      report(
        "FACT_UNKNOWN",
        [collection.id, id, key],
        `« ${key} » n'est pas un champ de « ${collection.label} ».`,
        `Champs : ${collection.fields.map((field) => field.id).join(", ")}.`,
      );
    return [{ id, fields, picks }];
  });
  return { list };
}

function readOpenings(
  plan: Plan,
  moments: Moments,
  request: EvaluationRequest,
  itemIds: readonly (readonly string[])[],
  facts: readonly unknown[],
  report: Report,
): { openings: unknown[]; kept: (ReadonlyMap<string, Decimal> | null)[] } {
  const opening = request.opening ?? null;
  if (opening !== null && !isRecord(opening))
    report("OPENING_INVALID", ["opening"], "L'état d'ouverture n'est pas un dictionnaire.");
  const given = opening !== null && isRecord(opening) ? opening : null;
  const before = given === null || given["period"] === undefined ? undefined : parseMonth(given["period"]);
  if (given !== null && given["period"] !== undefined && before === undefined)
    report("OPENING_INVALID", ["opening", "period"], `${shown(given["period"])} n'est pas un mois.`);
  if (before !== undefined && before >= moments.period)
    report(
      "OPENING_INVALID",
      ["opening", "period"],
      `L'état d'ouverture est celui de ${before}, qui ne précède pas ${moments.period}.`,
      "Reprenez la clôture d'un mois antérieur.",
    );
  if (given !== null && given["*"] !== undefined && given["*"] !== "initial")
    report(
      "OPENING_INVALID",
      ["opening", "*"],
      `${shown(given["*"])} n'est pas admis.`,
      'La seule valeur de "*" est « initial ».',
    );
  const known = new Set(["period", "*", ...plan.carries.map((carry) => carry.id)]);
  for (const key of Object.keys(given ?? {}))
    if (!known.has(key))
      report(
        "OPENING_UNKNOWN",
        ["opening", key],
        `« ${key} » n'est pas un report de ces règles.`,
        "Retirez-le, ou corrigez son nom.",
      );

  const openings: unknown[] = [];
  const kept: (ReadonlyMap<string, Decimal> | null)[] = [];
  for (const carry of plan.carries) {
    const initial = decimal(carry.initial);
    const reset = given === null || (before !== undefined && resets(carry, before));
    const raw = given !== null && Object.hasOwn(given, carry.id) ? given[carry.id] : undefined;
    if (carry.each === null) {
      openings.push(
        reset
          ? initial
          : raw === undefined
            ? given?.["*"] === "initial"
              ? initial
              : undefined
            : readAmount(carry, raw, ["opening", carry.id]),
      );
      kept.push(null);
      continue;
    }
    const byItem = new Map<string, Decimal>();
    if (!reset && raw !== undefined && !isRecord(raw))
      report(
        "OPENING_INVALID",
        ["opening", carry.id],
        `« ${carry.label} » se donne par élément : un dictionnaire est attendu.`,
      );
    if (!reset && isRecord(raw)) {
      for (const [item, value] of Object.entries(raw)) {
        const amount = readAmount(carry, value, ["opening", carry.id, item]);
        if (amount !== undefined) byItem.set(item, amount);
      }
    }
    if (given !== null && !reset && raw === undefined && given["*"] !== "initial") {
      openings.push(undefined);
      kept.push(null);
      continue;
    }
    const ids = itemIds[plan.collections.findIndex((one) => one.id === carry.each)] ?? [];
    openings.push(ids.map((id) => byItem.get(id) ?? initial));
    kept.push(new Map([...byItem].filter(([id]) => !ids.includes(id))));
  }
  return { openings, kept };

  function readAmount(carry: CarryPlan, raw: unknown, path: readonly string[]): Decimal | undefined {
    const amount = parseDecimal(raw) ?? parseLongDecimal(raw);
    if (amount === undefined)
      report(
        "OPENING_INVALID",
        path,
        `« ${carry.label} » : ${shown(raw)} n'est pas un nombre décimal entre guillemets.`,
      );
    return amount === undefined || carry.unit !== "%" ? amount : scaleBy(amount, -2);
  }

  function resets(carry: CarryPlan, from: Month): boolean {
    if (carry.resets === "never") return false;
    if (carry.resets === "calendar-year") return from.slice(0, 4) !== moments.period.slice(0, 4);
    const slot = plan.facts.findIndex((fact) => fact.id === plan.contractStart);
    const start = facts[slot] as Parameters<typeof monthOf>[0] | undefined;
    if (start === undefined) {
      report(
        "FACT_MISSING",
        [carry.id, plan.contractStart ?? "contract-start"],
        `« ${carry.label} » se compte par année de contrat, dont le début n'est pas donné.`,
        "Donnez la date de début du contrat.",
      );
      return false;
    }
    const year = (period: Month): number =>
      Math.floor(monthsBetween(firstDay(monthOf(start)), firstDay(period)) / 12);
    return year(from) !== year(moments.period);
  }
}

/** Carried values may hold more decimals than a typed amount: they come from our own exact arithmetic. */
function parseLongDecimal(raw: unknown): Decimal | undefined {
  return typeof raw === "string" && raw.length <= 80 && /^-?\d{1,20}(\.\d{1,55})?$/.test(raw)
    ? decimal(raw)
    : undefined;
}

function readPins(
  program: Program,
  pins: Readonly<Record<string, unknown>>,
  itemIds: readonly (readonly string[])[],
  values: unknown[],
  report: Report,
): ReadonlySet<string> {
  const pinned = new Set<string>();
  for (const [id, raw] of Object.entries(pins)) {
    const node = program.nodesById.get(id);
    if (
      node === undefined ||
      node.plan.type !== "number" ||
      !["line", "part", "total", "carry", "unknown"].includes(node.plan.role)
    ) {
      report(
        "PIN_UNKNOWN",
        ["pins", id],
        `« ${id} » n'est pas une valeur calculée que l'on peut donner.`,
        "Donnez l'identifiant d'une ligne, d'une part (x.employer) ou d'un total.",
      );
      continue;
    }
    const read = (value: unknown, path: readonly string[]): Decimal | undefined => {
      const amount = parseDecimal(value);
      if (amount === undefined)
        report(
          "PIN_INVALID",
          path,
          `« ${node.plan.label} » : ${shown(value)} n'est pas un nombre décimal entre guillemets.`,
        );
      return amount === undefined || node.plan.unit !== "%" ? amount : scaleBy(amount, -2);
    };
    if (node.plan.each === null) {
      values[node.slot] = read(raw, ["pins", id]);
    } else if (isRecord(raw)) {
      const ids = itemIds[node.collection ?? 0] ?? [];
      for (const item of Object.keys(raw))
        if (!ids.includes(item))
          report(
            "PIN_UNKNOWN",
            ["pins", id, item],
            `« ${item} » n'est pas un élément de « ${node.plan.each} » ce mois-ci.`,
            "Donnez l'identifiant d'un élément de la liste.",
          );
      values[node.slot] = ids.map((item) => read(raw[item], ["pins", id, item]));
    } else {
      report(
        "PIN_INVALID",
        ["pins", id],
        `« ${node.plan.label} » se donne par élément de « ${node.plan.each} ».`,
        "Écrivez { élément: montant }.",
      );
    }
    pinned.add(id);
  }
  return pinned;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text =
    typeof value === "string"
      ? `"${value}"`
      : value === undefined
        ? "rien"
        : (JSON.stringify(value) ?? typeof value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
