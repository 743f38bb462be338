/** What the commands know of the terminal they write to. */
export interface Screen {
  readonly columns: number;
  readonly colours: boolean;
}

type Style = "bold" | "dim" | "red" | "yellow" | "green" | "cyan";

export type Paint = (style: Style, text: string) => string;

const CODES: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  cyan: [36, 39],
};

const NARROWEST = 60;
const WIDEST = 120;

/** Colours only on a terminal that did not ask for none (no-color.org); 80 columns where the width is unknown. */
export function screenOf(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  environment: Readonly<Record<string, string | undefined>>,
): Screen {
  const asked = /^\d+$/.test(environment["COLUMNS"] ?? "") ? Number(environment["COLUMNS"]) : undefined;
  const columns = stream.columns ?? asked ?? 80;
  const refused = (environment["NO_COLOR"] ?? "") !== "" || environment["TERM"] === "dumb";
  return {
    columns: Math.min(Math.max(columns, NARROWEST), WIDEST),
    colours: stream.isTTY === true && !refused,
  };
}

export function painter(screen: Screen): Paint {
  return (style, text) => {
    const [open, close] = CODES[style];
    return screen.colours && text !== "" ? `\u001B[${open}m${text}\u001B[${close}m` : text;
  };
}

/** Text of the rules or the data, without what a terminal would obey. */
function plain(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, " ").normalize("NFC");
}

/** The number of columns a text without control characters takes. */
export function widthOf(text: string): number {
  return Array.from(text).length;
}

/** The spaces of French punctuation do not break: « … », and before ; : ! ? % €. */
function typeset(text: string): string {
  return text.replaceAll(/« | (?=[»;:!?%€](?:[\s),.;]|$))/g, (space) =>
    space === "« " ? "«\u202F" : "\u202F",
  );
}

/** Cuts a text into lines of at most `width` columns, at spaces; a longer word stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of typeset(plain(text)).split(" ").filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length === 0 ? [""] : lines;
}
