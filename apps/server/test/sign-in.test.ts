import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { systemClock } from "../src/adapters/clock.ts";
import { argon2Passwords } from "../src/adapters/passwords.ts";
import { randomTokens } from "../src/adapters/tokens.ts";

describe("passwords", () => {
  it("are kept as argon2id, with its cost and a salt of their own", async () => {
    const passwords = await argon2Passwords();
    const [one, other] = [await passwords.hash("été à Yeu"), await passwords.hash("été à Yeu")];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await passwords.verify(one, "été à Yeu")).toBe(true);
    expect(await passwords.verify(one, "ete a Yeu")).toBe(false);
  });

  it("nobody signs in without a hash, or with one that is none", async () => {
    const passwords = await argon2Passwords();
    for (const kept of [undefined, "", "-", "été"]) expect(await passwords.verify(kept, "été")).toBe(false);
  });

  it("that are given are each another one, of more than 120 bits", async () => {
    const passwords = await argon2Passwords();
    const made = Array.from({ length: 200 }, passwords.make);
    expect(new Set(made).size).toBe(200);
    // 31 characters, 25 times: 25 × log2(31) = 123 bits.
    for (const password of made) expect(password).toMatch(/^([a-hj-km-np-z2-9]{5}-){4}[a-hj-km-np-z2-9]{5}$/);
  });
});

describe("tokens", () => {
  it("are 256 random bits, kept as their SHA-256", () => {
    const tokens = randomTokens();
    const token = tokens.make();
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(tokens.make()).not.toBe(token);
    expect(tokens.hash(token)).toBe(createHash("sha256").update(token).digest("hex"));
  });
});

describe("the clock", () => {
  it.each([
    { at: "2026-11-22T22:59:59.999Z", today: "2026-11-22" },
    { at: "2026-11-22T23:00:00.000Z", today: "2026-11-23" },
    { at: "2026-06-30T22:00:00.000Z", today: "2026-07-01" },
  ])("at $at it is $today in Paris", ({ at, today }) => {
    const clock = systemClock(() => new Date(at));
    expect([clock.today(), clock.now()]).toEqual([today, at]);
  });
});
