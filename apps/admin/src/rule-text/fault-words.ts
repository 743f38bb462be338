import { frenchDate, type Problem } from "@bareme/kernel";

/** What a rule is called; undefined for what has no label. */
export type LabelOf = (id: string) => string | undefined;

export interface FaultWords {
  readonly message: string;
  readonly remedy: string;
}

/** A problem of the rules for who never sees a file: rules by their labels, days in French, figures with a comma. */
export function faultWords({ message, remedy }: FaultWords, labelOf: LabelOf): FaultWords {
  const said = (text: string): string =>
    withDays(text).replaceAll(/« ([A-Za-z][A-Za-z0-9]*) »/g, (whole, id: string) => {
      const label = labelOf(id);
      return label === undefined ? whole : `« ${label} »`;
    });
  return { message: typed(said(message)), remedy: typed(withoutManual(said(remedy))) };
}

/** The same under the very cell or formula: what leads to it (« Taux », valeur du 1ᵉʳ janvier 2027) is left out. */
export function cellWords<P extends Pick<Problem, "message" | "remedy">>(problem: P, labelOf: LabelOf): P {
  const { message, remedy } = faultWords(problem, labelOf);
  const bare = message.replace(/^(?:« [^»]+ »|[a-zé ]+ n° \d+)(?:, [^:«"]*(?:« [^»]+ »)?)* : /, "");
  return { ...problem, remedy, message: `${bare.charAt(0).toUpperCase()}${bare.slice(1)}` };
}

function withDays(text: string): string {
  return text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => frenchDate(day));
}

/** Who reads a file has the manual beside it. */
function withoutManual(text: string): string {
  return text.replace(/ ; docs\/[a-z-]+\.md [^.]*/, "").replace(" entre guillemets", "");
}

/** `"12.50"` is how files quote a figure; « 12,50 » is what people type. */
function typed(text: string): string {
  return text.replaceAll(/"(-?\d+)(?:\.(\d+))?"/g, (_, whole: string, cents?: string) =>
    cents === undefined ? whole : `${whole},${cents}`,
  );
}
