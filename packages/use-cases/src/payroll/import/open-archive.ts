import { inflateRawSync } from "node:zlib";

const MOST_ENTRIES = 200;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const END_LENGTH = 22;

/**
 * The entries of an archive by name, inflated; undefined for what is no archive, or holds more than a number of bytes in all. Sizes that it tells
 * are not believed: each entry is inflated up to what is left.
 */
export function openArchive(bytes: Uint8Array, most: number): ReadonlyMap<string, Uint8Array> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<string, Uint8Array>();
  let left = most;
  for (const { name, method, start, end } of readEntries(view) ?? []) {
    if (start > end || end > bytes.length) return undefined;
    const packed = bytes.subarray(start, end);
    const inflated = method === 0 ? packed : inflate(packed, left);
    if (inflated === undefined || inflated.length > left) return undefined;
    left -= inflated.length;
    found.set(name, inflated);
  }
  return found.size === 0 ? undefined : found;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly start: number;
  readonly end: number;
}

/** The entries of the central directory; undefined when it is broken, or lists too many. */
function readEntries(view: DataView): readonly Entry[] | undefined {
  let end = view.byteLength - END_LENGTH;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) return undefined;
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) return undefined;
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) return undefined;
    const header = view.getUint32(at + 42, true);
    if (header + 30 > view.byteLength) return undefined;
    const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    const length = view.getUint16(at + 28, true);
    if (at + 46 + length > view.byteLength) return undefined;
    entries.push({
      name: new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, length)),
      method: view.getUint16(at + 10, true),
      start,
      end: start + view.getUint32(at + 20, true),
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function inflate(bytes: Uint8Array, most: number): Uint8Array | undefined {
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(most, 1) });
  } catch {
    return undefined;
  }
}
