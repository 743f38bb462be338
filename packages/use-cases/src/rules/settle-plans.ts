import { compareText, type Problem } from "@bareme/kernel";
import { writeJournal } from "../audit/write-journal.ts";
import type { MonthHead, Societe, UnitOfWork } from "../ports/store.ts";
import { othersFirst } from "../others-first.ts";
import type { RuleDeps } from "./deps.ts";
import { readStack } from "./read-stack.ts";
import { companyRuleSet } from "./tenant.ts";

/** A company whose rules no longer compile over law and convention. Why is told to the company alone. */
export interface BrokenPlan {
  readonly slug: string;
  readonly label: string;
  readonly monthsBlocked: number;
}

/**
 * Finds the companies whose plan no longer compiles and blocks their open months, each in its own transaction. The state follows from the releases alone: done
 * again it changes nothing, so a server that stopped between a publication and this does it when it starts.
 */
export async function settlePlans(
  deps: RuleDeps,
  concerned: (societe: Societe) => boolean = () => true,
): Promise<readonly BrokenPlan[]> {
  const broken: BrokenPlan[] = [];
  for (const societe of await deps.store.access.societes()) {
    if (societe.kind !== "company" || !concerned(societe)) continue;
    await othersFirst();
    const months = await deps.store.inTenant(societe.id, async (unit) => {
      const problems = await planProblems(unit, deps, societe);
      return problems.length === 0 ? null : blockMonths(unit, deps, societe, problems);
    });
    if (months !== null) broken.push({ slug: societe.slug, label: societe.label, monthsBlocked: months });
  }
  return broken;
}

/** Why the plan of a company does not compile; nothing when it does, or when it has no rules yet. */
export async function planProblems(
  unit: UnitOfWork,
  { compiler }: Pick<RuleDeps, "compiler">,
  societe: Societe,
): Promise<readonly Problem[]> {
  const name = companyRuleSet(societe);
  if ((await unit.releases.list(name)).length === 0) return [];
  const stack = await readStack({ releases: unit.releases, compiler }, [name], null);
  return stack.ok ? [] : stack.problems;
}

/** The months that are not closed, of every contract. */
export async function openMonths(unit: UnitOfWork): Promise<readonly MonthHead[]> {
  const months: MonthHead[] = [];
  for (const { id } of await unit.people.contrats())
    months.push(...(await unit.months.ofContrat(id)).filter(({ status }) => status !== "clos"));
  return months;
}

/** A blocked month is open again and must be computed, which it cannot be until the plan compiles. */
async function blockMonths(
  unit: UnitOfWork,
  { clock }: RuleDeps,
  societe: Societe,
  problems: readonly Problem[],
): Promise<number> {
  // The order of whoever locks the months of several contracts.
  const months = (await openMonths(unit)).toSorted((left, right) =>
    compareText(left.contratId, right.contratId),
  );
  const blocked: MonthHead[] = [];
  for (const { id } of months) {
    // Someone may be closing it: whoever comes second sees what the first has done.
    const month = await unit.months.lock(id);
    if (month === undefined || month.status === "clos") continue;
    if (month.status === "ouvert" && month.state === "bloqué") continue;
    const written = await unit.months.advance({ ...month, status: "ouvert", state: "bloqué" });
    if (!written) throw new Error(`month ${id} was written within its lock`);
    blocked.push(month);
  }
  if (blocked.length > 0) {
    const reasons = problems.slice(0, 20).map(({ code, path }) => ({ code, path }));
    const change = { months: blocked.map(({ contratId, period }) => ({ contratId, period })), reasons };
    await writeJournal(
      unit,
      { actor: null, clock },
      { action: "months.block", target: companyRuleSet(societe), data: change },
    );
  }
  return months.length;
}
