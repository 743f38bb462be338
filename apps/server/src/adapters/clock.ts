import type { Clock } from "@bareme/use-cases";

/** The machine's clock. Months are paid in France: today is the day in Paris, which at 23:30 UTC is tomorrow's. */
export function systemClock(now: () => Date = () => new Date()): Clock {
  const paris = new Intl.DateTimeFormat("en-CA", {
    timeZone: "Europe/Paris",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return { today: () => paris.format(now()), now: () => now().toISOString() };
}
