import {
  decimal,
  equals,
  failure,
  fromInteger,
  greaterThan,
  isNegative,
  lessThan,
  multiply,
  parseDecimal,
  roundTo,
  subtract,
  success,
  type Decimal,
  type Problem,
  type Result,
} from "@bareme/kernel";
import {
  drawCurve,
  findNeed,
  monthsOf,
  supposeNet,
  type Curve,
  type Dossier,
  type MissionChange,
  type MonthsInput,
  type Need,
  type SupposedNet,
} from "@bareme/payroll";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { admit } from "../rules/input.ts";
import { openContract, readFile } from "./contract-file.ts";
import type { PayrollDeps } from "./deps.ts";
import { id, period } from "./inputs.ts";
import { inTransaction, slugOf } from "./transaction.ts";

const CENT = decimal("0.01");

/** A rate, days or a turnover. */
const amount = z.string().transform((text, context): Decimal => {
  const value = parseDecimal(text);
  if (value !== undefined && !isNegative(value) && equals(value, roundTo(value, CENT, "down"))) return value;
  context.addIssue({
    code: "custom",
    message: 'un nombre positif ou nul de deux décimales au plus est attendu, comme "3500.50"',
  });
  return z.NEVER;
});

const target = { contratId: id, mission: z.string().max(64).exactOptional(), period: period.exactOptional() };
const change = { tjm: amount.exactOptional(), jours: amount.exactOptional(), ca: amount.exactOptional() };

export const whatIfInput = z.discriminatedUnion("ask", [
  z.strictObject({ ask: z.literal("net"), ...target, ...change }),
  z.strictObject({
    ask: z.literal("need"),
    ...target,
    ...change,
    net: amount,
    on: z.enum(["netAPayer", "netAvantImpot"]),
    lever: z.enum(["tjm", "jours", "ca"]),
    upTo: amount.exactOptional(),
  }),
  z.strictObject({ ask: z.literal("curve"), ...target, from: amount, to: amount, every: amount }),
]);
type WhatIfAsked = z.infer<typeof whatIfInput>;

export type WhatIf =
  | ({ readonly ask: "net" } & Omit<SupposedNet, "run">)
  | ({ readonly ask: "need" } & Need)
  | ({ readonly ask: "curve" } & Curve);

/** What the contract's months would give under another rate, other days or another turnover. Nothing is written. */
export async function whatIf(
  deps: PayrollDeps,
  actor: Actor,
  input: unknown,
  onSample: (evaluations: number) => void = () => undefined,
): Promise<Result<WhatIf>> {
  const admitted = admit(actor, "read", whatIfInput, input);
  if (!admitted.ok) return admitted;
  const slug = await slugOf(deps, actor);
  if (!slug.ok) return slug;
  const today = deps.clock.today();
  const stack = await deps.planOf(slug.value, today);
  if (!stack.ok) return stack;
  const dossier = await inTransaction(deps, actor, async (context) => {
    const file = await openContract(context, admitted.value.contratId);
    return file.ok ? readFile(slug.value, file.value) : file;
  });
  return dossier.ok
    ? answer(admitted.value, monthsAsOf(dossier.value, today), stack.value, onSample)
    : dossier;
}

function answer(
  asked: WhatIfAsked,
  input: MonthsInput,
  rules: Parameters<typeof supposeNet>[1],
  onSample: (evaluations: number) => void,
): Result<WhatIf> {
  const of = { mission: asked.mission, period: asked.period };
  switch (asked.ask) {
    case "net": {
      const net = supposeNet(input, rules, changeOf(asked), of);
      if (!net.ok) return net;
      const { run, ...supposed } = net.value;
      const refused = run.months.flatMap(({ evaluation }) => evaluation.document.problems);
      return refused.length > 0 ? failure(refused) : success({ ask: "net", ...supposed });
    }
    case "need": {
      const { net, on, lever, upTo } = asked;
      const need = findNeed({
        input,
        rules,
        lever,
        change: changeOf(asked),
        target: of,
        net,
        on,
        upTo,
        onSample,
      });
      return need.ok ? success({ ask: "need", ...need.value }) : need;
    }
    case "curve": {
      const { from, to, every } = asked;
      if (
        !lessThan(from, to) ||
        !greaterThan(every, decimal("0")) ||
        greaterThan(subtract(to, from), multiply(every, MOST_POINTS))
      )
        return failure([rangeProblem()]);
      const curve = drawCurve({ input, rules, target: of, from, to, every, onSample });
      return curve.ok ? success({ ask: "curve", ...curve.value }) : curve;
    }
  }
}

const MOST_POINTS = fromInteger(500);

function monthsAsOf(dossier: Dossier, asOf: string): MonthsInput {
  const input = monthsOf(dossier);
  return { ...input, months: input.months.map((month) => ({ ...month, asOf })) };
}

function changeOf({ tjm, jours, ca }: MissionChange): MissionChange {
  return { ...(tjm && { tjm }), ...(jours && { jours }), ...(ca && { ca }) };
}

function rangeProblem(): Problem {
  return {
    code: "SIMULATION_OPTION",
    path: ["from", "to", "every"],
    message: "La fin de la courbe doit dépasser son début, de 500 pas au plus.",
    remedy: "Donnez par exemple de 3000 à 15000 par pas de 250.",
  };
}
