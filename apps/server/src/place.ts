import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Place } from "@bareme/db";

/** Where a server keeps what it keeps. */
export interface ServerPlace {
  /** The data folder: keys, and the embedded database unless a server of PostgreSQL is named. */
  readonly data: string;
  /** A PostgreSQL server, as in `postgresql://user:password@host/database`. */
  readonly url: string | null;
}

export function databaseOf({ data, url }: ServerPlace): Place {
  return url === null ? { folder: join(data, "base") } : { url };
}

/** The private key that signs releases (Ed25519, PEM) and the key that encrypts NIRs (AES-256, base64): without them what is kept cannot be read. */
export function keyFilesOf({ data }: ServerPlace): { readonly signature: string; readonly vault: string } {
  return { signature: join(data, "cles", "signature.pem"), vault: join(data, "cles", "coffre.key") };
}

/** False where opening would make an empty database: a server of PostgreSQL says it only once it is open. */
export function mayHoldData({ data, url }: ServerPlace): boolean {
  return url !== null || existsSync(join(data, "base", "PG_VERSION"));
}
