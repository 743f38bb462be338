import { FolderInUse, openStore, type TableStore } from "@bareme/db";
import { databaseOf, mayHoldData, type ServerPlace } from "./place.ts";

/** The place holds no data, and what was asked is about data that is there. */
export class DataMissing extends Error {
  override readonly name = "DataMissing";
}

/** The database does not open; the cause says why. */
export class StoreUnopened extends Error {
  override readonly name = "StoreUnopened";
}

/** Told of what goes wrong beside any request. */
export type OnError = (error: Error) => void;

/** Opens the data, or makes it. */
export async function openStoreOf(place: ServerPlace, onError?: OnError): Promise<TableStore> {
  try {
    return await openStore(databaseOf(place), onError);
  } catch (error) {
    if (error instanceof FolderInUse) throw error;
    throw new StoreUnopened("the store does not open", { cause: error });
  }
}

/** Opens data that is there: a folder named by mistake is not made into an empty database, which would then be "saved", or found in order. */
export async function openStoreThere(place: ServerPlace, onError?: OnError): Promise<TableStore> {
  if (!mayHoldData(place)) throw new DataMissing("no data");
  const store = await openStoreOf(place, onError);
  if ((await store.access.countUsers()) > 0) return store;
  await store.close();
  throw new DataMissing("no data");
}
