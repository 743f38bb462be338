import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useMay, useSociete, type Answers, type Membership } from "../../api/session.tsx";
import { useTRPC, useTRPCClient } from "../../api/trpc.ts";
import type { SearchIndex } from "../../core/search-index.ts";
import { rulesCore } from "../../core/use-core.ts";
import { stackQuery } from "../../core/use-stack.ts";
import { ruleSetWords } from "../../format/rule-set.ts";
import { genreOf } from "../../rule-text/genres.ts";
import { entryOf, type Entry, type PageAddress } from "./entries.ts";

/** Everything that can be looked for, as it arrives: pages at once, people and rules when they are read. */
export function useEntries(): { readonly entries: readonly Entry[]; readonly isReading: boolean } {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const queries = useQueryClient();
  const societe = useSociete();
  const administers = useMay("administer");
  const { brouillon } = useSearch({ strict: false });
  const isCompany = societe.kind === "company";
  const portes = useQuery({ ...trpc.payroll.listPortes.queryOptions({}), enabled: isCompany });
  const contrats = useQuery({ ...trpc.payroll.listContrats.queryOptions({}), enabled: isCompany });
  const index = useQuery({
    queryKey: ["search-index", societe.slug, brouillon ?? "published"],
    queryFn: async () => {
      const { layers } = await queries.fetchQuery(stackQuery({ api, queries, societe }, brouillon));
      return rulesCore().searchIndex(layers.map(({ ruleSet, files }) => ({ ruleSet, files })));
    },
    staleTime: 30_000,
  });
  const pages = useMemo(() => pageEntries(societe, administers), [societe, administers]);
  const people = useMemo(
    () => (portes.data ?? []).map((porte) => porteEntry(porte, contrats.data ?? [])),
    [portes.data, contrats.data],
  );
  const rules = useMemo(() => (index.data === undefined ? [] : ruleEntries(index.data)), [index.data]);
  return {
    entries: useMemo(() => [...pages, ...people, ...rules], [pages, people, rules]),
    isReading: index.isLoading || portes.isLoading,
  };
}

const PAGES: readonly {
  readonly to: PageAddress;
  readonly label: string;
  readonly also: string;
  readonly of?: "company" | "administrator";
}[] = [
  { to: "/$societe", label: "Tableau de bord", also: "accueil ce qui m'attend" },
  { to: "/$societe/paie", label: "Mois de paie", also: "bulletins periodes calculer", of: "company" },
  { to: "/$societe/portes", label: "Salariés portés", also: "personnes contrats", of: "company" },
  { to: "/$societe/import", label: "Importer", also: "cra factures csv tableur", of: "company" },
  { to: "/$societe/controle", label: "Contrôler un bulletin", also: "", of: "company" },
  { to: "/$societe/simulateur", label: "Simulateur", also: "net tjm", of: "company" },
  { to: "/$societe/regles", label: "Règles", also: "taux bareme loi convention" },
  { to: "/$societe/brouillons", label: "Brouillons", also: "relecture publier" },
  { to: "/$societe/scenarios", label: "Scénarios", also: "tests" },
  { to: "/$societe/versions", label: "Versions", also: "publications historique" },
  { to: "/$societe/versions/comparer", label: "Comparer deux versions", also: "difference" },
  {
    to: "/$societe/employeur",
    label: "Mentions de l'employeur",
    also: "siret ape adresse convention societe etablissement bulletin",
    of: "company",
  },
  { to: "/$societe/utilisateurs", label: "Utilisateurs", also: "roles inviter droits", of: "administrator" },
  { to: "/$societe/journal", label: "Journal", also: "qui quand", of: "administrator" },
  { to: "/$societe/mon-compte", label: "Mon compte", also: "mot de passe se deconnecter" },
];

function pageEntries({ kind }: Membership, administers: boolean): readonly Entry[] {
  return PAGES.filter(
    ({ of }) => of === undefined || (of === "company" ? kind === "company" : administers),
  ).map(({ to, label, also }) =>
    entryOf({ key: to, group: "Pages", label, detail: "", goal: { kind: "page", to } }, also),
  );
}

type Porte = Answers["payroll"]["listPortes"][number];
type Contrat = Answers["payroll"]["listContrats"][number];

/** Leads to the last contract of that person. */
function porteEntry({ id, nom, prenom, matricule }: Porte, contrats: readonly Contrat[]): Entry {
  const last = contrats
    .filter(({ porteId }) => porteId === id)
    .toSorted((left, right) => (left.debut < right.debut ? 1 : -1))[0];
  return entryOf(
    {
      key: `porte ${id}`,
      group: "Salariés portés",
      label: `${nom} ${prenom}`,
      detail: `matricule ${matricule}`,
      goal: { kind: "porte", contratId: last?.id ?? null },
    },
    `${prenom} ${matricule}`,
  );
}

function ruleEntries({ rules, articles, scenarios }: SearchIndex): readonly Entry[] {
  return [
    ...rules.map(({ ruleSet, genre, id, label }) =>
      entryOf(
        {
          key: `${ruleSet} ${genre} ${id}`,
          group: "Règles",
          label,
          detail: `${genreOf(genre)?.one ?? ""} · ${ruleSetWords(ruleSet)}`,
          goal: { kind: "rule", genre, id },
        },
        id,
      ),
    ),
    ...articles.map(({ text, citedBy }) =>
      entryOf({
        key: `article ${text}`,
        group: "Articles",
        label: text,
        detail: `${citedBy.length} ${citedBy.length > 1 ? "règles le citent" : "règle le cite"}`,
        goal: { kind: "article", citedBy },
      }),
    ),
    ...scenarios.map(({ scenario, ruleSet, path, line }) =>
      entryOf({
        key: `${ruleSet}/${path}:${line}`,
        group: "Scénarios",
        label: scenario,
        detail: `${ruleSetWords(ruleSet)} · ${path.replaceAll(/^scenarios\/|\.yaml$/g, "")}`,
        goal: { kind: "scenario", ruleSet, path, line },
      }),
    ),
  ];
}

/** The rules that cite an article, as entries: `rules` are those of the index, in its order. */
export function citingEntries(entries: readonly Entry[], citedBy: readonly number[]): readonly Entry[] {
  const rules = entries.filter(({ group }) => group === "Règles");
  return citedBy.flatMap((place) => rules[place] ?? []);
}
