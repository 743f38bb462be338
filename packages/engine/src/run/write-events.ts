import type { CheckPlan } from "../plan.ts";
import type { EventResult } from "./document.ts";
import { fillMessage } from "./fill-message.ts";
import type { Frame } from "./frame.ts";
import { itemsOf } from "./node-values.ts";
import type { Program } from "./program.ts";
import type { Inputs } from "./request.ts";

/** What a check has to say, once by item. */
export function writeEvents(check: CheckPlan, program: Program, frame: Frame): EventResult[] {
  const node = program.nodesById.get(check.node);
  const value = node === undefined ? undefined : frame.values[node.slot];
  if (node === undefined || value === undefined) return [];
  const event = (index: number, item?: string): EventResult => ({
    check: check.id,
    ...(item !== undefined && { item }),
    severity: check.severity,
    label: check.label,
    message: fillMessage(check.message, { program, frame, index, item }),
    remedy: fillMessage(check.remedy, { program, frame, index, item }),
    source: check.source,
  });
  if (node.collection === null) return value === true ? [event(0)] : [];
  return itemsOf(node, frame).flatMap((item, index) =>
    (value as readonly boolean[])[index] === true ? [event(index, item)] : [],
  );
}

/** A warning for each choice whose option is lawful only by usage. */
export function usageEvents(inputs: Inputs): EventResult[] {
  return inputs.usages.map(({ choice, option }) => {
    const label = choice.options.find((one) => one.id === option)?.label ?? option;
    return {
      check: `choix-${choice.id}`,
      severity: "warn",
      label: choice.label,
      message: `« ${choice.label} » : « ${label} » est un usage, pas la lecture du texte.`,
      remedy: "Gardez-le en connaissance de cause, ou choisissez une option licite.",
      source: [],
    };
  });
}
