import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { KeptTexts } from "./kept-texts.ts";
import { createTextStore, textsOf, type Answer } from "./text-store.ts";
import type { KeptText, TypedText } from "./text-state.ts";

const NAME = "law/fr/plafonds.yaml";
const PUBLISHED = { text: "a\nb\nc\n", revision: 0, by: null };

/** A server that answers what it is told to, and remembers what it was sent; and a browser's memory. */
function world(answers: Answer[], before: ReadonlyMap<string, KeptText> = new Map()) {
  const sent: TypedText[] = [];
  const memory = new Map(before);
  const kept: KeptTexts = {
    all: () => new Map(memory),
    keep: (name, typed) => void (typed === null ? memory.delete(name) : memory.set(name, typed)),
  };
  const store = createTextStore({
    me: "moi",
    kept,
    send: (_, typed) => {
      sent.push(typed);
      return Promise.resolve(answers.shift() ?? { kind: "unreached" });
    },
  });
  return { store, sent, memory };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const pause = () => vi.advanceTimersByTimeAsync(1000);

describe("typing in a draft", () => {
  it("is sent once the hands rest, and forgotten by the browser once it arrived", async () => {
    const { store, sent, memory } = world([{ kind: "saved", revision: 1 }]);
    store.write(NAME, "a", PUBLISHED);
    store.write(NAME, "ab", PUBLISHED);
    expect(memory.get(NAME)?.text).toBe("ab");
    await pause();
    expect(sent.map(({ text }) => text)).toEqual(["ab"]);
    expect(memory.size).toBe(0);
    expect(textsOf(store.snapshot()).get(NAME)).toBe("ab");
  });

  it("without a connection stays in the browser, and goes when it is back", async () => {
    const { store, sent, memory } = world([{ kind: "unreached" }, { kind: "saved", revision: 1 }]);
    store.write(NAME, "x", PUBLISHED);
    await pause();
    expect(memory.get(NAME)?.text).toBe("x");
    store.sendAll();
    await pause();
    expect(sent).toHaveLength(2);
    expect(memory.size).toBe(0);
  });

  it("from a tab that was closed is sent when the draft opens again", async () => {
    const typed = { text: "A\nb\nc\n", base: PUBLISHED.text, revision: 0 };
    const { store, sent } = world([{ kind: "saved", revision: 1 }], new Map([[NAME, typed]]));
    store.read(new Map(), () => PUBLISHED.text);
    await pause();
    expect(sent).toEqual([typed]);
  });

  it("that was on its way when the tab was closed is nobody else's change when the draft opens again", async () => {
    const closed = world([{ kind: "unreached" }]);
    closed.store.write(NAME, "A\nb\nc\n", PUBLISHED);
    await pause();
    closed.store.write(NAME, "AA\nb\nc\n", PUBLISHED);
    // The server had it all the same.
    const arrived = { text: "A\nb\nc\n", revision: 1, by: "moi" };
    const { store, sent } = world([{ kind: "saved", revision: 2 }], closed.memory);
    store.read(new Map([[NAME, arrived]]), () => PUBLISHED.text);
    await pause();
    expect(sent).toEqual([{ text: "AA\nb\nc\n", base: arrived.text, revision: 1 }]);
  });

  it("another's change is merged, sent again, and told with who made it", async () => {
    const theirs = { text: "a\nb\nC\n", revision: 4, by: "camille" };
    const { store, sent } = world([
      { kind: "outrun", theirs },
      { kind: "saved", revision: 5 },
    ]);
    store.write(NAME, "A\nb\nc\n", PUBLISHED);
    await pause();
    await pause();
    expect(sent.at(-1)).toEqual({ text: "A\nb\nC\n", base: theirs.text, revision: 4 });
    expect(store.snapshot().foreign).toEqual([{ name: NAME, by: "camille" }]);
  });

  it("a file that a colleague begins while the draft is open is told; what it held before is not", () => {
    const { store } = world([]);
    store.read(new Map([["law/fr/smic.yaml", { text: "s", revision: 2, by: "camille" }]]), () => null);
    expect(store.snapshot().foreign).toEqual([]);
    store.read(new Map([[NAME, { text: "x", revision: 1, by: "camille" }]]), () => PUBLISHED.text);
    expect(store.snapshot().foreign).toEqual([{ name: NAME, by: "camille" }]);
  });

  it("one's own text, read back, is nobody else's change", async () => {
    const { store } = world([{ kind: "saved", revision: 1 }]);
    store.write(NAME, "x", PUBLISHED);
    await pause();
    store.read(new Map([[NAME, { text: "x", revision: 1, by: "moi" }]]), () => PUBLISHED.text);
    expect(store.snapshot().foreign).toEqual([]);
  });
});
