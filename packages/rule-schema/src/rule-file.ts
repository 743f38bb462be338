import { z } from "zod";
import { line } from "./lines.ts";
import { dateText, label, namedSources } from "./primitives.ts";
import {
  account,
  axis,
  carry,
  check,
  choice,
  decision,
  fact,
  fields,
  grid,
  override,
  parameter,
  pick,
  posting,
  slot,
  total,
} from "./statements.ts";

const ruleSetName = z
  .string()
  .regex(
    /^(law|convention|company)\/[a-z0-9][a-z0-9-]{0,60}$/,
    "nom comme « law/fr » ou « company/ma-societe »",
  );

/** `manifest.yaml`: which rule set this is and what stands below it. */
export const manifest = z.strictObject({
  ruleSet: ruleSetName,
  layer: z.enum(["law", "convention", "company"]),
  label,
  extends: z.array(ruleSetName).default([]),
  knownUntil: dateText.optional(),
});

/** Any other file of a rule set. Every key is optional; a list of statements each. */
export const ruleFile = z.strictObject({
  sources: namedSources.optional(),
  defaults: z.strictObject({ lines: z.record(z.string(), z.unknown()).optional() }).optional(),
  facts: z.array(fact).optional(),
  fields: z.array(fields).optional(),
  slots: z.array(slot).optional(),
  axes: z.array(axis).optional(),
  parameters: z.array(parameter).optional(),
  overrides: z.array(override).optional(),
  choices: z.array(choice).optional(),
  picks: z.array(pick).optional(),
  grids: z.array(grid).optional(),
  decisions: z.array(decision).optional(),
  lines: z.array(line).optional(),
  totals: z.array(total).optional(),
  carry: z.array(carry).optional(),
  accounts: z.array(account).optional(),
  postings: z.array(posting).optional(),
  checks: z.array(check).optional(),
});

export type Manifest = z.infer<typeof manifest>;
