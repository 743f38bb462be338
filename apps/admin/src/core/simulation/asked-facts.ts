import { success, type Result } from "@bareme/kernel";
import type { Plan } from "@bareme/engine";
import { compiledStack } from "../compiled-stack.ts";
import type { StackTexts } from "../stack-texts.ts";

type Fact = Plan["facts"][number];
type Field = Plan["collections"][number]["fields"][number];

/** An option that a contract may choose, with what holds unless it does. */
interface ContractChoice {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string; readonly status: string }[];
  /** What the company, or the convention, says for the month. */
  readonly inForce: string | null;
}

/** What the rules of a stack ask of a month. */
export interface AskedFacts {
  readonly label: string;
  readonly ruleSet: string;
  readonly knownUntil: string | null;
  readonly facts: readonly Fact[];
  readonly mission: readonly Field[];
  readonly choices: readonly ContractChoice[];
}

/** Facts of closed months computed again: they come from rappels, nobody types them. */
const OF_RAPPELS: ReadonlySet<string> = new Set(["complementVerse", "salaireDeBaseVerse"]);

export function askedFacts(texts: StackTexts, period: string): Result<AskedFacts> {
  const compiled = compiledStack(texts);
  if (!compiled.ok) return compiled;
  const { plan } = compiled.value;
  const company = plan.layers.at(-1);
  return success({
    label: company?.label ?? "",
    ruleSet: company?.ruleSet ?? "",
    knownUntil: plan.knownUntil,
    facts: plan.facts.filter(({ id }) => !OF_RAPPELS.has(id)),
    mission: plan.collections.find(({ id }) => id === "missions")?.fields ?? [],
    choices: plan.choices
      .filter(({ at }) => at.includes("contract"))
      .map((choice) => choiceOf(choice, `${period}-01`)),
  });
}

function choiceOf(
  { id, label, options, picks, defaults }: Plan["choices"][number],
  day: string,
): ContractChoice {
  const last = (values: readonly { readonly from: string; readonly value: string }[]): string | undefined =>
    values
      .filter(({ from }) => from <= day)
      .toSorted((left, right) => (left.from < right.from ? -1 : 1))
      .at(-1)?.value;
  return {
    id,
    label,
    inForce: last(picks) ?? last(defaults) ?? null,
    options: options.filter(
      ({ from, until }) => (from === null || from <= day) && (until === null || day <= until),
    ),
  };
}
