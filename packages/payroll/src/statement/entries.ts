import { decimal, isZero } from "@bareme/kernel";
import type { EvaluationRequest, Plan } from "@bareme/engine";
import type { Account } from "../account.ts";
import { LEVIES } from "../account-layout.ts";
import { itemById, nameOfItem, textField } from "./items.ts";
import { LISTS, NATURES, PLACE_OF_BASIS } from "./layout.ts";
import type { Basis, FacedEntry, SectionId, StatementEntry } from "./shape.ts";

const BASES: readonly string[] = ["law", "convention", "contract", "fee"] satisfies readonly Basis[];

/** The movements of the montant disponible, each beside the account that it faces. */
export function entriesOf(
  account: Account,
  plan: Plan,
  facts: EvaluationRequest["facts"],
): readonly FacedEntry[] {
  const lines = new Map(plan.lines.map((line) => [line.id, line]));
  const roles = new Map(account.accounts.map(({ id, role }) => [id, role]));
  return account.accounts
    .filter(({ role }) => role === "disponible")
    .flatMap(({ movements }) => movements)
    .map(({ line, item, label, amount, basis, counterpart }) => {
      const rule = lines.get(line);
      return {
        line,
        ...(item !== undefined && { item }),
        about:
          rule?.each === LISTS.rappels
            ? rappelName(item, facts, lines)
            : nameOfItem(itemById(facts, rule?.each ?? null, item)),
        label,
        amount,
        basis: readBasis(basis),
        source: rule?.source ?? [],
        counterpart,
        role: roles.get(counterpart) ?? "autre",
        rappel: rule?.each === LISTS.rappels,
      };
    });
}

/** A rappel is called by the month and the line that it puts right. */
function rappelName(
  item: string | undefined,
  facts: EvaluationRequest["facts"],
  lines: ReadonlyMap<string, { readonly label: string }>,
): string | null {
  const rappel = itemById(facts, LISTS.rappels, item);
  const [month, key] = [textField(rappel, "mois"), textField(rappel, "ligne")];
  if (month === null || key === null) return null;
  return `${month}, ${lines.get(key.replace(/\[.*\]$/, ""))?.label ?? key}`;
}

export function readBasis(text: string | null): Basis | null {
  return isBasis(text) ? text : null;
}

/** The one section that a movement of the disponible stands in. A levy that nothing founds counts as a fee. */
export function sectionOf(entry: FacedEntry, plan: Plan, facts: EvaluationRequest["facts"]): SectionId {
  if (isUnfounded(entry)) return "fraisDeGestion";
  switch (entry.role) {
    case "clients":
    case "avance":
      return "encaissements";
    case "fraisDeGestion":
      return "fraisDeGestion";
    case "autresFrais":
      return sectionOfLevy(entry, plan, facts);
    case "fraisProfessionnels":
      return "fraisProfessionnels";
    case "provision":
      return "reserves";
    case "solde":
      return "soldes";
    case "credits":
      return "credits";
    case "salaires":
    case "cotisationsPatronales":
    case "avantages":
    case "indemnites":
      return "paie";
    case "disponible":
    case "societe":
    case "autre":
      return "autres";
  }
}

/** True for a levy without law, convention or contract behind it. */
export function isUnfounded({ role, basis }: Pick<FacedEntry, "role" | "basis">): boolean {
  return LEVIES.has(role) && basis === null;
}

export function isMoving({ amount }: { readonly amount: string }): boolean {
  return !isZero(decimal(amount));
}

/** An entry without what only the sorting needs. */
export function plainEntry({
  counterpart: _faced,
  role: _role,
  rappel: _rappel,
  ...entry
}: FacedEntry): StatementEntry {
  return entry;
}

function sectionOfLevy(entry: FacedEntry, plan: Plan, facts: EvaluationRequest["facts"]): SectionId {
  const list = plan.lines.find(({ id }) => id === entry.line)?.each ?? null;
  const nature = textField(itemById(facts, list, entry.item), "nature");
  const place = nature === null ? undefined : NATURES[nature];
  if (place !== undefined) return place;
  return entry.basis === null || entry.basis === "fee" ? "coutsDeTiers" : PLACE_OF_BASIS[entry.basis];
}

function isBasis(text: string | null): text is Basis {
  return text !== null && BASES.includes(text);
}
