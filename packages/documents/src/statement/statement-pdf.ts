import { failure, success, type JsonValue, type Result } from "@bareme/kernel";
import type { Statement } from "@bareme/payroll";
import { formatMonth } from "../format.ts";
import { readParties } from "../header.ts";
import { contratText, issuerOf } from "../payslip/header-texts.ts";
import type { MandatoryMention } from "../payslip/mentions.ts";
import { CLOSE } from "../pdf/density.ts";
import { drawHeading } from "../pdf/heading.ts";
import { toJson } from "../pdf/json.ts";
import { renderPdf } from "../pdf/render.ts";
import { drawStatement } from "./draw-statement.ts";
import { missingMentions, statementMentions } from "./mentions.ts";

export interface StatementDocument {
  readonly pdf: Uint8Array;
  /** What the text asks for, and what answers it. */
  readonly mentions: readonly MandatoryMention[];
  /** The data attached to it, whose hash can be kept. */
  readonly data: JsonValue;
}

/** The monthly statement of the compte d'activité (CT L1254-25) as a PDF/A with its data attached. */
export async function statementPdf({
  statement,
  issuedOn,
  header: given,
}: {
  readonly statement: Statement;
  /** ISO date that the document bears. */
  readonly issuedOn: string;
  /** That of the payslip; only who pays, who is paid and the contract are read of it. */
  readonly header: unknown;
}): Promise<Result<StatementDocument>> {
  const header = readParties(given);
  const problems = [...(header.ok ? [] : header.problems), ...missingMentions(statement)];
  if (!header.ok || problems.length > 0) return failure(problems);
  const { employeur, salarie, convention, typeContrat } = header.value;
  const name = `${salarie.prenom} ${salarie.nom}`;
  const period = formatMonth(statement.period);
  const data = toJson({ kind: "releve", header: header.value, statement });
  const heading = drawHeading({
    title: "Compte d'activité",
    period: `relevé ${of(period)}`,
    issuer: issuerOf(employeur),
    receiver: { name, lines: salarie.adresse },
    facts: [
      { label: "Contrat", value: contratText(typeContrat) },
      { label: "Matricule", value: salarie.matricule },
      { label: "Convention", value: convention },
    ],
  });
  const pdf = await renderPdf({
    title: `Relevé du compte d'activité, ${period}, ${name}`,
    author: employeur.nom,
    subject: "Relevé mensuel du compte d'activité",
    issuedOn,
    content: [...heading, ...drawStatement(statement)],
    fontSize: CLOSE.fontSize,
    continued: `Compte d'activité · relevé ${of(period)} · ${name}`,
    footer: ["Montants en euros, hors taxes. Un mouvement qui entre au montant disponible est positif."],
    attachment: {
      name: `compte-activite-${statement.period}.json`,
      description: "Données du relevé du compte d'activité",
      data,
    },
  });
  return success({ pdf, mentions: statementMentions(statement), data });
}

/** « d'avril », « de mai ». */
function of(month: string): string {
  return /^[ao]/.test(month) ? `d'${month}` : `de ${month}`;
}
