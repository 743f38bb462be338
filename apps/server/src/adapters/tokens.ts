import { createHash, randomBytes } from "node:crypto";
import type { Tokens } from "@bareme/use-cases";

const TOKEN_BYTES = 32;

/** Tokens of 256 random bits. SHA-256 is enough to keep them: nobody tries them all, as one would passwords. */
export function randomTokens(): Tokens {
  return {
    make: () => randomBytes(TOKEN_BYTES).toString("base64url"),
    hash: (token) => createHash("sha256").update(token).digest("hex"),
  };
}
