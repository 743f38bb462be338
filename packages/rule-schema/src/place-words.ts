/**
 * The place of a fault in words: ["parameters", 3, "values", 1, "source"] is « tauxX », valeur du 2027-01-01, source. Who reads a file knows the statement by
 * its name and the value by its date; where it stands in the file, the problem says beside.
 */

export interface PlaceWords {
  /** What holds the fault: « « tauxX », valeur du 2027-01-01 ». */
  readonly holder: string;
  /** With its article: « la source »; null when the holder itself is meant. */
  readonly field: string | null;
}

export function placeWords(data: unknown, path: readonly (string | number)[]): PlaceWords {
  const [list = "", index] = path;
  if (path.length === 0) return { holder: "Le fichier", field: null };
  if (typeof index !== "number") return outsideStatements(path.map(String));
  const words = [nameOf(below(below(data, list), index)) ?? `${STATEMENTS[list] ?? list} n° ${index + 1}`];
  let field: string | null = null;
  let value = below(below(data, list), index);
  for (const [at, step] of path.entries()) {
    if (at < 2) continue;
    value = below(value, step);
    if (typeof step === "number") {
      words.push(itemWords(String(path[at - 1]), step, value));
      field = null;
    } else if (field !== null && KEYED.has(field)) {
      words.push(`${bare(field)} pour « ${step} »`);
      field = null;
    } else {
      if (field !== null) words.push(bare(field));
      field = SILENT.has(step) ? null : (FIELDS[step] ?? `« ${step} »`);
    }
  }
  return { holder: words.join(", "), field };
}

/** « « tauxX », valeur du 2027-01-01, source ». */
export function wholePlace({ holder, field }: PlaceWords): string {
  return field === null ? holder : `${holder}, ${bare(field)}`;
}

function bare(field: string): string {
  return field.replace(/^(?:l'|la |le |les )/, "");
}

function outsideStatements([list = "", name, ...rest]: readonly string[]): PlaceWords {
  if (list !== "sources" || name === undefined)
    return { holder: `« ${[list, ...(name === undefined ? [] : [name]), ...rest].join(".")} »`, field: null };
  const [field] = rest;
  return {
    holder: `source « ${name} »`,
    field: field === undefined ? null : (FIELDS[field] ?? `« ${field} »`),
  };
}

/** What names a statement: its id; a pick has its choice, a posting what it posts. */
function nameOf(statement: unknown): string | undefined {
  for (const key of ["id", "choice", "of"]) {
    const name = below(statement, key);
    if (typeof name === "string" && name !== "") return `« ${name} »`;
  }
  return undefined;
}

/** An item of a list of the statement: by its date, by its name, else by its number. */
function itemWords(list: string, index: number, item: unknown): string {
  const word = ITEMS[list] ?? list;
  const from = below(item, "from");
  if (typeof from === "string" && from !== "") return `${word} du ${from}`;
  return `${word} ${nameOf(item) ?? `n° ${index + 1}`}`;
}

function below(value: unknown, step: string | number): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  return new Map(Object.entries(value)).get(String(step));
}

const STATEMENTS: Readonly<Record<string, string>> = {
  facts: "donnée",
  fields: "champs ajoutés",
  slots: "montant attendu",
  axes: "date de référence",
  parameters: "paramètre",
  overrides: "remplacement",
  choices: "choix",
  picks: "option retenue",
  grids: "barème",
  decisions: "décision",
  lines: "ligne",
  totals: "total",
  carry: "report",
  accounts: "compte",
  postings: "écriture",
  checks: "contrôle",
};

/** Items of lists that a statement holds. */
const ITEMS: Readonly<Record<string, string>> = {
  values: "valeur",
  versions: "version",
  bands: "tranche",
  options: "option",
  default: "option par défaut",
  outcomes: "issue",
  rules: "règle",
  all: "condition",
  any: "condition",
  fields: "champ",
  add: "champ",
  joins: "total",
  source: "source",
  base: "terme",
  at: "niveau",
  "such-that": "condition",
};

const FIELDS: Readonly<Record<string, string>> = {
  id: "l'identifiant",
  label: "le libellé",
  unit: "l'unité",
  by: "la clé des valeurs",
  axis: "la date de référence",
  cut: "le changement en cours de mois",
  overridable: "les bornes d'une société",
  atLeast: "la borne basse",
  atMost: "la borne haute",
  values: "la liste des valeurs",
  from: "la date d'effet",
  until: "la date de fin",
  value: "la valeur",
  known: "la date où elle est connue",
  source: "la source",
  text: "le texte cité",
  url: "l'adresse",
  published: "la date de publication",
  certainty: "la certitude",
  note: "la remarque",
  reason: "la raison",
  choice: "le choix",
  at: "la liste des niveaux",
  options: "la liste des options",
  status: "le statut",
  default: "l'option par défaut",
  mode: "le mode de calcul",
  in: "l'unité des bornes",
  rate: "le taux",
  bands: "la table des tranches",
  upTo: "la borne comprise",
  below: "la borne exclue",
  plus: "le montant ajouté",
  versions: "la liste des versions",
  outcomes: "la liste des issues",
  rules: "la liste des règles",
  otherwise: "l'issue par défaut",
  fact: "la donnée comparée",
  operator: "la comparaison",
  kind: "la sorte de calcul",
  formula: "la formule",
  base: "l'assiette",
  employee: "la part salariale",
  employer: "la part patronale",
  quantity: "la quantité",
  amount: "le montant",
  grid: "le barème",
  key: "la clé du barème",
  cap: "le plafond",
  replace: "le remplacement",
  when: "la condition",
  each: "la liste parcourue",
  rubric: "la rubrique",
  round: "l'arrondi",
  step: "le pas",
  joins: "la liste des totaux",
  posts: "l'écriture",
  greatest: "la recherche",
  cumulates: "le cumul",
  across: "l'étendue du cumul",
  borneBy: "le porteur de la part patronale",
  basis: "le fondement",
  of: "la règle visée",
  add: "la liste des champs",
  fields: "la liste des champs",
  type: "la sorte de donnée",
  domain: "les bornes",
  date: "la date",
  min: "le minimum",
  max: "le maximum",
  adds: "la formule ajoutée",
  is: "la formule",
  resets: "la remise à zéro",
  initial: "la valeur de départ",
  role: "le rôle",
  balance: "le solde",
  part: "la part",
  to: "le compte crédité",
  severity: "la gravité",
  message: "le message",
  remedy: "le remède",
};

/** Fields whose keys are options of what the statement is given by. */
const KEYED: ReadonlySet<string> = new Set(["la valeur", "la table des tranches", "le remplacement"]);

/** Steps that no reader needs: what stands around says enough. */
const SILENT: ReadonlySet<string> = new Set(["item", "event", "params", "conditions", "all", "any", "not"]);
