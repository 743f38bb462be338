import type { Cause, Cliff, Figures, Hole, HoleCause, RunFigures } from "@bareme/payroll";
import type { WhatIf } from "@bareme/use-cases";
import { z } from "zod";
import { sourceShape } from "./source.ts";
import { decimalText, euros, period } from "./texts.ts";
import { exactly } from "./exactly.ts";

const figure = euros.nullable();
const figuresShape = exactly<Figures>()(
  z.strictObject({
    caDuMois: figure,
    totalFraisDeGestion: figure,
    coutDuMois: figure,
    chargesDuCompte: figure,
    remunerationBrute: figure,
    netAvantImpot: figure,
    pas: figure,
    netAPayer: figure,
    soldeDisponible: figure,
    misDeCote: figure,
  }),
);

const runFiguresShape = exactly<RunFigures>()(
  z.strictObject({
    months: z.array(
      z.strictObject({
        period,
        state: z.enum(["calculé", "bloqué", "provisoire", "refusé"]),
        figures: figuresShape,
      }),
    ),
    totals: figuresShape,
  }),
);

const rule = { id: z.string(), label: z.string() };
const causeShape = exactly<Cause>()(
  z.strictObject({
    ...rule,
    unit: z.string(),
    before: decimalText,
    after: decimalText,
    change: decimalText,
    source: z.array(sourceShape),
  }),
);
const holeCauseShape = exactly<HoleCause>()(
  z.strictObject({
    ...rule,
    change: decimalText,
    source: z.array(sourceShape),
  }),
);

const holeShape = exactly<Hole>()(
  z.strictObject({
    from: decimalText,
    to: decimalText,
    netAvantImpot: figure,
    netAPayer: figure,
    remainder: euros,
    causes: z.array(holeCauseShape),
  }),
);

const cliffShape = exactly<Cliff>()(
  z.strictObject({
    before: decimalText,
    after: decimalText,
    falls: z.boolean(),
    netAvantImpot: euros,
    netAPayer: euros,
    fraisDeGestion: euros,
    causes: z.array(causeShape),
  }),
);

const periods = z.array(period);

const netShape = z.strictObject({
  ask: z.literal("net"),
  figures: runFiguresShape,
  mission: z.string().nullable(),
  months: periods,
  cashKept: periods,
  besidesKept: periods,
  correctionsLeft: periods,
});

const needShape = z.strictObject({
  ask: z.literal("need"),
  lever: z.enum(["tjm", "jours", "ca"]),
  on: z.enum(["netAPayer", "netAvantImpot"]),
  target: euros,
  step: decimalText,
  value: decimalText.nullable().describe("null quand rien n'atteint le net demandé jusqu'à « upTo »"),
  upTo: decimalText,
  net: figure,
  surplus: figure,
  below: z.strictObject({ value: decimalText, net: figure, solde: figure }).nullable(),
  run: runFiguresShape.nullable(),
  remainder: figure,
  hole: holeShape.nullable(),
  causes: z.array(causeShape),
  above: z
    .strictObject({
      ranges: z.array(z.strictObject({ from: decimalText, to: decimalText, netAtStart: figure })),
      steadyFrom: decimalText.nullable(),
      lookedUpTo: decimalText,
    })
    .nullable(),
  greatest: z.strictObject({ value: decimalText, net: figure }).nullable(),
  evaluations: z.int(),
  complete: z.boolean().describe("faux : la recherche a été écourtée"),
  months: periods,
  mission: z.string(),
  cashKept: periods,
  besidesKept: periods,
  correctionsLeft: periods,
});

const curveShape = z.strictObject({
  ask: z.literal("curve"),
  mission: z.string(),
  months: periods,
  correctionsLeft: periods,
  points: z.array(z.strictObject({ ca: euros, payable: z.boolean(), totals: figuresShape })),
  cliffs: z.array(cliffShape),
  holes: z.array(holeShape),
  leastSeen: euros,
  evaluations: z.int(),
  complete: z.boolean(),
});

/** What other rates, days or turnovers would give; `ask` says which question was asked. */
export const whatIfShape = exactly<WhatIf>()(z.discriminatedUnion("ask", [netShape, needShape, curveShape]));
