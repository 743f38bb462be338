import type { Kind } from "../draft.ts";

/** An amount by formula, or by one formula after another when the law replaced it. */
export const formula: Kind<"formula"> = {
  desugar(line, context) {
    const versions = line.versions ?? [{ from: null, known: null, formula: line.formula ?? "0" }];
    const node = context.node(null, { op: "number", value: "0" }, { text: versions.at(-1)?.formula ?? "" });
    return {
      nodes: [
        {
          ...node,
          versions: versions.map((version) => ({
            from: version.from,
            known: version.known ?? null,
            expression: context.rounded(context.formula(version.formula)),
          })),
        },
      ],
      parts: { amount: line.id },
    };
  },
  sentence: (line) =>
    line.versions === undefined
      ? `${line.label} : ${line.formula}.`
      : `${line.label} : ${line.versions.map((version) => `à compter du ${version.from}, ${version.formula}`).join(" ; ")}.`,
};
