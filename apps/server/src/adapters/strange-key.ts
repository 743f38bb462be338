import type { Signer, Store } from "@bareme/use-cases";
import { KeyFileUnusable } from "./key-file.ts";

/**
 * Refuses the keys of another installation: what they signed and encrypted would stand among what nobody could read any more. One release of theirs is
 * enough to know them again, so that a release that was tampered with does not stop the server, which is to name it.
 */
export async function refuseStrangeKey(store: Store, signer: Signer, file: string): Promise<void> {
  const publisher = (await store.access.societes()).find(({ kind }) => kind === "publisher");
  if (publisher === undefined) return;
  const released = await store.inTenant(publisher.id, ({ releases }) => releases.list());
  if (released.length > 0 && released.every(({ keyId }) => keyId !== signer.keyId))
    throw new KeyFileUnusable(
      file,
      "n'est pas la clé de ces données, qu'une autre a signées : remettez celle qui se trouvait avec elles.",
    );
}
