import fc from "fast-check";
import { centsToText, rarely, shareOf, upTo } from "./amounts.ts";
import type { Contract } from "./contract.ts";

export interface MonthDraft {
  readonly hundredthsOfHour: number;
  readonly halfDays: number;
  readonly worked: boolean;
  readonly frais: readonly number[];
  readonly autresFrais: readonly { readonly cents: number; readonly fondement: string }[];
  readonly credits: readonly number[];
  readonly setAside: number;
  readonly drawnBack: number;
  readonly leave: number;
  readonly maintien: number;
  readonly finDeMission: boolean;
  readonly allocation: number;
  readonly annualCharges: number;
  readonly lissage: string;
  readonly target: number;
  readonly vouchers: number;
  readonly help: number;
}

export const monthDrafts: fc.Arbitrary<MonthDraft> = fc.record({
  hundredthsOfHour: fc.oneof(fc.constantFrom(15_167, 12_000, 0, 7_000), upTo(20_000)),
  halfDays: fc.oneof(fc.constantFrom(38, 0), upTo(44)),
  worked: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  frais: fc.array(upTo(60_000), { maxLength: 2 }),
  autresFrais: fc.array(
    fc.record({ cents: upTo(20_000), fondement: fc.constantFrom("contrat", "convention", "loi", "aucun") }),
    { maxLength: 2 },
  ),
  credits: fc.array(upTo(50_000), { maxLength: 2 }),
  setAside: rarely(50_000),
  drawnBack: rarely(100),
  leave: rarely(100),
  maintien: upTo(200_000),
  finDeMission: fc.oneof(
    { weight: 6, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  allocation: rarely(40_000),
  annualCharges: rarely(30_000),
  lissage: fc.constantFrom("aucun", "aucun", "net", "brut"),
  target: fc.integer({ min: 0, max: 600_000 }),
  vouchers: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: upTo(20) }),
  help: rarely(10_000),
});

export interface MonthOptions {
  /** Every month has work. */
  readonly worked?: boolean;
}

/** What is there to draw back or to take, as the month opens. */
interface Balances {
  setAside: number;
  /** Of a day: each month of work brings two and a half. */
  tenthsOfLeave: number;
}

/** The facts of each month, what is drawn back and the leave taken within what is there. */
export function factsByMonth(
  drafts: readonly MonthDraft[],
  contract: Contract,
  options: MonthOptions = {},
): readonly Readonly<Record<string, unknown>>[] {
  const balances: Balances = { setAside: 0, tenthsOfLeave: 0 };
  return drafts.map((draft, index) =>
    factsOf(draft, contract, balances, {
      worked: options.worked ?? false,
      leaving: contract.ends && contract.from + index === contract.to,
    }),
  );
}

function factsOf(
  draft: MonthDraft,
  { counting }: Contract,
  balances: Balances,
  { worked, leaving }: { readonly worked: boolean; readonly leaving: boolean },
): Readonly<Record<string, unknown>> {
  const work = workOf(draft, counting, worked);
  const drawnBack = leaving ? balances.setAside : shareOf(balances.setAside, draft.drawnBack);
  const setAside = leaving ? 0 : draft.setAside;
  const leave = Math.min(25, Math.floor(shareOf(balances.tenthsOfLeave, draft.leave) / 10));
  balances.setAside += setAside - drawnBack;
  balances.tenthsOfLeave += (work.some ? 25 : 0) - leave * 10;
  return {
    ...work.facts,
    fraisProfessionnels: draft.frais.map((cents, rank) => ({ id: `f${rank}`, montant: centsToText(cents) })),
    autresFrais: draft.autresFrais.map(({ cents, fondement }, rank) => ({
      id: `a${rank}`,
      fondement,
      montant: centsToText(cents),
    })),
    credits: draft.credits.map((cents, rank) => ({ id: `c${rank}`, montant: centsToText(cents) })),
    montantReserve: centsToText(setAside),
    montantReserveRepris: centsToText(drawnBack),
    ...(leave > 0 && {
      joursCongesPris: String(leave),
      indemniteCongesMaintien: centsToText(draft.maintien),
    }),
    finDeMission: draft.finDeMission,
    allocationDemandee: centsToText(draft.allocation),
    chargesAnnuellesEchues: centsToText(draft.annualCharges),
    ...lissageOf(draft),
    ...(draft.vouchers > 0 && {
      nombreTitres: String(draft.vouchers),
      valeurTitre: "12.00",
      partPatronaleTitre: "6.50",
    }),
    aideServicesPersonne: centsToText(draft.help),
  };
}

function workOf(draft: MonthDraft, counting: Contract["counting"], always: boolean) {
  if (counting === "mensuel") {
    const some = always || draft.worked;
    return { some, facts: { moisTravailles: some ? "1" : "0" } };
  }
  if (counting === "jours") {
    const halfDays = always ? Math.max(1, draft.halfDays) : draft.halfDays;
    return { some: halfDays > 0, facts: { joursTravailles: centsToText(halfDays * 50) } };
  }
  const hundredths = always ? Math.max(100, draft.hundredthsOfHour) : draft.hundredthsOfHour;
  return { some: hundredths > 0, facts: { heuresTravaillees: centsToText(hundredths) } };
}

function lissageOf({ lissage, target }: MonthDraft) {
  if (lissage === "aucun") return {};
  return lissage === "net"
    ? { lissage, cibleNet: centsToText(target) }
    : { lissage, cibleBrut: centsToText(target) };
}
