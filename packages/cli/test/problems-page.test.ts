import { describe, expect, it } from "vitest";
import { readPage, sourceFiles, tableHeads } from "./repository.ts";

/** Capitals that name something else: variables of the environment, kinds of errors of tRPC, errors of Node, a file of PostgreSQL. */
const NOT_CODES: ReadonlySet<string> = new Set([
  "NO_COLOR",
  "DATABASE_URL",
  "CHROMIUM_PATH",
  "BAREME_PICTURES",
  "BAREME_SCREENS",
  "BAREME_SERVER",
  "NODE_ENV",
  // Kinds of scalars of the YAML library.
  "BLOCK_FOLDED",
  "BLOCK_LITERAL",
  "QUOTE_DOUBLE",
  "QUOTE_SINGLE",
  "EAI_AGAIN",
  "HPE_HEADER_OVERFLOW",
  "PG_VERSION",
  "BAD_REQUEST",
  "NOT_FOUND",
  "UNPROCESSABLE_CONTENT",
  "PARSE_ERROR",
  "METHOD_NOT_SUPPORTED",
  "UNSUPPORTED_MEDIA_TYPE",
  "PAYLOAD_TOO_LARGE",
  "INTERNAL_SERVER_ERROR",
]);

/** Codes are capitals with an underscore; one without stands where a code is given. */
const CODES = [/"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)"/g, /\b(?:code: |problem\(|fault\(|report\()"([A-Z]{3,})"/g];

describe("docs/problems.md", () => {
  const said = tableHeads(readPage("docs/problems.md"));
  const used = sourceFiles().flatMap((file) => {
    const text = readPage(file);
    return CODES.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code = ""]) => code));
  });
  const codes = [...new Set(used)].filter((code) => !NOT_CODES.has(code));

  it("explains every code that the source can give", () => {
    expect(codes.filter((code) => !said.includes(code))).toEqual([]);
  });

  it("explains no code that the source has no more, and none twice", () => {
    expect(said.filter((code) => !codes.includes(code))).toEqual([]);
    expect(new Set(said).size).toBe(said.length);
  });

  it("finds the codes at all", () => {
    expect(codes).toContain("CYCLE");
    expect(codes).toContain("FACT_MISSING");
  });
});
