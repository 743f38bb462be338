import { createHash, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeyFileUnusable } from "../src/adapters/key-file.ts";
import { openSigner } from "../src/adapters/signer.ts";
import { openVault } from "../src/adapters/vault.ts";
import { keyPlace } from "./key-places.ts";

const NIR = "1 85 05 78 006 084 91";

describe.each([
  { what: "the vault's key", open: openVault },
  { what: "the signing key", open: openSigner },
])("$what", ({ open }) => {
  it("is made at the first start, for its owner's eyes only, and nothing else is left beside it", () => {
    const place = keyPlace();
    open(place);
    expect(statSync(place.file).mode & 0o777).toBe(0o600);
    expect(statSync(place.folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(place.folder)).toEqual(["une.cle"]);
  });

  it("is the same at the next start", () => {
    const place = keyPlace();
    open(place);
    const made = readFileSync(place.file, "utf8");
    open({ ...place, mayMake: false });
    expect(readFileSync(place.file, "utf8")).toBe(made);
  });

  it("that others may read is refused", () => {
    const place = keyPlace();
    open(place);
    for (const mode of [0o640, 0o604, 0o620]) {
      chmodSync(place.file, mode);
      expect(() => open(place)).toThrow(KeyFileUnusable);
    }
  });

  it("that was lost is not replaced by a new one", () => {
    const place = keyPlace();
    expect(() => open({ ...place, mayMake: false })).toThrow(KeyFileUnusable);
    expect(() => statSync(place.file)).toThrow("ENOENT");
  });

  it("that is none is refused, and what the file holds is not repeated", () => {
    const place = keyPlace();
    mkdirSync(place.folder);
    writeFileSync(place.file, "secret trop court", { mode: 0o600 });
    expect(() => open(place)).toThrow(KeyFileUnusable);
    expect(() => open(place)).not.toThrow("secret");
  });
});

describe("the vault", () => {
  it("gives back what it was given, at the next start too", () => {
    const place = keyPlace();
    const vault = openVault(place);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(vault.decrypt(vault.encrypt(text))).toBe(text);
      }),
    );
    expect(openVault(place).decrypt(vault.encrypt(NIR))).toBe(NIR);
  });

  it("writes the same text otherwise each time, and never in clear", () => {
    const vault = openVault(keyPlace());
    const [one, other] = [vault.encrypt(NIR), vault.encrypt(NIR)];
    expect(one).not.toBe(other);
    expect(Buffer.from(one.slice(3), "base64url").toString("latin1")).not.toContain(NIR);
  });

  it("refuses what was changed, wherever", () => {
    const vault = openVault(keyPlace());
    const kept = vault.encrypt(NIR);
    const bytes = Buffer.from(kept.slice(3), "base64url");
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (bytes[index] ?? 0) ^ 1;
      expect(() => vault.decrypt(`v1.${changed.toString("base64url")}`)).toThrow();
    }
    for (const other of ["", "v1.", NIR, kept.slice(0, -4), kept.replace("v1.", "v2."), kept.slice(3)])
      expect(() => vault.decrypt(other)).toThrow();
  });

  it("refuses what another key encrypted", () => {
    const kept = openVault(keyPlace()).encrypt(NIR);
    expect(() => openVault(keyPlace()).decrypt(kept)).toThrow();
  });
});

describe("the signer", () => {
  it("signs what anyone can verify with the public key alone", () => {
    const place = keyPlace();
    const signer = openSigner(place);
    const publicKey = createPublicKey(readFileSync(place.file, "utf8"));
    const signature = signer.sign("une version");
    expect(verify(null, Buffer.from("une version"), publicKey, Buffer.from(signature, "base64"))).toBe(true);
    const der = publicKey.export({ type: "spki", format: "der" });
    expect(signer.keyId).toBe(createHash("sha256").update(der).digest("hex"));
    expect(openSigner(place).verify("une version", signature, signer.keyId)).toBe(true);
  });

  it("refuses another text, a changed signature, another key and another key's name", () => {
    const [signer, stranger] = [openSigner(keyPlace()), openSigner(keyPlace())];
    const signature = signer.sign("une version");
    const changed = Buffer.from(signature, "base64");
    changed[0] = (changed[0] ?? 0) ^ 1;
    expect(signer.verify("une autre", signature, signer.keyId)).toBe(false);
    expect(signer.verify("une version", changed.toString("base64"), signer.keyId)).toBe(false);
    expect(signer.verify("une version", "", signer.keyId)).toBe(false);
    expect(signer.verify("une version", stranger.sign("une version"), signer.keyId)).toBe(false);
    expect(signer.verify("une version", signature, stranger.keyId)).toBe(false);
    expect(stranger.verify("une version", signature, signer.keyId)).toBe(false);
  });

  it("takes an Ed25519 key and no other", () => {
    const place = keyPlace();
    mkdirSync(place.folder);
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    writeFileSync(place.file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
    expect(() => openSigner(place)).toThrow(KeyFileUnusable);
  });
});
