import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from "node:crypto";
import type { Signer } from "@bareme/use-cases";
import { KeyFileUnusable, readKeyFile, type KeyFile } from "./key-file.ts";

/** Ed25519. The private key stays in its file (PKCS #8, PEM); `keyId` is the SHA-256 of the public one (SPKI, DER). */
export function openSigner(place: KeyFile): Signer {
  const text = readKeyFile(place, () =>
    generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  );
  const privateKey = readPrivateKey(place.file, text);
  const publicKey = createPublicKey(privateKey);
  const keyId = createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("hex");
  return {
    keyId,
    sign: (signed) => sign(null, Buffer.from(signed), privateKey).toString("base64"),
    verify: (signed, signature, by) =>
      by === keyId && verify(null, Buffer.from(signed), publicKey, Buffer.from(signature, "base64")),
  };
}

function readPrivateKey(file: string, text: string): KeyObject {
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // Said below: what the library says may show a part of the key.
  }
  throw new KeyFileUnusable(file, "ne contient pas une clé Ed25519 : remettez votre sauvegarde.");
}
