import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Vault } from "@bareme/use-cases";
import { KeyFileUnusable, readKeyFile, type KeyFile } from "./key-file.ts";

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The form of what is kept, named in it, so that another one can follow. */
const FORM = "v1.";

/** AES-256-GCM with a nonce of its own for each text: what was changed, or encrypted with another key, is refused and not read as something else. */
export function openVault(place: KeyFile): Vault {
  const text = readKeyFile(place, () => `${randomBytes(KEY_BYTES).toString("base64")}\n`);
  const key = Buffer.from(text, "base64");
  if (key.length !== KEY_BYTES)
    throw new KeyFileUnusable(place.file, "ne contient pas une clé de 256 bits : remettez votre sauvegarde.");
  return {
    encrypt: (plain) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return `${FORM}${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url")}`;
    },
    decrypt: (kept) => {
      const bytes = Buffer.from(kept.startsWith(FORM) ? kept.slice(FORM.length) : "", "base64url");
      if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new Error("this text was not encrypted by the vault");
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
    },
  };
}
