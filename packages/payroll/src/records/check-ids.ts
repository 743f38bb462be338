import { monthOf } from "@bareme/kernel";
import type { Dossier } from "./dossier.ts";
import type { Path, Report } from "./report.ts";

const LISTS = [
  "missions",
  "factures",
  "encaissements",
  "vehicules",
  "frais",
  "autresCouts",
  "credits",
] as const;

/** Two records of one name, or two that say the same thing of the same month, are refused: the last does not win. */
export function checkIds(dossier: Dossier, report: Report): void {
  const twice = (
    keys: readonly (string | undefined)[],
    place: (index: number) => Path,
    what: (key: string) => string,
    remedy: string,
  ): void =>
    repeated(keys).forEach(({ key, index }) => report("DUPLICATE_ID", place(index), what(key), remedy));
  for (const list of LISTS)
    twice(
      dossier[list].map(({ id }) => id),
      (index) => [list, index, "id"],
      (id) => `« ${list} » : l'identifiant « ${id} » figure deux fois.`,
      "Renommez l'un des deux, ou retirez l'enregistrement saisi en double.",
    );
  const holders: readonly {
    readonly home: Path;
    readonly avenants: readonly { readonly aPartirDe: string }[];
  }[] = [
    { home: ["contrat"], avenants: dossier.contrat.avenants },
    ...dossier.missions.map(({ avenants }, index) => ({ home: ["missions", index], avenants })),
  ];
  for (const { home, avenants } of holders)
    twice(
      avenants.map(({ aPartirDe }) => aPartirDe),
      (index) => [...home, "avenants", index, "aPartirDe"],
      (when) => `Deux avenants partent du même mois, ${when}.`,
      "Réunissez leurs changements en un seul.",
    );
  twice(
    dossier.mois.map(({ mois }) => mois),
    (index) => ["mois", index, "mois"],
    (when) => `Le mois ${when} figure deux fois.`,
    "Réunissez ses données.",
  );
  twice(
    dossier.frais.map((one) => (one.nature === "teletravail" ? monthOf(one.date) : undefined)),
    (index) => ["frais", index],
    (when) => `Deux allocations de télétravail pour ${when}.`,
    "Gardez-en une : elle vaut pour tous les jours télétravaillés du mois.",
  );
}

/** The keys that stand a second time, with their place. */
function repeated(
  keys: readonly (string | undefined)[],
): readonly { readonly key: string; readonly index: number }[] {
  const seen = new Set<string>();
  return keys.flatMap((key, index) => {
    if (key === undefined) return [];
    if (seen.has(key)) return [{ key, index }];
    seen.add(key);
    return [];
  });
}
