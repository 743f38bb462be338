import type { EvaluationDocument, EvaluationRequest, Plan } from "@bareme/engine";
import { sha256Hex } from "@bareme/kernel";
import { lockOf, type Lock } from "@bareme/payroll";
import { keptText, readLock, type ReadMonth } from "../payroll/kept-month.ts";
import type { MonthSaid } from "./journal-said.ts";
import { tamperedWith, type Tampered } from "./tampered.ts";
import type { WholeMonth } from "./whole-rows.ts";

/** Of what a closed month is, the parts that are no longer as they were. */
export interface CheckedMonth {
  readonly faults: readonly Tampered[];
  /** The month, read; null when its texts are not those that were closed, so that nothing can be concluded from them. */
  readonly read: ReadMonth | null;
}

/** The contract and the period of a month: how a person finds it. */
export function monthName({ contratId, period }: Pick<WholeMonth, "contratId" | "period">): string {
  return `${contratId} ${period}`;
}

/** Holds a closed month against its lock and against what the journal tells of it. */
export function checkMonth(month: WholeMonth, said: MonthSaid | undefined): CheckedMonth {
  const { request, document, lock: lockText } = month;
  const lock = lockText === null ? undefined : readLock(lockText);
  if (request === null || document === null || lock === undefined)
    return { faults: [fault(month, "son verrou ne se lit plus")], read: null };
  const texts = [
    ...(lock.period === month.period ? [] : ["sa période n'est pas celle de son verrou"]),
    ...(lock.plan === month.planHash ? [] : ["ses règles compilées ne sont pas celles de son verrou"]),
    ...(lock.request === sha256Hex(request) ? [] : ["sa demande n'est plus celle que son verrou décrit"]),
    ...(lock.result === sha256Hex(document) ? [] : ["son bulletin n'est plus celui que son verrou décrit"]),
  ];
  const told = journalFaults(month, lockText ?? "", { lock, said });
  const around = [
    ...(month.state === "calculé" ? [] : [`il est clos et se dit « ${month.state ?? "sans état"} »`]),
    ...signatureFaults(month, said),
  ];
  const faults = [...texts, ...told, ...around].map((what) => fault(month, what));
  // Once its hashes are those that the journal tells, these are the texts that we wrote, and they have our shapes.
  const read =
    texts.length + told.length > 0
      ? null
      : {
          kept: month,
          request: JSON.parse(request) as EvaluationRequest,
          document: JSON.parse(document) as EvaluationDocument,
          lock,
        };
  return { faults, read };
}

/** What the lock says besides hashes: it must be what plan and request say. */
export function lockFaults(
  month: WholeMonth,
  { request, document, lock }: ReadMonth,
  plan: Plan,
): readonly Tampered[] {
  return keptText(lockOf({ request, document }, plan, lock.plan, lock.engine)) === month.lock
    ? []
    : [fault(month, "son verrou ne dit plus les dates ou les jeux de règles de son calcul")];
}

/** A month that the journal tells closed, and that is no closed month any more. */
export function lostMonth(id: string, period: string): Tampered {
  return tamperedWith(
    "mois",
    `${id} ${period}`,
    `Le journal dit la clôture de ${period} : ce mois n'est plus clos, ou n'est plus là.`,
  );
}

function journalFaults(
  { period }: WholeMonth,
  lockText: string,
  { lock, said }: { readonly lock: Lock; readonly said: MonthSaid | undefined },
): readonly string[] {
  const { computed, closed } = said ?? {};
  if (closed === undefined || computed === undefined) return ["aucune écriture du journal ne dit sa clôture"];
  return [
    ...(closed.period === period ? [] : [`le journal dit la clôture de ${closed.period}`]),
    ...(closed.resultat === lock.result && computed.resultat === lock.result
      ? []
      : ["le journal dit la clôture d'un autre bulletin"]),
    ...(closed.verrou === sha256Hex(lockText) ? [] : ["le journal dit sa clôture sous un autre verrou"]),
    ...(computed.demande === lock.request ? [] : ["le journal dit un calcul sur une autre demande"]),
    ...(computed.regles === lock.plan ? [] : ["le journal dit un calcul sur d'autres règles"]),
  ];
}

/** The instant of the closing and that of its entry are of one transaction, which may have waited for the journal. */
const MOST_WAITED = 3_600_000;

function signatureFaults(
  { validatedBy, closedAt }: WholeMonth,
  said: MonthSaid | undefined,
): readonly string[] {
  if (said?.closed === undefined) return [];
  const apart = Math.abs(Date.parse(said.closed.at) - Date.parse(closedAt ?? ""));
  return [
    ...(validatedBy === (said.validatedBy ?? null)
      ? []
      : ["le journal dit qu'une autre personne l'a validé"]),
    ...(apart <= MOST_WAITED ? [] : [`le journal dit sa clôture le ${said.closed.at}`]),
  ];
}

function fault(month: WholeMonth, what: string): Tampered {
  return tamperedWith("mois", monthName(month), `Le mois ${month.period} a été changé : ${what}.`);
}
