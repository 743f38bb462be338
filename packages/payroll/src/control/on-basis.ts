import { decimalToText, parseDecimal } from "@bareme/kernel";
import type { LinePlan } from "@bareme/engine";
import type { Cell } from "./cells.ts";
import { fixedPins, type Pins, type Truth } from "./truth.ts";

/**
 * A part of a line computed on a base or a rate that is not the rules' own. What such a figure only repeats (a base that is the gross itself)
 * is given too: a value that stands for another is read where it comes from.
 */
export function partOnBasis(
  part: string,
  basis: Readonly<Record<string, string>>,
  truth: Truth,
): string | undefined {
  const { rules, request } = truth;
  const given = Object.entries(basis).flatMap(([id, text]) =>
    sourcesOf(id, truth).map((source) => [source, text] as const),
  );
  const facts = given.filter(([id]) => !truth.computed.has(id));
  const pins = given.filter(([id]) => truth.computed.has(id));
  return rules.evaluate({
    ...request,
    facts: { ...request.facts, ...Object.fromEntries(facts) },
    pins: { ...fixedPins(truth), ...Object.fromEntries(pins) },
  }).document.values[part];
}

/** The parts of the lines whose base or rate is carried on as typed. */
export function linesOnBasis(carried: readonly Cell[], truth: Truth): Pins {
  const bases = carried.filter(
    ({ kind, value, item }) => kind === "basis" && value !== null && item === null,
  );
  const lines = truth.rules.plan.lines.filter(
    (line) => line.each === null && bases.some(({ value }) => isPartOf(line, value)),
  );
  const pins = lines.flatMap((line) => {
    const basis = Object.fromEntries(
      bases.flatMap(({ value, typed }) =>
        value !== null && isPartOf(line, value) ? [[value, decimalToText(typed)]] : [],
      ),
    );
    const { employee, employer, amount } = line.parts;
    return [employee, employer, amount].flatMap((part) => {
      const text = part === undefined ? undefined : partOnBasis(part, basis, truth);
      return part === undefined || parseDecimal(text) === undefined ? [] : [[part, text ?? "0"] as const];
    });
  });
  return Object.fromEntries(pins);
}

function isPartOf({ parts }: LinePlan, value: string | null): boolean {
  return Object.values(parts).some((id) => id === value);
}

/** A value and, where its formula is nothing but another's name, that other. */
function sourcesOf(id: string, truth: Truth): readonly string[] {
  const { rules, request } = truth;
  const versions = rules.plan.nodes.find((node) => node.id === id)?.versions ?? [];
  const inForce = versions.filter(({ from }) => from === null || from <= `${request.period}-01`).at(-1);
  return inForce?.expression.op === "ref" ? [id, ...sourcesOf(inForce.expression.id, truth)] : [id];
}
