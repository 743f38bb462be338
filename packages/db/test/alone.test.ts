import { randomUUID } from "node:crypto";
import { makeDatabase, runSql } from "@bareme/local-postgres";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { openStore, type TableStore } from "../src/store.ts";
import { onEachDatabase } from "./each-database.ts";
import { makeSociete } from "./made.ts";

/** A promise that is kept from outside. */
function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

/** Work that says when it begins, and ends when it may. */
function work(said: string[], name: string) {
  const [begun, mayEnd] = [signal(), signal()];
  const run = async (): Promise<string> => {
    said.push(`${name} begins`);
    begun.give();
    await mayEnd.given;
    said.push(`${name} ends`);
    return name;
  };
  return { run, begun: begun.given, end: mayEnd.give };
}

/** Time for what should wait to do what it should not. */
const moment = () => new Promise((resolve) => setTimeout(resolve, 100));

onEachDatabase("work that is done alone", (opened) => {
  it("waits for work of the same name, and gives what it makes", async () => {
    const { store } = opened();
    const said: string[] = [];
    const [one, two] = [work(said, "one"), work(said, "two")];
    const first = store.alone("start", one.run);
    await one.begun;
    const second = store.alone("start", two.run);
    two.end();
    await moment();
    one.end();
    expect(await Promise.all([first, second])).toEqual(["one", "two"]);
    expect(said).toEqual(["one begins", "one ends", "two begins", "two ends"]);
  });

  it("does not wait for work of another name", async () => {
    const { store } = opened();
    const one = work([], "one");
    const first = store.alone("start", one.run);
    await one.begun;
    expect(await store.alone("stop", async () => "done")).toBe("done");
    one.end();
    await first;
  });

  it("leaves the way to others when it fails", async () => {
    const { store } = opened();
    const failed = store.alone("start", async () => {
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    expect(await store.alone("start", async () => "done")).toBe("done");
  });

  it("has transactions of its own, however many wait for it", async () => {
    const { store } = opened();
    // More than the connections of a server's pool.
    const made = await Promise.all(
      Array.from({ length: 15 }, () => store.alone("start", () => makeSociete(store))),
    );
    expect(new Set(made).size).toBe(15);
  });
});

describe("two processes on one server", () => {
  async function twoStores() {
    const name = `bareme_${randomUUID()}`;
    const url = await makeDatabase(inject("server"), name, inject("template"));
    const open = async (): Promise<TableStore> => {
      const store = await openStore({ url });
      onTestFinished(() => store.close());
      return store;
    };
    return { url, here: await open(), there: await open() };
  }

  it("do work of one name one after the other", async () => {
    const { here, there } = await twoStores();
    const said: string[] = [];
    const [one, two] = [work(said, "one"), work(said, "two")];
    const first = here.alone("start", one.run);
    await one.begun;
    const second = there.alone("start", two.run);
    two.end();
    await moment();
    one.end();
    await Promise.all([first, second]);
    expect(said).toEqual(["one begins", "one ends", "two begins", "two ends"]);
  });

  it("do not wait for one whose connection is gone, as a killed one's is", async () => {
    const { url, here, there } = await twoStores();
    const one = work([], "one");
    const first = here.alone("start", one.run);
    await one.begun;
    await runSql(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    expect(await there.alone("start", async () => "done")).toBe("done");
    one.end();
    expect(await first).toBe("one");
  });
});
