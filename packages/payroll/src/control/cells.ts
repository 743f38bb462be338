import { decimal, ZERO, type Decimal, type Problem } from "@bareme/kernel";
import type { EvaluationDocument, LinePlan, Plan } from "@bareme/engine";
import { PAYSLIP_TOTALS } from "../payslip-layout.ts";
import type { ControlFile, FilePath, Part, TypedLine } from "./control-file.ts";
import { nameReader, type Named } from "./names.ts";
import { misnamedLines } from "./near-names.ts";

type Place = "bulletin" | "totaux" | "compte";

/** One figure of the payslip or of the statement, beside the value of the rules that it must equal. */
export interface Cell {
  readonly key: string;
  /** The rule's id (with its item), or the words of the payslip for a line that no rule knows. */
  readonly line: string;
  readonly label: string;
  readonly part: Part;
  readonly place: Place;
  /** The value of the rules; null when they have none, and then nothing is due. */
  readonly value: string | null;
  /** Another value that the same figure may print: the employer's rate where « taux » stands alone. */
  readonly orValue: string | null;
  readonly item: string | null;
  /** The value is one by item, and the payslip prints their sum. */
  readonly summed: boolean;
  readonly kind: "line" | "basis" | "total" | "opening" | "unknown" | "earning";
  readonly typed: Decimal;
  /** True for a line that the rules compute and the payslip lacks: it counts as typed at zero. */
  readonly absent: boolean;
  /** Where the value stands in the order of evaluation: what it depends on comes before. */
  readonly order: number;
  readonly path: FilePath;
}

interface Cells {
  readonly cells: readonly Cell[];
  readonly problems: readonly Problem[];
}

/** The gross of the month's work, that contributions are computed on; and the values that the statement's figures are. */
export const GROSS = "remunerationBrute";
export const ACCOUNT_FIGURES = { caHt: "caDuMois", solde: "soldeDisponible" } as const;

/** Lays every typed figure beside the value of the rules that it must equal. */
export function readCells(file: ControlFile, plan: Plan, document: EvaluationDocument): Cells {
  const problems: Problem[] = [];
  const nodes = new Map(plan.nodes.map((node, index) => [node.id, { node, index }]));
  const read = nameReader(plan, new Set(document.lines.map(({ id }) => id)));
  const context: Context = { read, orderOf, isSummed: (id) => nodes.get(id)?.node.each !== null };
  const cells = [
    ...file.lignes.flatMap((line) => cellsOfLine(line, "bulletin", context)),
    ...file.totaux.flatMap(({ name, text, path }): readonly Cell[] => {
      const named = read(name);
      if (named === null) problems.push(unknownTotal(name, path));
      return named === null ? [] : [totalCell(named, { text, path }, context)];
    }),
    ...accountCells(file, context),
  ];
  const typedLines = [...file.lignes, ...(file.compte?.lignes ?? [])];
  problems.push(
    ...misnamedLines(
      typedLines.filter(({ ligne }) => read(ligne) === null),
      plan,
    ),
  );
  for (const [index, cell] of cells.entries()) {
    const twin = cells.findIndex(({ key }) => key === cell.key);
    if (twin < index) problems.push(typedTwice(cell));
  }
  return { cells, problems };

  function orderOf(id: string | null): number {
    if (id === null) return -1;
    // Both are brut − retenues: when both are wrong alike, the one that the employee is paid on is named.
    if (id === PAYSLIP_TOTALS.montantNetSocial)
      return Math.max(
        nodes.get(id)?.index ?? -1,
        (nodes.get(PAYSLIP_TOTALS.netAvantImpot)?.index ?? -1) + 0.5,
      );
    return nodes.get(id)?.index ?? -1;
  }
}

interface Context {
  readonly read: (name: string) => Named | null;
  readonly orderOf: (id: string | null) => number;
  readonly isSummed: (id: string) => boolean;
}

function cellsOfLine(typed: TypedLine, place: Place, context: Context): readonly Cell[] {
  const named = context.read(typed.ligne);
  return typed.figures.map(({ part, text, path }): Cell => {
    const shared = { part, place, typed: decimal(text), absent: false, path };
    if (named === null)
      return {
        ...shared,
        key: `${place}|${typed.ligne}|${part}`,
        line: typed.ligne,
        label: typed.ligne,
        value: null,
        orValue: null,
        item: null,
        summed: false,
        kind: isAmount(part) ? "unknown" : "basis",
        order: -1,
      };
    if (named.kind === "value") return { ...totalCell(named, { text, path }, context), part, place };
    return lineCell(named.line, named.item, shared, context);
  });
}

