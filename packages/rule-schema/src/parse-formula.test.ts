import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Formula } from "./formula.ts";
import { parseFormula } from "./parse-formula.ts";

/** The formula with all its parentheses. */
function shown(formula: Formula): string {
  switch (formula.type) {
    case "number":
      return formula.text;
    case "text":
      return `"${formula.value}"`;
    case "boolean":
      return String(formula.value);
    case "date":
      return `date(${formula.value})`;
    case "name":
      return formula.path.join(".");
    case "call":
      return `${formula.name}[${formula.args.map(shown).join(" ; ")}]`;
    case "negate":
      return `(-${shown(formula.of)})`;
    case "arithmetic":
    case "compare":
      return `(${shown(formula.left)} ${formula.op} ${shown(formula.right)})`;
    case "and":
    case "or":
      return `(${formula.args.map(shown).join(` ${formula.type} `)})`;
    case "if":
      return `(if ${shown(formula.condition)} ? ${shown(formula.then)} : ${shown(formula.otherwise)})`;
  }
}
const read = (text: string): string => {
  const parsed = parseFormula(text);
  return parsed.ok ? shown(parsed.formula) : `${parsed.from}: ${parsed.message}`;
};

it.each([
  ["1234.50", "1234.50"],
  ["a + b * c", "(a + (b * c))"],
  ["(a + b) * c", "((a + b) * c)"],
  ["a - b - c", "((a - b) - c)"],
  ["a / b / c", "((a / b) / c)"],
  ["a-b", "(a - b)"],
  ["a - -b", "(a - (-b))"],
  ["-a + b", "((-a) + b)"],
  ["-(a ** b)", "(-(a ** b))"],
  ["(-a) ** b", "((-a) ** b)"],
  ["a * b ** c", "(a * (b ** c))"],
  ["a + 1 < b * 2", "((a + 1) < (b * 2))"],
  ["a = b and c != d or e >= f", "(((a = b) and (c != d)) or (e >= f))"],
  ["not(a <= b)", "not[(a <= b)]"],
  ["if a > b then c else d + 1", "(if (a > b) ? c : (d + 1))"],
  ["if a then b else if c then d else e", "(if a ? b : (if c ? d : e))"],
  ['contrat = "CDI"', '(contrat = "CDI")'],
  ["a = true", "(a = true)"],
  ['date("2024-07-17") < period.start', "(date(2024-07-17) < period.start)"],
  ["min(a, max(b, 0), 3)", "min[a ; max[b ; 0] ; 3]"],
  ["roundHalfUp(a / 3, 0.01)", "roundHalfUp[(a / 3) ; 0.01]"],
  ["opening.cumulBrut + x.employer", "(opening.cumulBrut + x.employer)"],
  ["sum(missions.caFacture)", "sum[missions.caFacture]"],
])("%s reads as %s", (text, expected) => {
  expect(read(text)).toBe(expected);
});

it.each([
  ["-a ** b", 0, "ambigu"],
  ["1e9", 0, "sans exposant"],
  ["a + 2E3", 4, "sans exposant"],
  ["1234567890123456", 0, "15 chiffres"],
  ["0.1234567890123", 0, "12 décimales"],
  [".5", 0, "nombre décimal"],
  ["1 000", 2, "pas lisible"],
  ["1_000", 1, "pas lisible"],
  ["0x10", 1, "pas lisible"],
  ["1,5", 1, "pas lisible"],
  ["", 0, "pas lisible"],
  ["a +", 3, ""],
  ["(a", 2, "pas lisible"],
  ["a)", 1, "pas lisible"],
  ["a b", 0, "n'est pas un nom"],
  ["é", 0, "n'est pas un nom"],
  ["prime d'été", 7, "pas lisible"],
  ["a % b", 2, "pas lisible"],
  ["a == b", 3, ""],
  ["a in (1, 2)", 0, "comparaisons"],
  ["a between 1 and 2", 0, "comparaisons"],
  ["null", 0, "pas admise"],
  ["[1, 2]", 0, "pas admise"],
  ["{ a: 1 }", 0, "pas admise"],
  ["a[1]", 0, "pas admise"],
  ["for x in y return x", 0, "pas admise"],
  ["some x in y satisfies x", 0, "pas admise"],
  ["function(a) a", 0, "pas admise"],
  ["a instance of number", 0, "pas admise"],
  ["if a then b", 11, ""],
  ["f(x: 1)", 0, "arguments nommés"],
  ["f(a)(b)", 0, "n'est pas un nom"],
  ['date("2026-02-31")', 0, "date s'écrit"],
  ['duration("P1D")', 0, "date s'écrit"],
  ['@"2026-01-01"', 0, "date s'écrit"],
  ['"a', 0, "pas lisible"],
  ["a /* b */ + c", 2, "pas admise"],
])("%s is refused at %i: %s", (text, from, message) => {
  const parsed = parseFormula(text);
  expect(parsed).toMatchObject({ ok: false, from, message: expect.stringContaining(message) as string });
});

it.each([
  ["parentheses", "(".repeat(61) + "a" + ")".repeat(61)],
  ["a thousand parentheses", "(".repeat(1000)],
  ["brackets", "[".repeat(3000)],
  ["braces", "{a:".repeat(1000)],
  ["minus signs", "-".repeat(3000) + "a"],
  ["dots", `a${".a".repeat(1500)}`],
  ["ifs", "if a then ".repeat(300)],
  ["ten thousand characters", "a+".repeat(5000)],
])(
  "refuses too deep or too long at once: %s",
  (_, text) => {
    expect(parseFormula(text).ok).toBe(false);
  },
  2000,
);

it("takes NaN for a name, which no rule set declares", () => {
  expect(read("NaN")).toBe("NaN");
});

describe("any text", () => {
  const word = fc.constantFrom(
    "a",
    "b.c",
    "1.5",
    "(",
    ")",
    "+",
    "-",
    "*",
    "/",
    "**",
    "<",
    "=",
    "!=",
    "and",
    "or",
    "if",
    "then",
    "else",
    "not(",
    ",",
    '"x"',
    "date(",
    '"2026-01-01"',
    "min(",
    "[",
    "]",
    "{",
    "}",
    ".",
    "..",
    " ",
    "\n",
    "//",
    "null",
    "é",
  );
  it("is read or refused with a place inside it, and never throws", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(word, { maxLength: 20 }).map((words) => words.join(" ")),
          fc.string({ unit: "binary", maxLength: 80 }),
        ),
        (text) => {
          const parsed = parseFormula(text);
          if (!parsed.ok) expect(parsed.from >= 0 && parsed.from <= text.length).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
