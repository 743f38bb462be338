import { openStore } from "../src/store.ts";
import { addToJournal, ecriture } from "./made.ts";

/** Adds a posting and its journal entry in one transaction, tells of it once it is done, and begins again. */
const { place, societeId, contratId, moisId } = JSON.parse(process.argv[2] ?? "{}");
const store = await openStore(place);
for (;;) {
  const numero = await store.inTenant(societeId, async (unit) => {
    const next = (await unit.ledger.ofMonth(moisId)).length + 1;
    await unit.ledger.add({ contratId, moisId }, [ecriture(next, "0.10")]);
    await addToJournal(unit, `${next}`);
    return next;
  });
  process.stdout.write(`${numero}\n`);
}
