import { describe, expect, it } from "vitest";
import { openApiDocument, procedures } from "../src/openapi.ts";

const METHODS = { query: "get", subscription: "get", mutation: "post" } as const;
const paths = new Map(Object.entries(openApiDocument()["paths"] as Readonly<Record<string, object>>));

/** Records whose kind, or whose rules, say what they hold: the use case reads them. */
const OPEN = new Set([
  "payroll.controlMonth properties/bulletin",
  "payroll.controlMonth properties/compte",
  "payroll.correctMonth properties/facts",
  "payroll.previewCorrection properties/facts",
  "payroll.readDossierOf ouverture/additionalProperties",
  "payroll.saveContrat properties/data",
  "payroll.savePiece properties/data",
  "payroll.savePieces properties/data",
]);

/** Where a schema says nothing at all. */
function holes(schema: unknown, where: readonly string[]): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap((one, rank) => holes(one, [...where, String(rank)]));
  if (typeof schema !== "object" || schema === null) return [];
  const members = Object.entries(schema);
  if (members.length === 0 && where.at(-1) !== "properties") return [where.join("/")];
  return members.flatMap(([name, value]) => holes(value, [...where, name]));
}

describe("the page of the API", () => {
  it("is the same each time it is made", () => {
    expect(JSON.stringify(openApiDocument())).toBe(JSON.stringify(openApiDocument()));
  });

  it("has every procedure at its address, under its method alone", () => {
    const listed = procedures().map(({ path, kind }) => [`/api/trpc/${path}`, [METHODS[kind]]]);
    expect([...paths].map(([path, item]) => [path, Object.keys(item)])).toEqual(listed);
    expect(listed.length).toBeGreaterThan(30);
  });

  it.each(procedures().map((shape) => [shape.path, shape] as const))(
    "%s says in French what it does",
    (_, shape) => {
      expect(shape.says).toMatch(/^[A-ZÀÉÊÔ].*\.$/);
      const item = paths.get(`/api/trpc/${shape.path}`);
      expect(item).toMatchObject({
        [METHODS[shape.kind]]: {
          operationId: shape.path,
          summary: shape.says,
          responses: { "200": { content: expect.any(Object) }, default: { content: expect.any(Object) } },
        },
      });
    },
  );

  it("leaves open what a record says, and nothing else", () => {
    const open = [...paths].flatMap(([path, item]) =>
      holes(item, []).map(
        (where) => `${path.slice("/api/trpc/".length)} ${where.split("/").slice(-2).join("/")}`,
      ),
    );
    expect(new Set(open)).toEqual(OPEN);
  });

  it("names nothing that it does not hold", () => {
    const { components } = openApiDocument() as { readonly components: { readonly schemas: object } };
    const names = new Set(Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`));
    const referred = [...JSON.stringify(openApiDocument()).matchAll(/"\$ref":"([^"]+)"/g)];
    expect(referred.length).toBeGreaterThan(procedures().length);
    expect(referred.map(([, name]) => name).filter((name = "") => !names.has(name))).toEqual([]);
  });
});
