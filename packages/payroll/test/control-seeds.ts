import { readFileSync } from "node:fs";
import { join } from "node:path";
import { add, decimal, decimalToFixed, negate, parseDecimal } from "@bareme/kernel";
import type { Plan } from "@bareme/engine";
import { readYaml } from "@bareme/rule-schema";
import { controlPayslip, readControlFile, type Control, type MonthRun, type Rules } from "../src/index.ts";

/** The data of a file of control, as YAML gives it. */
export interface Typed {
  rules: string;
  period: string;
  paymentDate?: string;
  facts: Record<string, unknown>;
  opening?: Readonly<Record<string, unknown>>;
  bulletin: { lignes: Record<string, string>[]; totaux: Record<string, string> };
  compte?: {
    caHt: string;
    soldeOuverture: string;
    lignes: Record<string, string>[];
    soldeCloture: string;
  };
}

export function example(name: string): Typed {
  const file = join(import.meta.dirname, "../../../examples", name);
  const yaml = readYaml(name, readFileSync(file, "utf8"));
  if (!yaml.ok) throw new Error(yaml.problems.map(({ message }) => message).join("\n"));
  return yaml.value.data as Typed;
}

export function controlOf(data: unknown, rules: Rules): Control {
  const file = readControlFile(data);
  if (!file.ok) throw new Error(file.problems.map(({ message }) => message).join("\n"));
  return controlPayslip(file.value, rules);
}

/** What a control names, in short. */
export function namesOf({ faults, unknownLines, missingLines, problems }: Control): readonly string[] {
  return [
    ...faults.map(({ line, part }) => `${line} ${part}`),
    ...unknownLines.map(({ line }) => `sans fondement : ${line}`),
    ...missingLines.map(({ line }) => `absente : ${line}`),
    ...problems.map(({ message }) => message),
  ];
}

/** A printed amount, and what a control must name when it is wrong. */
export interface Amount {
  readonly place: "lignes" | "totaux" | "compte" | "imputations";
  readonly at: string | number;
  readonly part: string;
  readonly name: string;
}

export function amountsOf({ bulletin, compte }: Typed): readonly Amount[] {
  const parts = ["salarial", "patronal", "montant"];
  const inLines = (lines: readonly Record<string, string>[], place: Amount["place"]): readonly Amount[] =>
    lines.flatMap((line, at) =>
      parts.flatMap((part) =>
        line[part] === undefined ? [] : [{ place, at, part, name: `${line["ligne"] ?? ""} ${part}` }],
      ),
    );
  return [
    ...inLines(bulletin.lignes, "lignes"),
    ...Object.keys(bulletin.totaux).map((at) => ({
      place: "totaux" as const,
      at,
      part: "montant",
      name: `${at} montant`,
    })),
    ...(compte === undefined
      ? []
      : [
          ...inLines(compte.lignes, "imputations"),
          ...["caHt", "soldeCloture"].map((at) => ({
            place: "compte" as const,
            at,
            part: "montant",
            name: `${at} montant`,
          })),
        ]),
  ];
}

/** The payslip with one amount moved; `carried` moves every sum that contains it as well, as an adding machine would. */
export function seeded(data: Typed, { place, at, part }: Amount, by: string, carried: boolean): Typed {
  const typed = structuredClone(data);
  const { lignes, totaux } = typed.bulletin;
  const less = decimalToFixed(negate(decimal(by)), 2);
  switch (place) {
    case "lignes": {
      move(lignes[Number(at)], part, by);
      if (!carried) return typed;
      if (part === "montant" && isDeducted(lignes[Number(at)])) moveEmployer(by);
      else if (part === "montant" && isReimbursed(lignes[Number(at)])) {
        move(totaux, "netAPayer", by);
        move(typed.compte, "soldeCloture", less);
      } else if (part === "montant") moveGross(by);
      else if (part === "salarial") moveEmployee(by);
      else moveEmployer(by);
      return typed;
    }
    case "imputations":
      move(typed.compte?.lignes[Number(at)], part, by);
      if (carried) move(typed.compte, "soldeCloture", less);
      return typed;
    case "compte":
      move(typed.compte, String(at), by);
      if (carried && at === "caHt") move(typed.compte, "soldeCloture", by);
      return typed;
    case "totaux":
      move(totaux, String(at), by);
      if (!carried) return typed;
      if (at === "remunerationBrute") moveNets(by);
      if (at === "remunerationBrute") moveCost(by);
      if (at === "cotisationsSalariales") moveNets(less);
      if (at === "cotisationsPatronales") moveCost(by);
      if (at === "netAvantImpot") for (const one of ["netImposable", "netAPayer"]) move(totaux, one, by);
      if (at === "pas") move(totaux, "netAPayer", less);
      return typed;
  }

  function moveGross(amount: string): void {
    move(totaux, "remunerationBrute", amount);
    moveNets(amount);
    moveCost(amount);
  }
  function moveEmployee(amount: string): void {
    move(totaux, "cotisationsSalariales", amount);
    moveNets(decimalToFixed(negate(decimal(amount)), 2));
  }
  function moveEmployer(amount: string): void {
    move(totaux, "cotisationsPatronales", amount);
    moveCost(amount);
  }
  function moveNets(amount: string): void {
    for (const one of ["netAvantImpot", "montantNetSocial", "netImposable", "netAPayer"])
      move(totaux, one, amount);
  }
  function moveCost(amount: string): void {
    move(totaux, "totalVerseEmployeur", amount);
    move(typed.compte, "soldeCloture", decimalToFixed(negate(decimal(amount)), 2));
  }
}