/** The cell of a part of a line of the rules. */
export function lineCell(
  line: LinePlan,
  item: string | null,
  typed: Pick<Cell, "part" | "place" | "typed" | "absent" | "path">,
  { orderOf, isSummed }: Pick<Context, "orderOf" | "isSummed">,
): Cell {
  const [value, orValue] = valuesOf(line, typed.part);
  const name = item === null ? line.id : `${line.id}[${item}]`;
  return {
    ...typed,
    key: `${typed.place}|${name}|${typed.part}`,
    line: name,
    label: item === null ? line.label : `${line.label} · ${item}`,
    value,
    orValue,
    item,
    summed: item === null && value !== null && isSummed(value),
    kind: !isAmount(typed.part) ? "basis" : value === null ? "unknown" : "line",
    order: orderOf(value),
  };
}

/** Whether a part is money that sums count, and not the base or rate it comes from. */
export function isAmount(part: Part): boolean {
  return part === "salarial" || part === "patronal" || part === "montant";
}

/** The value of a part of a line. A line of one part only may be typed under « montant ». */
function valuesOf({ parts }: LinePlan, part: Part): readonly [string | null, string | null] {
  switch (part) {
    case "base":
      return [parts.base ?? null, null];
    case "taux":
      return parts.rate !== undefined
        ? [parts.rate, null]
        : [parts.employeeRate ?? parts.employerRate ?? null, parts.employerRate ?? null];
    case "tauxSalarial":
      return [parts.employeeRate ?? null, null];
    case "tauxPatronal":
      return [parts.employerRate ?? null, null];
    case "salarial":
      return [parts.employee ?? null, null];
    case "patronal":
      return [parts.employer ?? null, null];
    case "montant":
      return [
        parts.amount ??
          (parts.employee === undefined
            ? parts.employer
            : parts.employer === undefined
              ? parts.employee
              : undefined) ??
          null,
        null,
      ];
  }
}

function totalCell(
  named: Named,
  { text, path }: { readonly text: string; readonly path: FilePath },
  context: Context,
): Cell {
  const place = path[0] === "compte" ? "compte" : "totaux";
  if (named.kind === "line") {
    const typed = { part: "montant" as const, place, typed: decimal(text), absent: false, path } as const;
    return { ...lineCell(named.line, named.item, typed, context), kind: "total" };
  }
  return figure(
    { id: named.id, label: named.label, name: named.id },
    { text, path, place, kind: "total" },
    context,
  );
}

function figure(
  { id, label, name }: { readonly id: string; readonly label: string; readonly name: string },
  {
    text,
    path,
    place,
    kind,
  }: {
    readonly text: string;
    readonly path: FilePath;
    readonly place: Place;
    readonly kind: Cell["kind"];
  },
  { orderOf }: Context,
): Cell {
  return {
    key: `${place}|${name}|montant`,
    line: name,
    label,
    part: "montant",
    place,
    value: id,
    orValue: null,
    item: null,
    summed: false,
    kind,
    typed: decimal(text),
    absent: false,
    order: kind === "opening" ? -1 : orderOf(id),
    path,
  };
}

function accountCells({ compte }: ControlFile, context: Context): readonly Cell[] {
  if (compte === null) return [];
  const { caHt, soldeOuverture, soldeCloture } = compte;
  const at = (typed: typeof caHt, id: string, label: string, kind: Cell["kind"]): readonly Cell[] =>
    typed === null
      ? []
      : [figure({ id, label, name: typed.name }, { ...typed, place: "compte", kind }, context)];
  return [
    ...at(caHt, ACCOUNT_FIGURES.caHt, "Chiffre d'affaires HT du relevé", "total"),
    ...at(soldeOuverture, ACCOUNT_FIGURES.solde, "Solde d'ouverture du relevé", "opening"),
    ...compte.lignes.flatMap((line) => cellsOfLine(line, "compte", context)),
    ...at(soldeCloture, ACCOUNT_FIGURES.solde, "Solde de clôture du relevé", "total"),
  ];
}

function unknownTotal(name: string, path: FilePath): Problem {
  return {
    code: "CONTROL_TOTAL_UNKNOWN",
    path: path.map(String),
    message: `« ${name} » n'est pas un total de ces règles.`,
    remedy: `Totaux d'un bulletin : ${Object.values(PAYSLIP_TOTALS).join(", ")}, pas. Une ligne va sous « lignes ».`,
  };
}

function typedTwice({ label, path }: Cell): Problem {
  return {
    code: "CONTROL_LINE_TWICE",
    path: path.map(String),
    message: `« ${label} » est donné deux fois.`,
    remedy: "Gardez une ligne ; si le bulletin l'imprime deux fois, additionnez-les.",
  };
}

/** An absent line, at zero. */
export const ABSENT: Pick<Cell, "typed" | "absent" | "path"> = { typed: ZERO, absent: true, path: [] };
