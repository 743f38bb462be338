import fc from "fast-check";

/** The contract of a random year, with the readings that it picks. */
export interface Contract {
  readonly facts: Readonly<Record<string, unknown>>;
  /** The first and the last month of 2026 that the contract covers, from 1 to 12. */
  readonly from: number;
  readonly to: number;
  /** The contract's last month is in the year. */
  readonly ends: boolean;
  readonly counting: "heures" | "jours" | "mensuel";
  /** The first or the last month of the contract is not whole. */
  readonly cut: ReadonlySet<number>;
}

export interface ContractOptions {
  readonly ends?: boolean;
  readonly wholeMonths?: boolean;
}

const LAST_DAY = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const CLASSES = [
  { niveau: "senior", statut: "cadre" },
  { niveau: "junior", statut: "nonCadre" },
  { niveau: "junior", statut: "cadre" },
  { niveau: "expert", statut: "cadre" },
  { niveau: "premierNiveau", statut: "nonCadre" },
] as const;

/** Readings that a contract picks; what it does not pick is the company's. */
export const readings = fc.record(
  {
    avance: fc.constantFrom("aucune", "minimum", "integrale"),
    risqueImpaye: fc.constantFrom("compte", "societe"),
    repriseDuSolde: fc.constantFrom("totale", "aucune"),
    lectureReserve: fc.constantFrom("RES-1", "RES-2", "RES-3"),
    modeReserve: fc.constantFrom("provisionnee", "verseeAuMois"),
    liberationReserve: fc.constantFrom("versementUnique", "allocationMensuelle"),
    chargementReserve: fc.constantFrom("brut", "coutTotal"),
    chargementProvisions: fc.constantFrom("brut", "coutTotal"),
    lectureConges: fc.constantFrom("CP-PRISE", "CP-PROVISION", "CP-MENSUEL-USAGE"),
    versementPrecarite: fc.constantFrom("finDeContrat", "mensuel"),
    moisSansPrestation: fc.constantFrom("sansPlafond", "plafondPlein"),
    lectureApport: fc.constantFrom("APP-2", "APP-1"),
    absorptionDuRappel: fc.constantFrom("cumule", "absorbe"),
    tauxProvisionRupture: fc.constantFrom("1", "2.35"),
    tauxProvisionCharges: fc.constantFrom("1", "0.37"),
  },
  { requiredKeys: [] },
);

const drafts = fc.record({
  typeContrat: fc.constantFrom("CDI", "CDD"),
  classe: fc.constantFrom(...CLASSES),
  counting: fc.constantFrom("heures", "jours", "mensuel"),
  before: fc.boolean(),
  first: fc.integer({ min: 1, max: 12 }),
  firstDay: fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 28 })),
  lasts: fc.integer({ min: 1, max: 12 }),
  ends: fc.boolean(),
  endDay: fc.oneof(fc.constant(31), fc.integer({ min: 1, max: 28 })),
  partTime: fc.constantFrom("35", "35", "24", "17.5"),
  motif: fc.constantFrom("sansObjet", "demission", "licenciement"),
  readings,
});

type Draft = typeof drafts extends fc.Arbitrary<infer T> ? T : never;

/** A contract that covers at least one month of 2026. */
export function contracts(options: ContractOptions = {}): fc.Arbitrary<Contract> {
  return drafts.map((draft) => contractOf(draft, options));
}

function contractOf(draft: Draft, { ends: mustEnd, wholeMonths = false }: ContractOptions): Contract {
  const from = draft.before ? 1 : draft.first;
  const to = Math.min(12, from + draft.lasts - 1);
  const firstDay = draft.before || wholeMonths ? 1 : draft.firstDay;
  const lastDay = LAST_DAY[to - 1] ?? 30;
  const ends = mustEnd ?? draft.ends;
  const endDay = wholeMonths || draft.endDay > 28 ? lastDay : draft.endDay;
  // A contract of one month does not end before it starts.
  const day = from === to ? Math.max(endDay, firstDay) : endDay;
  const { counting } = draft;
  const cut = new Set([...(firstDay > 1 ? [from] : []), ...(ends && day < lastDay ? [to] : [])]);
  const dismissed = draft.typeContrat === "CDI" && ends && draft.motif === "licenciement";
  return {
    from,
    to,
    ends,
    counting: cut.size > 0 && counting === "mensuel" ? "heures" : counting,
    cut,
    facts: {
      typeContrat: draft.typeContrat,
      ...classOf(draft),
      modeDuree: cut.size > 0 && counting === "mensuel" ? "heures" : counting,
      dateDebutContrat: draft.before ? "2024-09-01" : dayText(from, firstDay),
      ...(ends && { dateFinContrat: dayText(to, day) }),
      ...(!ends && draft.typeContrat === "CDD" && { dateFinContrat: "2027-03-31" }),
      ...(counting === "heures" && { heuresHebdomadaires: draft.partTime }),
      ...(draft.typeContrat === "CDI" && ends && { motifRupture: draft.motif }),
      ...(dismissed && { salaireReferenceRupture: "3000.00" }),
      ...draft.readings,
    },
  };
}

/** Work counted in days is for cadres (convention, art. 27.1). */
function classOf({ counting, classe }: Draft) {
  return counting === "jours" ? { ...classe, statut: "cadre" } : classe;
}

function dayText(month: number, day: number): string {
  return `2026-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
