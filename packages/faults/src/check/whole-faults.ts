import type { Services } from "@bareme/server";
import { verifyWhole } from "@bareme/use-cases";
import { bookFaults } from "./books.ts";
import type { Dump } from "./dump.ts";

/** What the data tell against themselves: hashes, signatures, chains and months, as `bareme verify` finds them, and the books added up once more. */
export async function wholeFaults({ store, rules }: Services, dump: Dump): Promise<readonly string[]> {
  const { tampered, more } = await store.readWhole((whole) => verifyWhole(whole, rules.signer));
  const told = tampered.map(({ target, message }) => `verify: ${target}: ${message}`);
  return [...told, ...(more > 0 ? [`verify: ${more} more`] : []), ...bookFaults(dump)];
}
