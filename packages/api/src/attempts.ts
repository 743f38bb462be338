import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Attempts } from "./deps.ts";

/** Ten wrong passwords in a quarter of an hour, for an account or from a machine; one process counts for itself. */
const MOST_ATTEMPTS = 10;
const WINDOW_SECONDS = 900;

export function createAttempts(): Attempts {
  const limiter = new RateLimiterMemory({ points: MOST_ATTEMPTS, duration: WINDOW_SECONDS });
  return {
    count: async (key) => {
      try {
        await limiter.consume(key);
        return 0;
      } catch (thrown) {
        if (thrown instanceof RateLimiterRes) return Math.max(1, Math.ceil(thrown.msBeforeNext / 1000));
        throw thrown;
      }
    },
    giveBack: async (key) => {
      await limiter.reward(key);
    },
    forget: async (key) => {
      await limiter.delete(key);
    },
  };
}
