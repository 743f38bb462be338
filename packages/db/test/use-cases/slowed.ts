import type { Store, UnitOfWork } from "@bareme/use-cases";

/** What of a transaction is changed for a test. */
type Change = (unit: UnitOfWork) => Partial<UnitOfWork>;

/** The store, with something of each transaction changed, and a count of the transactions that were run. */
export function changed(
  store: Store,
  change: Change,
): { readonly store: Store; readonly runs: () => number } {
  let runs = 0;
  return {
    runs: () => runs,
    store: {
      ...store,
      inTenant: (societeId, work) =>
        store.inTenant(societeId, (unit) => {
          runs += 1;
          return work({ ...unit, ...change(unit) });
        }),
    },
  };
}

/** The same call, which lingers once it has its answer: of two pieces of work that begin together, both have read before either writes. */
export function lingering<A extends readonly unknown[], R>(
  call: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  return async (...args) => {
    const answer = await call(...args);
    await new Promise((resolve) => setTimeout(resolve, 150));
    return answer;
  };
}
