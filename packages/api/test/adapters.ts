import {
  createCipheriv,
  createDecipheriv,
  createHash,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from "node:crypto";
import { simulate } from "@bareme/payroll";
import type { Passwords, Signer, Simulator, Tokens, Vault } from "@bareme/use-cases";

/** The services of a server, for tests: keys of the moment, and passwords hashed at once, so that nothing waits. */

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export const quickPasswords: Passwords = {
  hash: async (password) => `hash:${sha256(password)}`,
  verify: async (kept, password) => kept === `hash:${sha256(password)}`,
  make: () => randomBytes(12).toString("base64url"),
};

export const testTokens: Tokens = { make: () => randomBytes(32).toString("base64url"), hash: sha256 };

/** Computes at once, in the thread of the tests, and lets others go on after each evaluation that it has told. */
export const quickSimulator: Simulator = {
  run: async (simulation, rules, { onProgress, signal }) => {
    const told: [done: number, total: number][] = [];
    const answer = simulate(simulation, rules, (done, total) => void told.push([done, total]));
    for (const [done, total] of told.slice(-3)) await onProgress?.(done, total);
    signal?.throwIfAborted();
    return answer;
  },
};

export function testSigner(): Signer {
  const keys = generateKeyPairSync("ed25519");
  const keyId = "cle-des-essais";
  return {
    keyId,
    sign: (text) => sign(null, Buffer.from(text), keys.privateKey).toString("base64"),
    verify: (text, signature, by) =>
      by === keyId && verify(null, Buffer.from(text), keys.publicKey, Buffer.from(signature, "base64")),
  };
}

export function testVault(): Vault {
  const key = randomBytes(32);
  return {
    encrypt: (text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
    },
    decrypt: (text) => {
      const bytes = Buffer.from(text, "base64");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return decipher.update(bytes.subarray(28), undefined, "utf8") + decipher.final("utf8");
    },
  };
}
