/** A file that someone chose: the text of a CSV, which can be put right here, or the bytes of a workbook. */
export type ChosenFile =
  | { readonly kind: "csv"; readonly name: string; readonly text: string }
  | { readonly kind: "workbook"; readonly name: string; readonly base64: string };

/** More than the server takes. */
export const MOST_BYTES = 4_000_000;

export async function readChosen(file: File): Promise<ChosenFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isArchive
    ? { kind: "workbook", name: file.name, base64: toBase64(bytes) }
    : { kind: "csv", name: file.name, text: decode(bytes) };
}

/** As the server reads it: UTF-8, else Windows-1252, which is what spreadsheets in French write. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

const AT_ONCE = 0x8000;

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += AT_ONCE)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + AT_ONCE)));
  return btoa(parts.join(""));
}
