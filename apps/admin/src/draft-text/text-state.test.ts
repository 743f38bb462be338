import { describe, expect, it } from "vitest";
import {
  isInConflict,
  lost,
  nextToSend,
  opened,
  outrun,
  read,
  refused,
  resolved,
  saved,
  saveStateOf,
  sent,
  textOf,
  typedOver,
} from "./text-state.ts";

const PUBLISHED = "taux: 10\nplafond: 4005\n\nbase: brut\n";
const MINE = PUBLISHED.replace("10", "11");
const THEIRS = PUBLISHED.replace("brut", "net");
const BOTH = MINE.replace("brut", "net");
const file = () => opened({ text: PUBLISHED, revision: 0, by: null }, null);
const camille = (text: string, revision: number) => ({ text, revision, by: "camille" });

describe("a file of a draft as one types", () => {
  it("goes from published to typed, saving and saved", () => {
    const typed = typedOver(file(), MINE);
    const sending = sent(typed);
    const kept = saved(sending, 1, "moi");
    expect([file(), typed, sending, kept].map((state) => saveStateOf(state, true))).toEqual([
      "published",
      "typed",
      "saving",
      "saved",
    ]);
    expect(nextToSend(typed)).toEqual({ text: MINE, base: PUBLISHED, revision: 0 });
    expect(nextToSend(kept)).toBeUndefined();
  });

  it("typed back to what the server has, there is nothing to send", () => {
    expect(nextToSend(typedOver(typedOver(file(), MINE), PUBLISHED))).toBeUndefined();
  });

  it("what is typed while the first is on its way goes next, over its revision", () => {
    const further = typedOver(sent(typedOver(file(), MINE)), BOTH);
    expect(nextToSend(further)).toBeUndefined();
    expect(nextToSend(saved(further, 1, "moi"))).toEqual({ text: BOTH, base: MINE, revision: 1 });
  });

  it("typed back while the first is on its way, it is written back", () => {
    const back = saved(typedOver(sent(typedOver(file(), MINE)), PUBLISHED), 1, "moi");
    expect(nextToSend(back)?.text).toBe(PUBLISHED);
  });

  it("a refusal stops it until more is typed", () => {
    const no = { code: "FILE_TOO_LARGE", path: [], message: "", remedy: "" };
    const stopped = refused(sent(typedOver(file(), MINE)), [no]);
    expect(saveStateOf(stopped, true)).toBe("refused");
    expect(nextToSend(stopped)).toBeUndefined();
    expect(nextToSend(typedOver(stopped, BOTH))?.text).toBe(BOTH);
  });
});

describe("another person writes the same file", () => {
  it("with nothing typed, their text comes in", () => {
    const state = read(file(), camille(THEIRS, 1));
    expect(textOf(state)).toBe(THEIRS);
    expect(saveStateOf(state, true)).toBe("saved");
  });

  it("elsewhere in it, their change comes under what is typed, which goes on their revision", () => {
    const state = read(typedOver(file(), MINE), camille(THEIRS, 1));
    expect(nextToSend(state)).toEqual({ text: BOTH, base: THEIRS, revision: 1 });
  });

  it("first, the refusal is merged in the same way", () => {
    const state = outrun(sent(typedOver(file(), MINE)), camille(THEIRS, 3));
    expect(nextToSend(state)).toEqual({ text: BOTH, base: THEIRS, revision: 3 });
  });

  it("on the same line, nothing is sent until a person chose; then it goes over theirs", () => {
    const state = outrun(sent(typedOver(file(), MINE)), camille(PUBLISHED.replace("10", "12"), 1));
    expect(saveStateOf(state, true)).toBe("conflict");
    expect(nextToSend(state)).toBeUndefined();
    expect(textOf(state)).toBe(MINE);
    expect(nextToSend(resolved(state, MINE, state.known))?.revision).toBe(1);
    expect(saveStateOf(resolved(state, PUBLISHED.replace("10", "12"), state.known), true)).toBe("saved");
  });

  it("again while a person settles the two, the third text is not written over: it asks them once more", () => {
    const first = outrun(sent(typedOver(file(), MINE)), camille(PUBLISHED.replace("10", "12"), 1));
    const meanwhile = read(first, camille(PUBLISHED.replace("10", "13"), 2));
    const settled = resolved(meanwhile, MINE, first.known);
    expect(saveStateOf(settled, true)).toBe("conflict");
    expect(settled.known.text).toBe(PUBLISHED.replace("10", "13"));
    expect(textOf(settled)).toBe(MINE);
  });

  it("while mine is on its way, theirs waits for the answer: mine first, then theirs over it", () => {
    const told = read(sent(typedOver(file(), MINE)), camille(BOTH, 2));
    expect(textOf(told)).toBe(MINE);
    expect(textOf(saved(told, 1, "moi"))).toBe(BOTH);
  });
});

describe("the connection is lost", () => {
  const unanswered = lost(sent(typedOver(file(), MINE)));

  it("what is typed waits, and is sent again", () => {
    expect(saveStateOf(unanswered, false)).toBe("waiting");
    expect(nextToSend(unanswered)?.text).toBe(MINE);
  });

  it("after the server had it, what is typed further on the same line is no conflict with oneself", () => {
    const further = typedOver(unanswered, PUBLISHED.replace("10", "11.5"));
    const state = outrun(sent(further), { text: MINE, revision: 1, by: "moi" });
    expect(isInConflict(state)).toBe(false);
    expect(nextToSend(state)).toEqual({ text: PUBLISHED.replace("10", "11.5"), base: MINE, revision: 1 });
  });

  it("what was typed before the tab closed is there when it opens again, over what came since", () => {
    const state = opened(camille(THEIRS, 1), { text: MINE, base: PUBLISHED, revision: 0 });
    expect(textOf(state)).toBe(BOTH);
  });
});
