import { failure, success, type Problem, type Result } from "@bareme/kernel";
import type { Plan } from "@bareme/engine";
import type { Payslip, PayslipLine } from "@bareme/payroll";
import { z } from "zod";
import { formatMonth } from "../format.ts";

/** What a rappel puts right: the closed month and the line of the rules, with the words and the rubric that the rules give it. */
export interface NamedRappel {
  readonly id: string;
  readonly mois: string;
  readonly ligne: string;
  readonly label: string;
  readonly rubric: string | null;
}

const itemsSchema = z.array(z.object({ id: z.string(), mois: z.string(), ligne: z.string() })).default([]);

/** Names the rappels that a month posts, from its facts; the payslip itself only numbers them. */
export function namedRappels(
  facts: Readonly<Record<string, unknown>>,
  plan: Plan,
): Result<readonly NamedRappel[]> {
  const items = itemsSchema.safeParse(facts["rappels"]);
  if (!items.success)
    return failure([
      {
        code: "MENTION_INVALID",
        path: ["facts", "rappels"],
        message: "Les rappels du mois ne sont pas une liste d'éléments avec « id », « mois » et « ligne ».",
        remedy: "Recalculez les rappels du mois.",
      },
    ]);
  const lines = new Map(plan.lines.map((line) => [line.id, line]));
  return success(
    items.data.map(({ id, mois, ligne: written }) => {
      // An item of a line, such as one expense among many, is written « line[item] ».
      const ligne = written.replace(/\[.*\]$/, "");
      const line = lines.get(ligne);
      return { id, mois, ligne, label: line?.label ?? ligne, rubric: line?.rubric ?? null };
    }),
  );
}

/** The rappels of pay and of contributions that nothing names: their nature is a mention (R3243-1, 6° and 8°), and a number is none. */
export function unnamedRappels({ sections }: Payslip, rappels: readonly NamedRappel[]): readonly Problem[] {
  const known = new Set(rappels.map(({ id }) => id));
  return sections
    .filter(({ kind, id }) => kind === "earnings" || id === "rappels")
    .flatMap(({ lines }) => lines)
    .filter(({ item }) => item !== undefined && !known.has(item))
    .map(({ label, item = "" }) => ({
      code: "MENTION_MISSING",
      path: ["rappels", item],
      message: `Il manque la nature de « ${label} » n° ${item} : le mois clos et la ligne qu'il corrige (R3243-1, 6° et 8°).`,
      remedy: "Donnez les rappels du mois avec le bulletin.",
    }));
}

/** What a line of pay is called: its label, and for a rappel the month and the line that it puts right. */
export function nameWithRappel(
  { label, item }: Pick<PayslipLine, "label" | "item">,
  rappels: readonly NamedRappel[],
): string {
  const rappel = rappels.find(({ id }) => id === item);
  return rappel === undefined ? label : `${label}, ${formatMonth(rappel.mois)} : ${rappel.label}`;
}
