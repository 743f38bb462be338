import type { Problem } from "@bareme/kernel";
import { problemsOfRefusal } from "../src/client.ts";

/** The problems that a call is refused with; fails when it is not refused. */
export async function refused(call: Promise<unknown>): Promise<readonly Problem[]> {
  const given = await call.then(
    (value) => ({ value }),
    (thrown: unknown) => ({ thrown }),
  );
  if (!("thrown" in given)) throw new Error(`not refused: ${JSON.stringify(given.value)}`);
  return problemsOfRefusal(given.thrown);
}

export async function codesOf(call: Promise<unknown>): Promise<readonly string[]> {
  return (await refused(call)).map(({ code }) => code);
}

type Subscribed = (handlers: {
  readonly onData: (event: unknown) => void;
  readonly onError: (thrown: unknown) => void;
  readonly onComplete: () => void;
}) => { readonly unsubscribe: () => void };

/** The events of a subscription, until it ends; rejects as it is refused. */
export function eventsOf(subscribe: Subscribed): Promise<readonly unknown[]> {
  const events: unknown[] = [];
  return new Promise((resolve, reject) => {
    subscribe({
      onData: (event) => void events.push(event),
      onError: reject,
      onComplete: () => resolve(events),
    });
  });
}
