import { parseDecimal, type Problem } from "@bareme/kernel";
import type { Statement, StatementSection } from "@bareme/payroll";
import { formatAmount, formatEuros } from "../format.ts";
import type { MandatoryMention } from "../payslip/mentions.ts";
import { nameEntry } from "./entry-label.ts";

/** The six mentions of CT L1254-25, in its order: who needs which figure, and the sections that detail it. */
const MENTIONS = [
  { item: "1°", id: "paiementsDesClients", label: "chaque paiement fait par les clients" },
  { item: "2°", id: "fraisDeGestion", label: "le détail des frais de gestion" },
  { item: "3°", id: "fraisProfessionnels", label: "les frais professionnels" },
  { item: "4°", id: "prelevements", label: "les prélèvements sociaux et fiscaux" },
  { item: "5°", id: "netAPayer", label: "la rémunération nette" },
  { item: "6°", id: "apportAffaires", label: "l'indemnité d'apport d'affaires" },
] as const;

/** A statement read back from elsewhere may lack a mention, which no document may leave blank. */
export function missingMentions({ mentions }: Statement): readonly Problem[] {
  return MENTIONS.filter(
    ({ id }) => !Object.hasOwn(mentions, id) || parseDecimal(mentions[id].amount) === undefined,
  ).map(({ id, label }) => ({
    code: "MENTION_MISSING",
    path: ["statement", "mentions", id],
    message: `Il manque au relevé « ${id} » : ${label} (Code du travail, art. L1254-25).`,
    remedy: "Calculez le mois de nouveau, puis refaites son relevé.",
  }));
}

/** Each mention with the texts that answer it: its figure, its parts, and the detail of its section. */
export function statementMentions({ mentions, sections }: Statement): readonly MandatoryMention[] {
  return MENTIONS.map(({ item, id, label }) => {
    const mention = mentions[id];
    const section = sections.find((one) => one.id === mention.section);
    return {
      item,
      label,
      state: "present" as const,
      shown: [
        `${mention.label}${formatEuros(mention.amount)}`,
        ...(section === undefined ? [] : detailOf(section)),
      ],
    };
  });
}

function detailOf(section: StatementSection): readonly string[] {
  switch (section.kind) {
    case "receipts":
      return section.missions.flatMap(({ client, mission, invoiced, cashed }) => [
        client ?? mission,
        `${formatAmount(invoiced)}${formatAmount(cashed)}`,
      ]);
    case "fees":
    case "movements":
      return section.entries.map(
        (entry) => `${nameEntry(entry, section.title)}${formatAmount(entry.amount)}`,
      );
    case "balances":
    case "kept":
    case "sum":
    case "payroll":
    case "figures":
    case "rappels":
      return [];
  }
}
