import { decimalToFixed, isZero, negate, scaleBy, type Decimal, type Problem } from "@bareme/kernel";
import type { SourceText } from "@bareme/rule-schema";
import type { LinePlan, NodePlan } from "../plan.ts";
import { axisDate, parameterAt } from "./dated-values.ts";
import type { LinkedNode, Program } from "./program.ts";
import type { Certificate } from "./solve.ts";
import type { Frame } from "./frame.ts";
import type { Inputs } from "./request.ts";

/** A line as printed. Decimals are exact texts; percentages as printed; null where the line has no such part. */
export interface LineResult {
  readonly id: string;
  readonly item?: string;
  readonly label: string;
  readonly rubric: string | null;
  readonly base: string | null;
  /** The employee rate when there is one, else the employer's. */
  readonly rate: string | null;
  readonly employeeRate: string | null;
  readonly employerRate: string | null;
  readonly employee: string | null;
  readonly employer: string | null;
  readonly amount: string | null;
  readonly basis: string | null;
  readonly source: readonly SourceText[];
}

export interface PostingResult {
  readonly account: string;
  readonly item?: string;
  readonly amount: string;
  readonly line: string;
}

export interface EventResult {
  readonly check: string;
  readonly item?: string;
  readonly severity: "block" | "warn";
  readonly label: string;
  readonly message: string;
  readonly remedy: string;
  readonly source: readonly SourceText[];
}

export interface CertificateResult {
  readonly line: string;
  readonly value: string;
  readonly step: string;
  readonly met: boolean;
  readonly remainder: string;
  readonly constraints: readonly {
    readonly text: string;
    readonly left: string;
    readonly right: string;
    readonly leftAbove: string;
    readonly rightAbove: string;
  }[];
  readonly jumps: readonly { readonly line: string; readonly label: string; readonly change: string }[];
}

/** The result of an evaluation: the same inputs give the same document, byte for byte. It holds no lock, clock or version. */
export interface EvaluationDocument {
  readonly outcomes: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  readonly lines: readonly LineResult[];
  readonly postings: readonly PostingResult[];
  readonly events: readonly EventResult[];
  readonly solve: CertificateResult | null;
  readonly closing: Readonly<Record<string, string | Readonly<Record<string, string>>>> | null;
  readonly problems: readonly Problem[];
}

/** A number as it leaves the process: percentages as printed, at least the cents of an amount, every digit of an unrounded value. */
export function valueToText(value: Decimal, unit: string, places: number | null): string {
  const shown = unit === "%" ? scaleBy(value, 2) : value;
  return decimalToFixed(
    shown,
    unit === "%" || places === null
      ? unit === "EUR" || unit === "%" || unit.startsWith("EUR/")
        ? 2
        : 0
      : places,
  );
}

