import type { Services } from "@bareme/server";
import type { Store, UnitOfWork } from "@bareme/use-cases";
import { settledContract } from "./deeds/passage.ts";

/** What whoever watches a store hears of, and whether it is made to misbehave. */
export interface Watch {
  /** After each call to the store, by its name, and after each commit. */
  readonly onCall: (name: string) => void;
  readonly onSettled: (what: string) => void;
  /**
   * Some writes are made apart, after the transaction that they belong to: a fault of our own, so that the campaign shows that it would find
   * such a one.
   */
  readonly tears: boolean;
}

/** The same services, their use cases on a store that is watched; `store` itself is not. */
export function watchedServices(services: Services, watch: Watch): Services {
  const store = watchedStore(services.store, watch);
  return {
    ...services,
    rules: { ...services.rules, store },
    payroll: { ...services.payroll, store },
  };
}

type Later = (unit: UnitOfWork) => Promise<unknown>;

function watchedStore(store: Store, { onCall, onSettled, tears }: Watch): Store {
  return {
    ...store,
    inTenant: async (societeId, work) => {
      let settled: string[] = [];
      let later: Later[] = [];
      const result = await store.inTenant(societeId, (unit) => {
        // The work may be run again from its start.
        settled = [];
        later = [];
        const written = tears ? torn(unit, later) : unit;
        return work(watchedUnit(noting(written, settled), onCall));
      });
      onCall("commit");
      for (const write of later) await store.inTenant(societeId, write);
      for (const what of settled) onSettled(what);
      return result;
    },
  };
}

function noting(unit: UnitOfWork, settled: string[]): UnitOfWork {
  const { passages } = unit;
  return {
    ...unit,
    passages: {
      ...passages,
      settle: async (passageId, contratId, outcome, problems) => {
        const isFirst = await passages.settle(passageId, contratId, outcome, problems);
        if (isFirst) settled.push(settledContract(passageId, contratId));
        return isFirst;
      },
    },
  };
}

function torn(unit: UnitOfWork, later: Later[]): UnitOfWork {
  const put = async (write: Later): Promise<true> => {
    later.push(write);
    return true;
  };
  return {
    ...unit,
    passages: { ...unit.passages, settle: (...given) => put((other) => other.passages.settle(...given)) },
    pieces: { ...unit.pieces, write: (...given) => put((other) => other.pieces.write(...given)) },
    drafts: { ...unit.drafts, setStatus: (...given) => put((other) => other.drafts.setStatus(...given)) },
  };
}

function watchedUnit(unit: UnitOfWork, onCall: Watch["onCall"]): UnitOfWork {
  return new Proxy(unit, {
    get: (target, name) => {
      const part: unknown = Reflect.get(target, name);
      return typeof part === "object" && part !== null ? watchedPart(part, String(name), onCall) : part;
    },
  });
}

function watchedPart<T extends object>(part: T, partName: string, onCall: Watch["onCall"]): T {
  return new Proxy(part, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return async (...given: readonly unknown[]): Promise<unknown> => {
        const result: unknown = await Reflect.apply(member, target, given);
        onCall(`${partName}.${String(name)}`);
        return result;
      };
    },
  });
}
