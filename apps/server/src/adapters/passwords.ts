import { randomInt } from "node:crypto";
import type { Passwords } from "@bareme/use-cases";
import { hash, verify } from "@node-rs/argon2";

/** 19 MiB, two passes, one lane: the first choice of OWASP's password storage cheat sheet for argon2id, the library's default algorithm. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Without the characters that are read one for another: 0 and o, 1 and l and i. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 5;
const GROUP_LENGTH = 5;

/** argon2id. A hash of no password in use is made at the start, for those who have none. */
export async function argon2Passwords(): Promise<Passwords> {
  const make = () =>
    Array.from({ length: GROUPS }, () => Array.from({ length: GROUP_LENGTH }, letter).join("")).join("-");
  const decoy = await hash(make(), COST);
  return {
    hash: (password) => hash(password, COST),
    make,
    verify: async (kept, password) => {
      const isOurs = kept?.startsWith("$argon2id$") === true;
      const isRight = await verify(isOurs ? kept : decoy, password);
      return isOurs && isRight;
    },
  };
}

function letter(): string {
  return LETTERS.charAt(randomInt(LETTERS.length));
}
