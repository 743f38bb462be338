import type { Answers } from "../../../api/session.tsx";

export type ImportKind = Answers["payroll"]["previewImport"]["kind"];

/** What can be imported: its columns, and lines to begin from. */
export const KINDS: Readonly<
  Record<
    ImportKind,
    {
      readonly label: string;
      readonly says: string;
      readonly columns: readonly string[];
      readonly example: readonly string[];
    }
  >
> = {
  cra: {
    label: "CRA",
    says: "Une ligne par jour et par nature de temps. Unité H (heures) ou J (jours) ; nature : prestation, prospection, maladie, congé, formation ou délégation.",
    columns: ["matricule", "mission", "date", "nature", "unite", "quantite", "debut", "fin", "commentaire"],
    example: ["DR-001", "pilotage", "02/11/2026", "prestation", "J", "1", "", "", ""],
  },
  factures: {
    label: "Factures",
    says: "Une ligne par facture. La TVA en montant ou en taux : le TTC dit lequel. Un avoir se saisit à la main, dans le contrat.",
    columns: ["facture", "client", "mission", "matricule", "date", "ht", "tva", "ttc", "echeance"],
    example: ["F-2026-001", "", "pilotage", "DR-001", "30/11/2026", "5600,00", "1120,00", "6720,00", ""],
  },
  encaissements: {
    label: "Encaissements",
    says: "Une ligne par paiement reçu, TVA comprise, sur une facture déjà connue.",
    columns: ["facture", "date", "montant"],
    example: ["F-2026-001", "15/12/2026", "6720,00"],
  },
};

/** A file to fill, as French spreadsheets open it: marked UTF-8, cells separated by semicolons. */
export function templateOf(kind: ImportKind): Blob {
  const { columns, example } = KINDS[kind];
  return new Blob([`\uFEFF${columns.join(";")}\r\n${example.join(";")}\r\n`], { type: "text/csv" });
}
