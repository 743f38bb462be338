import type { Problem } from "@bareme/kernel";
import { ACCOUNT, NOTHING_TYPED, type TypedPayslip, type TypedRow } from "./typed-payslip.ts";

/** What a file of control gives, or what is wrong with it. */
type Read =
  | { readonly ok: true; readonly typed: TypedPayslip }
  | { readonly ok: false; readonly problem: Problem };

/** Reads the payslip and the statement of a file in YAML or JSON. The reader of YAML is loaded when it is first needed. */
export async function readControlText(text: string): Promise<Read> {
  const { parseDocument } = await import("yaml");
  // Texts alone: a number read as one would lose its last zeros.
  const document = parseDocument(text, { schema: "failsafe" });
  const [error] = document.errors;
  if (error !== undefined) return refused(error.message.split("\n")[0] ?? "");
  const data: unknown = document.toJS({ maxAliasCount: 100 });
  const bulletin = member(data, "bulletin");
  if (bulletin === undefined) return refused("il n'a pas de « bulletin »");
  const compte = member(data, "compte");
  return {
    ok: true,
    typed: {
      ...NOTHING_TYPED,
      lignes: rowsIn(member(bulletin, "lignes")),
      totaux: rowIn(member(bulletin, "totaux")),
      compte: Object.fromEntries(
        ACCOUNT.flatMap(({ id }) => {
          const value = member(compte, id);
          return typeof value === "string" ? [[id, shown(value)] as const] : [];
        }),
      ),
      imputations: rowsIn(member(compte, "lignes")),
    },
  };
}

function refused(why: string): Read {
  return {
    ok: false,
    problem: {
      code: "SCREEN_FILE_UNREADABLE",
      path: [],
      message: `Ce fichier n'est pas un bulletin à contrôler : ${why}.`,
      remedy: "Choisissez un fichier YAML ou JSON comme ceux que lit « bareme control ».",
    },
  };
}

function member(data: unknown, key: string): unknown {
  return typeof data === "object" && data !== null && Object.hasOwn(data, key)
    ? (data as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function rowsIn(data: unknown): readonly TypedRow[] {
  return Array.isArray(data) ? data.map(rowIn) : [];
}

function rowIn(data: unknown): TypedRow {
  if (typeof data !== "object" || data === null) return {};
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) =>
      typeof value === "string" ? [[key, key === "ligne" ? value : shown(value)] as const] : [],
    ),
  );
}

/** A decimal text as people read it here. */
export function shown(value: string): string {
  return value.replace(".", ",");
}
