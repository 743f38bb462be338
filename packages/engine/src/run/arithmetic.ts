import { add, divide, multiply, power, subtract, ZERO, type Decimal } from "@bareme/kernel";
import { faultOf, type Run } from "./frame.ts";
import type { Owner } from "./link-context.ts";

/** An operation on two exact values; a quotient or power that has no value is a problem of its owner. */
export function arithmetic(
  op: "add" | "subtract" | "multiply" | "divide" | "power",
  left: Run<Decimal>,
  right: Run<Decimal>,
  owner: Owner,
): Run<Decimal> {
  switch (op) {
    case "add":
      return (frame) => add(left(frame), right(frame));
    case "subtract":
      return (frame) => subtract(left(frame), right(frame));
    case "multiply":
      return (frame) => multiply(left(frame), right(frame));
    case "divide":
      return (frame) => guarded(owner, () => divide(left(frame), right(frame)));
    case "power":
      return (frame) => guarded(owner, () => power(left(frame), right(frame)));
  }
}

/** The least or the greatest of several values. */
export function extreme(
  choose: (left: Decimal, right: Decimal) => Decimal,
  [first, ...rest]: readonly Run<Decimal>[],
): Run<Decimal> {
  if (first === undefined) return () => ZERO;
  return rest.reduce<Run<Decimal>>((left, right) => (frame) => choose(left(frame), right(frame)), first);
}

/** The sum of a value over the items of a collection. */
export function sumOverItems(of: Run<Decimal>, collection: number): Run<Decimal> {
  return (frame) => {
    const outer = frame.item;
    let sum = ZERO;
    const count = (frame.items[collection] ?? []).length;
    for (frame.item = 0; frame.item < count; frame.item++) sum = add(sum, of(frame));
    frame.item = outer;
    return sum;
  };
}

function guarded(owner: Owner, run: () => Decimal): Decimal {
  try {
    return run();
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    const zero = thrown.message.includes("zero");
    throw faultOf({
      code: zero ? "DIVISION_BY_ZERO" : "OUT_OF_RANGE",
      path: [owner.id],
      message: zero
        ? `« ${owner.label} » divise par zéro.`
        : `« ${owner.label} » donne un nombre hors de toute mesure (${thrown.message}).`,
      remedy: "Vérifiez les données du mois, ou écrivez le cas à part dans la règle avec un « if ».",
    });
  }
}
