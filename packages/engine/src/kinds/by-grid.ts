import type { Kind, KindContext, NodeDraft } from "../draft.ts";
import { minus, number, plus, reference, type Expression } from "../expression.ts";
import type { CarryPlan } from "../plan.ts";

/**
 * A grid applied to an amount. With `cumulates`, F(cumul + month) − F(cumul), rounded once, is shared among the items in
 * proportion to their amounts, so that the order of entry changes nothing.
 */
export const byGrid: Kind<"by-grid"> = {
  desugar(line, context) {
    const key = line.key === undefined ? undefined : context.formula(line.key);
    const base = context.node("base", context.formula(line.amount), { text: line.amount, unit: null });
    const grids = context.gridsOf(line.grid);
    const capped = (amount: Expression): Expression =>
      line.cap === undefined ? amount : { op: "min", args: [amount, context.formula(line.cap)] };
    const text = `${line.grid} appliqué à ${line.amount}`;
    if (line.cumulates === undefined) {
      const amount = byCase(grids, (grid) => context.lookup(grid, reference(base.id), key));
      return {
        nodes: [base, context.node(null, capped(context.rounded(amount)), { text })],
        parts: { amount: line.id, base: base.id },
      };
    }
    const { resets, across } = line.cumulates;
    const carry = (id: string, each: string | null): CarryPlan => ({
      id,
      label: `${line.label}, cumul`,
      unit: "",
      each,
      resets,
      initial: "0",
    });
    if (line.each === undefined || across === "item") {
      const cumul = `${line.id}.cumul`;
      const opening: Expression = { op: "opening", id: cumul };
      const amount = byCase(grids, (grid) =>
        minus(
          context.lookup(grid, plus(opening, reference(base.id)), key),
          context.lookup(grid, opening, key),
        ),
      );
      const closing = context.node("cumul", plus(opening, { op: "ref", id: base.id, optional: true }), {
        role: "carry",
        unit: null,
        unguarded: true,
      });
      return {
        nodes: [base, context.node(null, capped(context.rounded(amount)), { text }), closing],
        parts: { amount: line.id, base: base.id },
        carries: [carry(cumul, line.each ?? null)],
      };
    }
    if (key !== undefined)
      context.fault(
        "SHAPE_INVALID",
        "un barème à clé ne se cumule que par élément.",
        "Écrivez « across: item ».",
      );
    return shared(line.each, across);

    function shared(each: string, group: "same-grid" | "all") {
      const nodes: NodeDraft[] = [base];
      const carries: CarryPlan[] = [];
      const monthTotal = context.node(
        "month",
        { op: "sum", collection: each, of: { op: "ref", id: base.id, optional: true } },
        { each: null, role: "helper", unit: null, unguarded: true },
      );
      if (group === "all") {
        nodes.push(
          monthTotal,
          context.node("cumul", plus({ op: "opening", id: `${line.id}.cumul` }, reference(monthTotal.id)), {
            each: null,
            role: "carry",
            unit: null,
            unguarded: true,
          }),
        );
        carries.push(carry(`${line.id}.cumul`, null));
      }
      const shareOf = (grid: string, when: Expression | null): Expression => {
        const cumul = group === "all" ? `${line.id}.cumul` : `${line.id}.cumul.${grid}`;
        const weight = context.node(
          `weight.${grid}`,
          when === null
            ? reference(base.id)
            : { op: "if", condition: when, then: reference(base.id), otherwise: number("0") },
          { role: "helper", unit: null },
        );
        const month = context.node(
          `month.${grid}`,
          { op: "sum", collection: each, of: { op: "ref", id: weight.id, optional: true } },
          { each: null, role: "helper", unit: null, unguarded: true },
        );
        const opening: Expression = { op: "opening", id: cumul };
        const raw = minus(
          context.lookup(grid, plus(opening, reference(month.id)), undefined),
          context.lookup(grid, opening, undefined),
        );
        const fee = context.node(`group.${grid}`, capped(context.rounded(raw)), {
          each: null,
          role: "helper",
          unit: null,
          unguarded: true,
          text,
        });
        nodes.push(weight, month, fee);
        if (group === "same-grid") {
          nodes.push(
            context.node(`cumul.${grid}`, plus(opening, reference(month.id)), {
              each: null,
              role: "carry",
              unit: null,
              unguarded: true,
            }),
          );
          carries.push(carry(cumul, null));
        }
        return {
          op: "allocate",
          collection: each,
          total: reference(fee.id),
          weight: reference(weight.id),
          step: line.round?.step ?? "0.01",
        };
      };
      const amount = byCase(grids, (grid, when) => shareOf(grid, when));
      return {
        nodes: [...nodes, context.node(null, amount, { text })],
        parts: { amount: line.id, base: base.id },
        carries,
      };
    }
  },
  sentence(line) {
    const how =
      line.cumulates === undefined
        ? ""
        : `, en cumul ${{ "calendar-year": "de l'année civile", "contract-year": "de l'année de contrat", never: "de carrière" }[line.cumulates.resets]}`;
    return `${line.label} : barème ${line.grid} sur ${line.amount}${how}${line.cap === undefined ? "" : `, au plus ${line.cap} par mois`}.`;
  },
};

type GridCase = ReturnType<KindContext["gridsOf"]>[number];

/** One expression over the grids that may apply: the first whose case holds; the last needs no test. */
function byCase(
  grids: readonly GridCase[],
  of: (grid: string, when: Expression | null) => Expression,
): Expression {
  const cases = grids.map(({ grid, when }) => ({ when, value: of(grid, when) }));
  return (
    cases.reduceRight<Expression | undefined>(
      (rest, { when, value }) =>
        rest === undefined || when === null
          ? value
          : { op: "if", condition: when, then: value, otherwise: rest },
      undefined,
    ) ?? number("0")
  );
}
