import { frenchDate, frenchNumber } from "@bareme/kernel";
import { parseFormula, type Formula } from "@bareme/rule-schema";

/** What names are called: of an identifier as formulas write it, and of an option of the name that it is compared with. */
export interface Words {
  readonly label: (id: string) => string | undefined;
  readonly option: (of: string, option: string) => string | undefined;
}

/** A formula in French words, for who does not read formulas; undefined for one that does not parse. */
export function frenchFormula(text: string, words: Words): string | undefined {
  const parsed = parseFormula(text);
  return parsed.ok ? said(parsed.formula, words, 0) : undefined;
}

const COMPARED = {
  "=": "est",
  "!=": "n'est pas",
  "<": "est inférieur à",
  "<=": "est au plus",
  ">": "dépasse",
  ">=": "est au moins",
} as const;

const SIGNS = { "+": "+", "-": "−", "*": "×", "/": "÷", "**": "puissance" } as const;
const LEVELS = { "+": 3, "-": 3, "*": 4, "/": 4, "**": 5 } as const;

/** `outer` is how tightly what stands around binds: a looser formula takes parentheses. */
function said(formula: Formula, words: Words, outer: number): string {
  const sub = (part: Formula, level: number): string => said(part, words, level);
  const wrap = (level: number, text: string): string => (level < outer ? `(${text})` : text);
  switch (formula.type) {
    case "number":
      return frenchNumber(formula.text, formula.text.split(".")[1]?.length ?? 0);
    case "text":
      return `« ${formula.value} »`;
    case "boolean":
      return formula.value ? "vrai" : "faux";
    case "date":
      return `le ${frenchDate(formula.value)}`;
    case "name":
      return nameWords(formula.path.join("."), words);
    case "negate":
      return `−${sub(formula.of, 5)}`;
    case "arithmetic": {
      const level = LEVELS[formula.op];
      return wrap(level, `${sub(formula.left, level)} ${SIGNS[formula.op]} ${sub(formula.right, level + 1)}`);
    }
    case "compare":
      return wrap(2, compared(formula, words));
    case "and":
      return wrap(1, formula.args.map((arg) => sub(arg, 2)).join(" et "));
    case "or":
      return wrap(0, formula.args.map((arg) => sub(arg, 1)).join(" ou "));
    case "if":
      return wrap(
        0,
        `si ${sub(formula.condition, 0)}, alors ${sub(formula.then, 1)}, sinon ${sub(formula.otherwise, 0)}`,
      );
    case "call":
      return called(formula.name, formula.args, (part) => sub(part, 0));
  }
}

function compared(formula: Extract<Formula, { type: "compare" }>, words: Words): string {
  const { left, op, right } = formula;
  const of = left.type === "name" ? left.path.join(".") : undefined;
  const option = right.type === "text" && of !== undefined ? words.option(of, right.value) : undefined;
  const value = option === undefined ? said(right, words, 3) : `« ${option} »`;
  const isNumber = right.type === "number" && (op === "=" || op === "!=");
  const verb = isNumber ? (op === "=" ? "est égal à" : "est différent de") : COMPARED[op];
  return `${said(left, words, 3)} ${verb} ${value}`;
}

function nameWords(id: string, { label }: Words): string {
  const moment = MOMENTS.get(id);
  if (moment !== undefined) return moment;
  const known = label(id);
  if (known !== undefined)
    return id.startsWith("opening.") ? `« ${known} » à l'ouverture du mois` : `« ${known} »`;
  const [line = "", part = ""] = id.split(".");
  const of = label(line);
  const word = PARTS.get(part);
  return of === undefined || word === undefined ? id : `${word} de « ${of} »`;
}

const MOMENTS: ReadonlyMap<string, string> = new Map([
  ["period.start", "le premier jour du mois"],
  ["period.end", "le dernier jour du mois"],
  ["payment.date", "la date de paiement"],
]);

const PARTS: ReadonlyMap<string, string> = new Map([
  ["base", "l'assiette"],
  ["employee", "la part salariale"],
  ["employer", "la part patronale"],
  ["account", "la part au compte"],
  ["company", "la part de la société"],
]);

function called(name: string, args: readonly Formula[], say: (part: Formula) => string): string {
  const [first = "", second = "", third] = args.map(say);
  const all = args.map(say).join(" ; ");
  const words: Readonly<Record<string, string>> = {
    min: `le plus petit de (${all})`,
    max: `le plus grand de (${all})`,
    abs: `la valeur absolue de (${first})`,
    not: `l'inverse de (${first})`,
    roundHalfUp: `(${first}) arrondi au plus proche, à ${second}`,
    roundUp: `(${first}) arrondi au-dessus, à ${second}`,
    roundDown: `(${first}) arrondi au-dessous, à ${second}`,
    lookup: `le barème ${first} appliqué à ${second}${third === undefined ? "" : `, pour ${third}`}`,
    sum: `la somme de ${first}`,
    count: `le nombre de ${first}`,
    allocate: `la part de ${first} qui revient à l'élément, selon ${second}`,
    daysBetween: `les jours entre ${first} et ${second}`,
    monthsBetween: `les mois entre ${first} et ${second}`,
    daysInMonth: `les jours du mois de ${first}`,
    year: `l'année de ${first}`,
    month: `le mois de ${first}`,
    earliest: `la première date de (${all})`,
    latest: `la dernière date de (${all})`,
    contains: `${first} contient ${second}`,
  };
  return words[name] ?? `${name}(${all})`;
}
