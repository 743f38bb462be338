/** The texts that an address gives under some names; what is not a text, or is empty, is left out. */
export function text<const N extends string>(
  search: Readonly<Record<string, unknown>>,
  names: readonly N[],
): { readonly [K in N]?: string } {
  const given = names.flatMap((name) => {
    const value = search[name];
    return typeof value === "string" && value !== "" ? [[name, value] as const] : [];
  });
  return Object.fromEntries(given) as { readonly [K in N]?: string };
}
