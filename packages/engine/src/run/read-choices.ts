import type { ChoicePlan } from "../plan.ts";
import type { Moments } from "./dates.ts";
import { shown, type Report } from "./outside-data.ts";
import type { Program } from "./program.ts";
import type { ReadItem } from "./read-items.ts";
import type { Inputs } from "./request.ts";

type Usage = Inputs["usages"][number];
type OptionPlan = ChoicePlan["options"][number];

/**
 * Reads the options picked, for the month and by item, into the slots of the choices, and takes them from what was given. Returns the choices
 * whose option is lawful only by usage.
 */
export function readChoices(
  { plan, moments, slots }: Program,
  given: Map<string, unknown>,
  items: readonly (readonly ReadItem[])[],
  values: unknown[],
  report: Report,
): readonly Usage[] {
  const usages: Usage[] = [];
  const choose = (choice: ChoicePlan, picked: unknown, place: string): string | undefined => {
    const option = optionOf(choice, picked, place, moments, report);
    if (option?.status === "usage") usages.push({ choice, option: option.id });
    return option?.id;
  };
  for (const choice of plan.choices) {
    const slot = slots.get(choice.id);
    if (slot === undefined) continue;
    const picked = given.has(choice.id) ? (given.get(choice.id) ?? null) : undefined;
    given.delete(choice.id);
    values[slot.slot] = choose(choice, picked, "contract");
    for (const place of choice.at) {
      const own = slots.get(`${choice.id}@${place}`);
      const collection = plan.collections.findIndex((one) => one.id === place);
      if (own === undefined || collection < 0) continue;
      values[own.slot] = (items[collection] ?? []).map((item) =>
        item.picks.has(choice.id) ? choose(choice, item.picks.get(choice.id), place) : values[slot.slot],
      );
    }
  }
  return usages;
}

/** The option that a choice takes at a place: the one picked, else the one in force by the rules. */
function optionOf(
  choice: ChoicePlan,
  picked: unknown,
  place: string,
  moments: Moments,
  report: Report,
): OptionPlan | undefined {
  const start = `${moments.period}-01`;
  if (picked !== undefined && !choice.at.includes(place))
    report(
      "CHOICE_NOT_HERE",
      [choice.id],
      `« ${choice.label} » ne se choisit pas au niveau « ${place} ».`,
      `Ce choix se fait au niveau : ${choice.at.join(", ")}.`,
    );
  const dated = (values: ChoicePlan["picks"]): string | undefined =>
    values.filter(({ from }) => from <= start).at(-1)?.value;
  const value = picked === undefined ? (dated(choice.picks) ?? dated(choice.defaults)) : picked;
  if (value === undefined) return undefined;
  const option = choice.options.find((one) => one.id === value);
  if (option === undefined) {
    report(
      "OPTION_UNKNOWN",
      [choice.id],
      `${shown(value)} n'est pas une option de « ${choice.label} ».`,
      `Options : ${choice.options.map((one) => one.id).join(", ")}.`,
    );
    return undefined;
  }
  checkOption(option, choice, moments, report);
  return option;
}

function checkOption(option: OptionPlan, choice: ChoicePlan, moments: Moments, report: Report): void {
  const start = `${moments.period}-01`;
  if (option.status === "not-established")
    report(
      "CHOICE_NOT_ESTABLISHED",
      [choice.id],
      `« ${option.label} » n'est pas une lecture établie de « ${choice.label} ».`,
      "Choisissez une option licite, plus favorable ou d'usage.",
    );
  if (
    (option.from !== null && option.from > start && option.from.slice(0, 7) !== moments.period) ||
    (option.until !== null && option.until < start)
  ) {
    report(
      "CHOICE_OUT_OF_DATE",
      [choice.id],
      `« ${option.label} » n'est pas en vigueur en ${moments.period}.`,
      `Elle vaut ${option.from === null ? "" : `du ${option.from} `}${option.until === null ? "" : `au ${option.until}`}.`,
    );
  }
}
