/** An expected failure, told to the person who can repair it. */
export interface Problem {
  /** Stable, in capitals; each has its entry in docs/problems.md. */
  readonly code: string;
  /** Where in the data, from the outside in: `["apportAffaires", "salaireComplementaire"]`. */
  readonly path: readonly string[];
  /** What is wrong, with the values, in French. */
  readonly message: string;
  /** What to do next, in French. */
  readonly remedy: string;
  /** Where in a file that a person edits; line and column count from 1. */
  readonly at?: { readonly file: string; readonly line: number; readonly column: number };
}
