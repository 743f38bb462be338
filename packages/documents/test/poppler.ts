import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What poppler, a reader that is not ours, finds in a PDF; the text at once, the rest when asked. */
export interface ReadPdf {
  readonly text: string;
  readonly info: () => string;
  readonly metadata: () => string;
  readonly fonts: () => string;
  readonly structure: () => string;
  /** The text of an attached file, byte for byte. */
  readonly attached: (name: string) => string;
  /** The cells of the printed line that starts with these words, wherever its label goes on below. */
  readonly figures: (label: string) => readonly string[];
}

/** Reads a PDF with poppler. Throws, in one line, when it is absent: the tests are never skipped. */
export function readPdf(pdf: Uint8Array): ReadPdf {
  const folder = mkdtempSync(join(tmpdir(), "bareme-pdf-"));
  const file = join(folder, "document.pdf");
  writeFileSync(file, pdf);
  const text = run("pdftotext", ["-layout", file, "-"]);
  return {
    text,
    info: () => run("pdfinfo", [file]),
    metadata: () => run("pdfinfo", ["-meta", file]),
    fonts: () => run("pdffonts", [file]),
    structure: () => run("pdfinfo", ["-struct-text", file]),
    attached: (name) => {
      run("pdfdetach", ["-saveall", "-o", folder, file]);
      return readFileSync(join(folder, name), "utf8");
    },
    figures: (label) => figuresOf(text, label),
  };
}

/** Cells stand at least two spaces apart. No-break spaces are read as plain ones. */
function figuresOf(text: string, label: string): readonly string[] {
  const lines = text.replaceAll(/[\u00A0\u202F]/g, " ").split("\n");
  const line = lines.map((one) => one.trim()).find((one) => one.startsWith(label));
  return line === undefined
    ? []
    : line
        .slice(label.length)
        .trim()
        .split(/\s{2,}/)
        .filter((cell) => cell !== "");
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, [...args], { encoding: "utf8" });
  if (error !== undefined)
    throw new Error(
      "poppler is absent: run « node scripts/debian-tools.mjs » as root, as « pnpm test » does.",
    );
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
  return stdout;
}