export function writeDocument(
  program: Program,
  frame: Frame,
  inputs: Inputs,
  certificate: Certificate | null,
  problems: readonly Problem[],
): EvaluationDocument {
  const nodes = program.nodesById;
  const outcomes: Record<string, string> = {};
  const values: Record<string, string> = {};
  for (const node of program.shown) writeValue(node);
  const blocked = problems.length > 0;
  return {
    outcomes,
    values,
    lines: program.plan.lines.filter((line) => line.rubric !== null).flatMap((line) => writeLine(line)),
    postings: program.plan.postings.flatMap((posting) => writePosting(posting)),
    events: [...usageEvents(inputs), ...program.plan.checks.flatMap((check) => writeEvents(check))],
    solve: certificate === null ? null : writeCertificate(certificate),
    closing: blocked ? null : writeClosing(),
    problems,
  };

  function itemsOf(node: LinkedNode): readonly string[] {
    return (frame.items[node.collection ?? 0] ?? []).map((item) => item.id);
  }

  function writeValue(node: LinkedNode): void {
    const value = frame.values[node.slot];
    if (value === undefined) return;
    if (node.collection === null) return writeOne(node, node.plan.id, value);
    itemsOf(node).forEach((item, index) =>
      writeOne(node, `${node.plan.id}[${item}]`, (value as readonly unknown[])[index]),
    );
  }

  function writeOne(node: LinkedNode, key: string, value: unknown): void {
    if (value === undefined) return;
    if (node.plan.type === "number") values[key] = text(node, value as Decimal);
    else outcomes[key] = plainText(value);
  }

  function text(node: LinkedNode, value: Decimal): string {
    return valueToText(value, node.plan.unit, node.plan.places);
  }

  function applies(line: LinePlan, index: number): boolean {
    const guard = line.guard === null ? undefined : nodes.get(line.guard);
    if (guard === undefined) return true;
    const value = frame.values[guard.slot];
    return (guard.collection === null ? value : (value as readonly unknown[] | undefined)?.[index]) === true;
  }

  function writeLine(line: LinePlan): LineResult[] {
    const collection =
      line.each === null
        ? null
        : (program.plan.collections.findIndex((one) => one.id === line.each) as number);
    const items = collection === null ? [undefined] : (frame.items[collection] ?? []).map((item) => item.id);
    return items.flatMap((item, index): LineResult[] => {
      if (!applies(line, index)) return [];
      const { parts } = line;
      const shown = {
        base: part(parts.base, index),
        employeeRate: part(parts.employeeRate, index),
        employerRate: part(parts.employerRate, index),
        employee: part(parts.employee, index),
        employer: part(parts.employer, index),
        amount: part(parts.amount, index),
      };
      if (Object.values(shown).every((value) => value === null)) return [];
      return [
        {
          id: line.id,
          ...(item !== undefined && { item }),
          label: line.label,
          rubric: line.rubric,
          base: shown.base,
          rate: shown.employeeRate ?? shown.employerRate ?? part(parts.rate, index),
          employeeRate: shown.employeeRate,
          employerRate: shown.employerRate,
          employee: shown.employee,
          employer: shown.employer,
          amount: shown.amount,
          basis: line.basis,
          source: line.source,
        },
      ];
    });
  }

  function part(id: string | undefined, index: number): string | null {
    const node = id === undefined ? undefined : nodes.get(id);
    if (node === undefined) return null;
    const value = frame.values[node.slot];
    const one = node.collection === null ? value : (value as readonly unknown[] | undefined)?.[index];
    return one === undefined ? null : text(node, one as Decimal);
  }

  function writePosting(posting: Program["plan"]["postings"][number]): PostingResult[] {
    const node = nodes.get(posting.node);
    const value = node === undefined ? undefined : frame.values[node.slot];
    if (node === undefined || value === undefined) return [];
    if (node.collection === null) return postingPair(posting, node, value as Decimal, undefined);
    return itemsOf(node).flatMap((item, index) =>
      postingPair(posting, node, (value as readonly Decimal[])[index] as Decimal, item),
    );
  }

  function postingPair(
    posting: Program["plan"]["postings"][number],
    node: LinkedNode,
    amount: Decimal,
    item: string | undefined,
  ): PostingResult[] {
    if (isZero(amount)) return [];
    const shared = { ...(item !== undefined && { item }), line: posting.line };
    return [
      { account: posting.from, ...shared, amount: text(node, negate(amount)) },
      { account: posting.to, ...shared, amount: text(node, amount) },
    ];
  }

  function writeEvents(check: Program["plan"]["checks"][number]): EventResult[] {
    const node = nodes.get(check.node);
    const value = node === undefined ? undefined : frame.values[node.slot];
    if (node === undefined || value === undefined) return [];
    const event = (index: number, item?: string): EventResult => ({
      check: check.id,
      ...(item !== undefined && { item }),
      severity: check.severity,
      label: check.label,
      message: fill(check.message, index, item),
      remedy: fill(check.remedy, index, item),
      source: check.source,
    });
    if (node.collection === null) return value === true ? [event(0)] : [];
    return itemsOf(node).flatMap((item, index) =>
      (value as readonly boolean[])[index] === true ? [event(index, item)] : [],
    );
  }

  /** Replaces {name} by the value of a line, a fact, a parameter or an item's field, as people read it. */
  function fill(message: string, index: number, item: string | undefined): string {
    return message.replaceAll(/\{([a-zA-Z][\w.]*)\}/g, (whole, name: string) => {
      const node = nodes.get(name);
      if (node !== undefined) {
        const value = frame.values[node.slot];
        const one = node.collection === null ? value : (value as readonly unknown[] | undefined)?.[index];
        return one === undefined
          ? whole
          : node.plan.type === "number"
            ? french(text(node, one as Decimal), node.plan.unit)
            : plainText(one);
      }
      const fact = program.plan.facts.find((candidate) => candidate.id === name);
      if (fact !== undefined) {
        const value = frame.values[program.slots.get(name)?.slot ?? -1];
        return value === undefined
          ? whole
          : typeof value === "object" && value !== null
            ? french(valueToText(value as Decimal, fact.unit, null), fact.unit)
            : plainText(value);
      }
      const parameter = program.plan.parameters.find(
        (candidate) => candidate.id === name && !candidate.keyed && candidate.axis !== "other",
      );
      if (parameter !== undefined) {
        const value = parameterAt(
          parameter,
          undefined,
          axisDate(parameter.axis, program.moments),
          program.moments,
        );
        return "code" in value ? whole : french(valueToText(value, parameter.unit, null), parameter.unit);
      }
      const [head, field] = name.split(".");
      const position = program.plan.collections.findIndex((collection) => collection.item === head);
      const collection = program.plan.collections[position];
      if (collection !== undefined && field === "id") return item ?? whole;
      const fieldPlan = collection?.fields.find((candidate) => candidate.id === field);
      const value =
        collection === undefined || fieldPlan === undefined
          ? undefined
          : frame.items[position]?.[index]?.fields[collection.fields.indexOf(fieldPlan)];
      if (value === undefined || fieldPlan === undefined) return whole;
      return typeof value === "object" && value !== null
        ? french(valueToText(value as Decimal, fieldPlan.unit, null), fieldPlan.unit)
        : plainText(value);
    });
  }

  function writeCertificate(found: Certificate): CertificateResult {
    const unit = nodes.get(found.line)?.plan.unit ?? "EUR";
    const amount = (value: Decimal): string => valueToText(value, unit, null);
    return {
      line: found.line,
      value: amount(found.value),
      step: found.step,
      met: found.met,
      remainder: amount(found.remainder),
      constraints: found.constraints.map(({ text: formula, at, above }) => ({
        text: formula,
        left: amount(at.left),
        right: amount(at.right),
        leftAbove: amount(above.left),
        rightAbove: amount(above.right),
      })),
      jumps: found.jumps.flatMap(({ node, change }) => {
        const plan = nodes.get(node)?.plan;
        return plan === undefined || !JUMPING.has(plan.role) || plan.id.includes("~")
          ? []
          : [{ line: plan.id, label: plan.label, change: amount(change) }];
      }),
    };
  }

  function writeClosing(): EvaluationDocument["closing"] {
    const closing: Record<string, string | Record<string, string>> = { period: program.moments.period };
    program.plan.carries.forEach((carry, index) => {
      const node = nodes.get(carry.id);
      const value = node === undefined ? undefined : frame.values[node.slot];
      if (node === undefined || value === undefined) return;
      if (node.collection === null) {
        closing[carry.id] = text(node, value as Decimal);
        return;
      }
      const byItem = new Map(
        [...(inputs.kept[index] ?? [])].map(([item, amount]) => [item, text(node, amount)]),
      );
      itemsOf(node).forEach((item, position) =>
        byItem.set(item, text(node, (value as readonly Decimal[])[position] as Decimal)),
      );
      closing[carry.id] = Object.fromEntries([...byItem].sort(([left], [right]) => (left < right ? -1 : 1)));
    });
    return closing;
  }
}

const JUMPING: ReadonlySet<NodePlan["role"]> = new Set(["line", "part"]);

function usageEvents(inputs: Inputs): EventResult[] {
  return inputs.usages.map(({ choice, option }) => {
    const label = choice.options.find((one) => one.id === option)?.label ?? option;
    return {
      check: `choix-${choice.id}`,
      severity: "warn",
      label: choice.label,
      message: `« ${choice.label} » : « ${label} » est un usage, pas la lecture du texte.`,
      remedy: "Gardez-le en connaissance de cause, ou choisissez une option licite.",
      source: [],
    };
  });
}

/** A text, date, condition or list of texts as it leaves the process. */
export function plainText(value: unknown): string {
  if (typeof value === "boolean") return value ? "true" : "false";
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "string" ? value : "";
}

/** An amount as French readers write it: 1 234,50 €. */
export function french(text: string, unit: string): string {
  const [whole = "", decimals] = text.replace("-", "").split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
  const number = `${text.startsWith("-") ? "\u2212" : ""}${grouped}${decimals === undefined ? "" : `,${decimals}`}`;
  return unit === "EUR" ? `${number}\u00a0€` : unit === "%" ? `${number}\u202f%` : number;
}
