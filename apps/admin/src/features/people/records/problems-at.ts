import type { Problem } from "@bareme/kernel";

/** A problem as it reads under its field: the field is named by its label already, and the quotes are those of a file. */
export function wordsAtField({ message, remedy }: Problem): string {
  return `${message.replace(/^« [\w.|-]+ » : /, "")} ${remedy}`
    .replace(/ ; docs\/dossier\.md montre chaque enregistrement\./, ".")
    .replaceAll(" entre guillemets", "")
    .replace(/^./, (first) => first.toUpperCase());
}

/** The problems that lie under a step, their paths counted from there. */
export function under(problems: readonly Problem[], step: string): readonly Problem[] {
  return problems.flatMap((problem) =>
    problem.path[0] === step ? [{ ...problem, path: problem.path.slice(1) }] : [],
  );
}

/** The problems of a record, by their paths within it; and the others, which stand above the form. */
export function splitProblems(
  problems: readonly Problem[],
  place: readonly string[],
  fields: readonly { readonly key: string }[],
): { readonly own: readonly Problem[]; readonly others: readonly Problem[] } {
  const within = problems.map((problem) => {
    const lies = place.every((step, index) => problem.path[index] === step);
    const path = lies ? problem.path.slice(place.length) : [];
    return { problem, path, isOwn: fields.some(({ key }) => key === path[0]) };
  });
  return {
    own: within.flatMap(({ problem, path, isOwn }) => (isOwn ? [{ ...problem, path }] : [])),
    others: within.flatMap(({ problem, isOwn }) => (isOwn ? [] : [problem])),
  };
}
