import { failure, parseDecimal, success, type Problem, type Result } from "@bareme/kernel";
import { datedOpening } from "../opening-period.ts";
import { isRecord, shown } from "../outside-data.ts";

/** The keys under which a printed line gives its figures. */
const PARTS = ["base", "taux", "tauxSalarial", "tauxPatronal", "salarial", "patronal", "montant"] as const;

export type Part = (typeof PARTS)[number];

export type FilePath = readonly (string | number)[];

/** A figure as it is typed, and where it stands in the file. */
interface TypedFigure {
  readonly part: Part;
  readonly text: string;
  readonly path: FilePath;
}

export interface TypedLine {
  /** The rule's id or the label that the payslip prints. */
  readonly ligne: string;
  readonly figures: readonly TypedFigure[];
  readonly path: FilePath;
}

interface TypedTotal {
  readonly name: string;
  readonly text: string;
  readonly path: FilePath;
}

interface TypedAccount {
  readonly caHt: TypedTotal | null;
  readonly lignes: readonly TypedLine[];
  readonly soldeOuverture: TypedTotal | null;
  readonly soldeCloture: TypedTotal | null;
}

/** A payslip typed from paper, with what is known of its month and, when there is one, the statement of its compte d'activité. */
export interface ControlFile {
  readonly rules: readonly string[];
  readonly period: string;
  readonly paymentDate?: string;
  readonly asOf?: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly opening?: Readonly<Record<string, unknown>>;
  readonly lignes: readonly TypedLine[];
  readonly totaux: readonly TypedTotal[];
  readonly compte: TypedAccount | null;
}

type Report = (path: FilePath, message: string, remedy: string) => void;
type Data = Readonly<Record<string, unknown>>;

const FILE_KEYS = ["rules", "period", "paymentDate", "asOf", "facts", "opening", "bulletin", "compte"];
const ACCOUNT_KEYS = ["caHt", "lignes", "soldeOuverture", "soldeCloture"];
const EXAMPLE =
  'La forme attendue : { rules: company/…, period: 2026-01, facts: {…}, bulletin: { lignes: [ { ligne: …, base: "…", salarial: "…", patronal: "…" } ], totaux: {…} }, compte: {…} }.';
const MOST_LINES = 500;

/** Reads the data of a payslip to control. All problems come back at once; what names and facts mean is left to the rules. */
export function readControlFile(data: unknown): Result<ControlFile> {
  const problems: Problem[] = [];
  const report: Report = (path, message, remedy) =>
    void problems.push({ code: "CONTROL_FILE_INVALID", path: path.map(String), message, remedy });
  if (!isRecord(data)) {
    report([], "Le fichier n'est pas un dictionnaire.", EXAMPLE);
    return failure(problems);
  }
  checkKeys(data, FILE_KEYS, [], report);
  const bulletin = readRecord(data["bulletin"], ["bulletin"], report);
  checkKeys(bulletin, ["lignes", "totaux"], ["bulletin"], report);
  const period = readText(data, "period", "2026-01", report);
  if (data["period"] === undefined)
    report([], "« period » manque : le mois de paie du bulletin.", "Ajoutez par exemple period: 2026-01.");
  const paymentDate = readText(data, "paymentDate", "2026-01-31", report);
  const asOf = readText(data, "asOf", "2026-01-31", report);
  const file: ControlFile = {
    rules: readRules(data["rules"], report),
    period: period ?? "",
    ...(paymentDate !== undefined && { paymentDate }),
    ...(asOf !== undefined && { asOf }),
    facts: readRecord(data["facts"] ?? {}, ["facts"], report),
    ...(data["opening"] !== undefined && {
      opening: datedOpening(readRecord(data["opening"], ["opening"], report), period),
    }),
    lignes: readLines(bulletin["lignes"], ["bulletin", "lignes"], report),
    totaux: readTotals(bulletin["totaux"], report),
    compte: data["compte"] === undefined ? null : readAccount(data["compte"], report),
  };
  if (problems.length === 0 && file.lignes.length === 0 && file.totaux.length === 0)
    report(
      ["bulletin"],
      "« bulletin » ne donne ni ligne ni total : il n'y a rien à contrôler.",
      "Recopiez les lignes du bulletin.",
    );
  return problems.length > 0 ? failure(problems) : success(file);
}