/** The general reduction is typed as one amount, and it is an employer's part. */
function isDeducted(line: Readonly<Record<string, string>> | undefined): boolean {
  return line?.["ligne"] === "reductionGenerale";
}

/** Expenses are paid beside the gross. */
function isReimbursed(line: Readonly<Record<string, string>> | undefined): boolean {
  return line?.["ligne"]?.startsWith("remboursementFrais[") === true;
}

function move(record: object | undefined, key: string, by: string): void {
  const amounts = record as Record<string, string> | undefined;
  const amount = amounts?.[key];
  if (amounts !== undefined && amount !== undefined)
    amounts[key] = decimalToFixed(add(decimal(amount), decimal(by)), 2);
}

/** A month that our rules have paid, typed from its payslip and its statement. */
export function typedFrom(
  { request, payslip, account, evaluation }: MonthRun,
  { accounts, postings }: Plan,
  rules: string,
): Typed {
  if (payslip === null || account === null) throw new Error("a refused month has no payslip");
  const printed = new Set(payslip.sections.flatMap(({ lines }) => lines.map(({ id }) => id)));
  const turnover = accounts.flatMap(({ id, role }) => (role === "clients" || role === "avance" ? [id] : []));
  const imputed = evaluation.document.lines.filter(
    ({ id }) =>
      !printed.has(id) &&
      postings.some(
        ({ line, from, to }) => line === id && !turnover.includes(from) && !turnover.includes(to),
      ),
  );
  const named = ({ id, item }: { readonly id: string; readonly item?: string }): string =>
    item === undefined ? id : `${id}[${item}]`;
  const available = account.accounts.find(({ role }) => role === "disponible");
  const { brut: _gross, sections: _lines, ...totals } = payslip;
  return {
    rules,
    period: request.period,
    facts: { ...request.facts },
    ...(request.opening != null && { opening: request.opening }),
    bulletin: {
      lignes: payslip.sections.flatMap(({ lines }) =>
        lines.map((line) => ({
          ligne: named(line),
          ...(parseDecimal(line.base) !== undefined && { base: line.base ?? "" }),
          ...(line.employee !== null && { salarial: line.employee }),
          ...(line.employer !== null && { patronal: line.employer }),
          ...(line.amount !== null && { montant: line.amount }),
        })),
      ),
      totaux: {
        remunerationBrute: evaluation.document.values["remunerationBrute"] ?? "",
        pas: payslip.pas?.amount ?? "0.00",
        ...Object.fromEntries(
          Object.values(totals).flatMap((total) =>
            isTotal(total) ? [[total.id, total.amount] as const] : [],
          ),
        ),
      },
    },
    compte: {
      caHt: account.identity.caHt,
      soldeOuverture: available?.opening ?? "0.00",
      lignes: imputed.flatMap((line) =>
        line.amount === null ? [] : [{ ligne: named(line), montant: line.amount }],
      ),
      soldeCloture: available?.closing ?? "0.00",
    },
  };
}

function isTotal(value: unknown): value is { readonly id: string; readonly amount: string } {
  return typeof value === "object" && value !== null && "id" in value && "amount" in value;
}
