import { add, decimal, decimalToText, subtract, ZERO, type Decimal } from "@bareme/kernel";
import type { Ecriture, KeptMonth, UnitOfWork } from "../src/index.ts";
import { nextId, put, type State } from "./memory-state.ts";

/** People, pieces, months and ledger of one tenant. */
export function memoryPayroll(
  state: State,
  societeId: string,
): Pick<UnitOfWork, "people" | "pieces" | "months" | "ledger"> {
  const own = <T extends { readonly societeId: string }>(rows: readonly T[]): readonly T[] =>
    rows.filter((one) => one.societeId === societeId);
  const months = (): readonly State["months"][number][] =>
    own(state.months).toSorted((left, right) =>
      left.period < right.period ? -1 : left.period > right.period ? 1 : 0,
    );
  const month = (id: string) => months().find((one) => one.id === id);
  const contrat = (id: string) => own(state.contrats).find((one) => one.id === id);
  const revisionOf = (found: { readonly revision: number } | undefined): number => found?.revision ?? 0;
  return {
    people: {
      portes: async () => own(state.portes),
      addPorte: async (porte) => {
        if (own(state.portes).some((one) => one.matricule === porte.matricule))
          throw new Error("portes_matricule");
        const added = { ...porte, id: nextId(state) };
        state.portes = [...state.portes, { ...added, societeId }];
        return added;
      },
      writePorte: async (porte) => {
        if (!own(state.portes).some((one) => one.id === porte.id)) return;
        state.portes = put(state.portes, { ...porte, societeId }, (one) => one.id === porte.id);
      },
      contrats: async (porteId) =>
        own(state.contrats).filter((one) => porteId === undefined || one.porteId === porteId),
      contrat: async (id) => contrat(id),
      addContrat: async (given) => {
        if (!own(state.portes).some((one) => one.id === given.porteId))
          throw new Error("contrat without porte");
        const added = { ...given, id: nextId(state), revision: 0 };
        state.contrats = [...state.contrats, { ...added, societeId }];
        return added;
      },
      writeContrat: async (given) => {
        if (contrat(given.id)?.revision !== given.revision) return false;
        const row = { ...given, revision: given.revision + 1, societeId };
        state.contrats = put(state.contrats, row, (one) => one.id === given.id);
        return true;
      },
    },
    pieces: {
      list: async (contratId) => own(state.pieces).filter((one) => one.contratId === contratId),
      write: async (contratId, piece) => {
        const isIt = (one: State["pieces"][number]): boolean =>
          one.contratId === contratId && one.kind === piece.kind && one.key === piece.key;
        if (contrat(contratId) === undefined) throw new Error("piece without contrat");
        if (revisionOf(own(state.pieces).find(isIt)) !== piece.revision) return false;
        state.pieces = put(
          state.pieces,
          { ...piece, revision: piece.revision + 1, contratId, societeId },
          isIt,
        );
        return true;
      },
      remove: async (contratId, kind, key, revision) => {
        const found = own(state.pieces).find(
          (one) => one.contratId === contratId && one.kind === kind && one.key === key,
        );
        if (found?.revision !== revision) return false;
        state.pieces = state.pieces.filter((one) => one !== found);
        return true;
      },
    },
    months: {
      ofContrat: async (contratId) => months().filter((one) => one.contratId === contratId),
      ofPeriod: async (period) => months().filter((one) => one.period === period),
      find: async (id) => month(id),
      lock: async (id) => month(id),
      open: async (contratId, period) => {
        const found = months().find((one) => one.contratId === contratId && one.period === period);
        if (found !== undefined) return found;
        if (contrat(contratId) === undefined) throw new Error("month without contrat");
        const empty = { state: null, request: null, document: null, lock: null, planHash: null, revision: 0 };
        const opened: KeptMonth = { id: nextId(state), contratId, period, status: "ouvert", ...empty };
        state.months = [...state.months, { ...opened, societeId }];
        return opened;
      },
      write: async (given) => {
        const found = month(given.id);
        if (found?.revision !== given.revision) return false;
        refuseMonth(found, given);
        const row = { ...given, revision: given.revision + 1, societeId };
        state.months = put(state.months, row, (one) => one.id === given.id);
        return true;
      },
      corrections: async (contratId) =>
        own(state.corrections).filter((one) => month(one.moisId)?.contratId === contratId),
      addCorrection: async (correction) =>
        void (state.corrections = [...state.corrections, { ...correction, societeId }]),
    },
    ledger: {
      add: async (at, entries) => {
        for (const { numero } of entries)
          if (state.entries.some((one) => one.moisId === at.moisId && one.numero === numero))
            throw new Error("ecritures_numero");
        state.entries = [...state.entries, ...entries.map((entry) => ({ ...entry, ...at, societeId }))];
      },
      ofMonth: async (moisId) => own(state.entries).filter((one) => one.moisId === moisId),
      balances: async (contratId) =>
        balancesOf(own(state.entries).filter((one) => one.contratId === contratId)),
    },
  };
}

/** What the database's triggers refuse. */
function refuseMonth(found: KeptMonth, given: KeptMonth): void {
  if (found.status === "clos") throw new Error("bareme: a closed month is never changed");
  if (given.contratId !== found.contratId || given.period !== found.period)
    throw new Error("bareme: a month keeps its contract and its period");
  if (given.status === "clos" && found.status !== "valide")
    throw new Error("bareme: a month is validated before it is closed");
}

function balancesOf(entries: readonly Ecriture[]): Readonly<Record<string, string>> {
  const balances = new Map<string, Decimal>();
  const of = (account: string): Decimal => balances.get(account) ?? ZERO;
  for (const { fromAccount, toAccount, amount } of entries) {
    balances.set(fromAccount, subtract(of(fromAccount), decimal(amount)));
    balances.set(toAccount, add(of(toAccount), decimal(amount)));
  }
  return Object.fromEntries([...balances].map(([account, balance]) => [account, decimalToText(balance)]));
}