function readAccount(value: unknown, report: Report): TypedAccount {
  const account = readRecord(value, ["compte"], report);
  checkKeys(account, ACCOUNT_KEYS, ["compte"], report);
  const amount = (name: string): TypedTotal | null => {
    const path = ["compte", name];
    return account[name] === undefined
      ? null
      : { name, text: readAmount(account[name], path, report) ?? "0", path };
  };
  return {
    caHt: amount("caHt"),
    lignes: readLines(account["lignes"], ["compte", "lignes"], report),
    soldeOuverture: amount("soldeOuverture"),
    soldeCloture: amount("soldeCloture"),
  };
}

function readTotals(value: unknown, report: Report): readonly TypedTotal[] {
  const path = ["bulletin", "totaux"];
  return Object.entries(value === undefined ? {} : readRecord(value, path, report)).map(([name, amount]) => ({
    name,
    text: readAmount(amount, [...path, name], report) ?? "0",
    path: [...path, name],
  }));
}

function readLines(value: unknown, path: FilePath, report: Report): readonly TypedLine[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > MOST_LINES) {
    report(path, `« ${path.join(".")} » n'est pas une liste de ${MOST_LINES} lignes au plus.`, EXAMPLE);
    return [];
  }
  return (value as readonly unknown[]).map((line, index) => readLine(line, [...path, index], report));
}

function readLine(value: unknown, path: FilePath, report: Report): TypedLine {
  const line = readRecord(value, path, report);
  checkKeys(line, ["ligne", ...PARTS], path, report);
  const ligne = line["ligne"];
  if (isRecord(value) && (typeof ligne !== "string" || ligne.trim() === ""))
    report(
      [...path, "ligne"],
      `« ligne » : ${shown(ligne)} ne nomme pas de ligne.`,
      "Donnez l'identifiant de la règle, ou le libellé imprimé.",
    );
  const figures = PARTS.flatMap((part): readonly TypedFigure[] => {
    if (line[part] === undefined) return [];
    const text = readAmount(line[part], [...path, part], report);
    return text === undefined ? [] : [{ part, text, path: [...path, part] }];
  });
  if (isRecord(value) && PARTS.every((part) => line[part] === undefined))
    report(path, `La ligne ${shown(ligne)} ne donne aucun montant.`, `Ajoutez-en un : ${PARTS.join(", ")}.`);
  return { ligne: typeof ligne === "string" ? ligne : "", figures, path };
}

function readAmount(value: unknown, path: FilePath, report: Report): string | undefined {
  if (typeof value === "string" && parseDecimal(value) !== undefined) return value;
  report(
    path,
    `« ${path.at(-1) ?? ""} » : ${shown(value)} n'est pas un nombre décimal entre guillemets.`,
    'Écrivez-le avec un point et sans espace, par exemple "2374.00".',
  );
  return undefined;
}

function readRules(value: unknown, report: Report): readonly string[] {
  const names: unknown = typeof value === "string" ? [value] : value;
  if (
    Array.isArray(names) &&
    names.length > 0 &&
    names.every((name): name is string => typeof name === "string" && name !== "")
  )
    return names;
  report(
    ["rules"],
    `« rules » : ${shown(value)} n'est pas un nom de jeu de règles.`,
    "Donnez par exemple rules: company/cap-garance ; la loi seule : rules: law/fr.",
  );
  return [];
}

function readText(data: Data, key: string, example: string, report: Report): string | undefined {
  const found = data[key];
  if (found === undefined || typeof found === "string") return found;
  report(
    [key],
    `« ${key} » : ${shown(found)} n'est pas une date écrite comme « ${example} ».`,
    "Écrivez-la sous cette forme.",
  );
  return undefined;
}

function checkKeys(value: Data, allowed: readonly string[], path: FilePath, report: Report): void {
  for (const key of Object.keys(value))
    if (!allowed.includes(key))
      report(
        [...path, key],
        `« ${key} » n'est pas une clé ${path.length === 0 ? "du fichier" : `de « ${path.join(".")} »`}.`,
        `Clés : ${allowed.join(", ")}.`,
      );
}

function readRecord(value: unknown, path: FilePath, report: Report): Data {
  if (isRecord(value)) return value;
  report(path, `« ${path.join(".")} » : ${shown(value)} n'est pas un dictionnaire.`, EXAMPLE);
  return {};
}
