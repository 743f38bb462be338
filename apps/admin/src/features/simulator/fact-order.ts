import type { AskedFacts } from "../../core/simulation/asked-facts.ts";
import { valueOf } from "./supposed-of.ts";
import type { SimulatorState } from "./state.ts";

type Fact = AskedFacts["facts"][number];

/** What moves a pay most, first; each only when it matters. */
const FIRST: readonly { readonly id: string; readonly when?: readonly [string, string] }[] = [
  { id: "typeContrat" },
  { id: "dateFinContrat", when: ["typeContrat", "CDD"] },
  { id: "statut" },
  { id: "niveau" },
  { id: "modeDuree" },
  { id: "heuresTravaillees", when: ["modeDuree", "heures"] },
  { id: "joursTravailles", when: ["modeDuree", "jours"] },
  { id: "origineTauxPas" },
  { id: "tauxPasPersonnalise", when: ["origineTauxPas", "personnalise"] },
  { id: "cotisationSante" },
  { id: "dateDebutContrat" },
];

export interface OrderedFacts {
  /** Asked at once. */
  readonly first: readonly Fact[];
  /** Supposed, listed and changed below. */
  readonly others: readonly Fact[];
}

/** The questions of the rules in the order of their influence: those that are always worth asking, those without any value, then all that is supposed. */
export function orderFacts({ facts }: AskedFacts, state: SimulatorState): OrderedFacts {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const holds = ([id, value]: readonly [string, string]): boolean => {
    const fact = byId.get(id);
    return fact !== undefined && valueOf(fact, state) === value;
  };
  const ranked = new Set(FIRST.map(({ id }) => id));
  const first = [
    ...FIRST.filter(({ when }) => when === undefined || holds(when)).flatMap(({ id }) => byId.get(id) ?? []),
    ...facts.filter(({ id, default: usual }) => usual === null && !ranked.has(id)),
  ];
  const shown = new Set(first.map(({ id }) => id));
  return { first, others: facts.filter(({ id }) => !shown.has(id) && !ranked.has(id)) };
}
