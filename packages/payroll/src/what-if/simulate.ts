import { createEvaluator, type Plan } from "@bareme/engine";
import {
  decimal,
  failure,
  fromInteger,
  greaterThan,
  lessThan,
  multiply,
  subtract,
  success,
  type Problem,
  type Result,
} from "@bareme/kernel";
import type { Rules } from "../book.ts";
import type { MonthsInput } from "../months.ts";
import type { MissionChange } from "./change-mission.ts";
import { drawCurve, type Curve } from "./curve.ts";
import { findNeed, type Need } from "./need.ts";
import { supposeNet, type SupposedNet } from "./net.ts";
import type { OnSample } from "./sampler.ts";

/** Amounts are decimal texts. */
interface Supposed {
  readonly mission?: string;
  readonly period?: string;
  readonly tjm?: string;
  readonly jours?: string;
  readonly ca?: string;
}

/** A question about the months of a contract. */
export type WhatIfAsked =
  | ({ readonly ask: "net" } & Supposed)
  | ({
      readonly ask: "need";
      readonly net: string;
      readonly on: "netAPayer" | "netAvantImpot";
      readonly lever: "tjm" | "jours" | "ca";
      readonly upTo?: string;
    } & Supposed)
  | ({
      readonly ask: "curve";
      readonly from: string;
      readonly to: string;
      readonly every: string;
    } & Pick<Supposed, "mission" | "period">);

export type WhatIf =
  | ({ readonly ask: "net" } & Omit<SupposedNet, "run">)
  | ({ readonly ask: "need" } & Need)
  | ({ readonly ask: "curve" } & Curve);

/** A question and the months that it is about: JSON data, which another thread may be handed. */
export interface Simulation {
  readonly asked: WhatIfAsked;
  readonly input: MonthsInput;
}

/** The rules of a plan that came as JSON. */
export function rulesOfPlan(text: string): Rules {
  const plan = JSON.parse(text) as Plan;
  return { plan, evaluate: createEvaluator(plan) };
}

/** Answers a question. It computes for as long as it takes (thousands of evaluations for a need or a curve), and lets nothing else run meanwhile. */
export function simulate({ asked, input }: Simulation, rules: Rules, onSample: OnSample): Result<WhatIf> {
  const target = { mission: asked.mission, period: asked.period };
  switch (asked.ask) {
    case "net": {
      const net = supposeNet(input, rules, changeOf(asked), target);
      if (!net.ok) return net;
      const { run, ...supposed } = net.value;
      const refused = run.months.flatMap(({ evaluation }) => evaluation.document.problems);
      return refused.length > 0 ? failure(refused) : success({ ask: "net", ...supposed });
    }
    case "need": {
      const { on, lever, upTo: highest } = asked;
      const net = decimal(asked.net);
      const upTo = highest === undefined ? undefined : decimal(highest);
      const change = changeOf(asked);
      const need = findNeed({ input, rules, lever, change, target, net, on, upTo, onSample });
      return need.ok ? success({ ask: "need", ...need.value }) : need;
    }
    case "curve": {
      const [from, to, every] = [decimal(asked.from), decimal(asked.to), decimal(asked.every)];
      if (
        !lessThan(from, to) ||
        !greaterThan(every, decimal("0")) ||
        greaterThan(subtract(to, from), multiply(every, MOST_POINTS))
      )
        return failure([rangeProblem()]);
      const curve = drawCurve({ input, rules, target, from, to, every, onSample });
      return curve.ok ? success({ ask: "curve", ...curve.value }) : curve;
    }
  }
}

const MOST_POINTS = fromInteger(500);

function changeOf({ tjm, jours, ca }: Supposed): MissionChange {
  return {
    ...(tjm !== undefined && { tjm: decimal(tjm) }),
    ...(jours !== undefined && { jours: decimal(jours) }),
    ...(ca !== undefined && { ca: decimal(ca) }),
  };
}

function rangeProblem(): Problem {
  return {
    code: "SIMULATION_OPTION",
    path: ["from", "to", "every"],
    message: "La fin de la courbe doit dépasser son début, de 500 pas au plus.",
    remedy: "Donnez par exemple de 3000 à 15000 par pas de 250.",
  };
}
