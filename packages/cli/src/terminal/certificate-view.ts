import type { CertificateResult, Plan } from "@bareme/engine";
import { formatEuros, isZeroText } from "./format.ts";
import { painter, type Screen } from "./screen.ts";
import { paragraph } from "./table.ts";

const MOST_JUMPS = 3;

/**
 * What the solver proved, in words. Null when there is nothing to say: the budget is spent to the cent and no rule jumps just above.
 */
function renderCertificate(found: CertificateResult | null, plan: Plan, screen: Screen): string | null {
  if (found === null) return null;
  const line = labelOf(found.line, plan);
  const binding =
    found.constraints.find(
      ({ leftAbove, rightAbove, left }) => leftAbove !== left && isAbove(leftAbove, rightAbove),
    ) ?? found.constraints[0];
  if (binding === undefined) return null;
  const [left, right] = sidesOf(binding.text, plan);
  const step = formatEuros(found.step);
  if (!found.met) {
    return paragraph(
      `« ${line} » : même au plus bas, « ${left} » (${formatEuros(binding.left)}) dépasse « ${right} » (${formatEuros(binding.right)}). ${formatEuros(found.value)} est retenu, et la rémunération due est payée.`,
      screen,
    );
  }
  const hole = found.jumps.length > 0;
  if (!hole && isZeroText(found.remainder)) return null;
  const above = `${step} de plus porterait « ${left} » de ${formatEuros(binding.left)} à ${formatEuros(binding.leftAbove)}, pour « ${right} » de ${formatEuros(binding.rightAbove)}.`;
  const causes = originsOf(found.jumps, plan).slice(0, MOST_JUMPS);
  const why = hole
    ? ` La cause : ${causes.map(({ label, change }) => `« ${label} » ${change.startsWith("-") ? "" : "+"}${formatEuros(change)}`).join(", ")}.`
    : "";
  const rest = isZeroText(found.remainder) ? "" : ` Il reste ${formatEuros(found.remainder)} sur le compte.`;
  return paragraph(
    `« ${line} » de ${formatEuros(found.value)} est le plus élevé possible. ${above}${why}${rest}`,
    screen,
  );
}

/** A heading and the certificate, or nothing. */
export function certificateSection(found: CertificateResult | null, plan: Plan, screen: Screen): string {
  const text = renderCertificate(found, plan, screen);
  return text === null ? "" : `\n${painter(screen)("bold", "  Comment le salaire a été trouvé")}\n${text}`;
}

/** Of the values that jump, those that no other of them makes jump: the rules at the origin, not the sums above them. */
function originsOf(jumps: CertificateResult["jumps"], plan: Plan): CertificateResult["jumps"] {
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]));
  const jumping = new Set(jumps.map(({ line }) => line));
  const readsAJump = (start: string): boolean => {
    const seen = new Set([start]);
    const pending = [start];
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      if (id !== start && jumping.has(id)) return true;
      for (const read of referencesIn(nodes.get(id)?.versions)) {
        if (seen.has(read)) continue;
        seen.add(read);
        pending.push(read);
      }
    }
    return false;
  };
  return jumps.filter(({ line }) => !readsAJump(line));
}

/** The ids that an expression reads, wherever they stand in its tree. */
function referencesIn(tree: unknown): readonly string[] {
  if (typeof tree !== "object" || tree === null) return [];
  const own = "op" in tree && tree.op === "ref" && "id" in tree ? [String(tree.id)] : [];
  return [...own, ...Object.values(tree).flatMap(referencesIn)];
}

/** The two sides of a constraint by name: the only value that each names, else its formula. */
function sidesOf(text: string, plan: Plan): readonly [string, string] {
  const [left = text, right = text] = text.split(/\s[<>=]+\s(?![^(]*\))/);
  return [nameOf(left, plan), nameOf(right, plan)];
}

function nameOf(formula: string, plan: Plan): string {
  const names = [...new Set(formula.replaceAll(/"[^"]*"/g, "").match(/[a-zA-Z]\w*/g) ?? [])];
  const numbers = names.filter(
    (name) =>
      plan.nodes.some(({ id, type }) => id === name && type === "number") ||
      plan.facts.some(({ id, type }) => id === name && (type === "decimal" || type === "integer")),
  );
  return numbers.length === 1 && numbers[0] !== undefined ? labelOf(numbers[0], plan) : formula;
}

function labelOf(id: string, plan: Plan): string {
  return (
    plan.nodes.find((node) => node.id === id)?.label ?? plan.facts.find((fact) => fact.id === id)?.label ?? id
  );
}

/** Compares two amounts of the certificate, written with the same number of decimals or not. */
function isAbove(left: string, right: string): boolean {
  const scaled = (text: string): bigint =>
    BigInt(text.replace(".", "") + "0".repeat(12 - (text.split(".")[1] ?? "").length));
  return scaled(left) > scaled(right);
}
