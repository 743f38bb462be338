import {
  absolute,
  add,
  decimalToText,
  greaterThan,
  isNegative,
  month,
  roundTo,
  subtract,
  ZERO,
} from "@bareme/kernel";
import { CENT } from "./atoms.ts";
import type { Report } from "./report.ts";
import type { Dossier } from "./dossier.ts";
import { quotient } from "./fraction.ts";
import { sumOf } from "./timesheet.ts";
import { claimsByMission, dueUpTo, receivedUpTo } from "./turnover.ts";

const ALWAYS = month("9999-12");

/** Invoices, payments and expenses that name what does not exist, or that contradict each other. */
export function checkClaims(dossier: Dossier, report: Report): void {
  checkInvoices(dossier, report);
  const invoices = dossier.factures.map(({ id }) => id);
  const known = (
    list: string,
    index: number,
    key: string,
    id: string,
    ids: readonly string[],
    what: string,
  ): void => {
    if (!ids.includes(id))
      report(
        "REFERENCE_UNKNOWN",
        [list, index, key],
        `« ${id} » n'est pas ${what} du dossier.`,
        ids.length === 0
          ? "Le dossier n'en a aucune : ajoutez-la."
          : `Le dossier connaît : ${ids.join(", ")}.`,
      );
  };
  dossier.encaissements.forEach(({ facture }, index) =>
    known("encaissements", index, "facture", facture, invoices, "une facture"),
  );
  dossier.impayes.forEach(({ facture }, index) =>
    known("impayes", index, "facture", facture, invoices, "une facture"),
  );
  dossier.frais.forEach((one, index) => {
    if (one.nature === "kilometres")
      known(
        "frais",
        index,
        "vehicule",
        one.vehicule,
        dossier.vehicules.map(({ id }) => id),
        "un véhicule",
      );
    if (one.refacture === undefined) return;
    known("frais", index, "refacture", one.refacture, invoices, "une facture");
    const invoice = dossier.factures.find(({ id }) => id === one.refacture);
    if (invoice !== undefined && invoice.dontFraisRefactures === undefined)
      report(
        "INVOICE_INVALID",
        ["frais", index, "refacture"],
        `Ces frais sont refacturés par « ${invoice.id} », qui ne dit pas dontFraisRefactures.`,
        "Ajoutez à la facture la part HT de frais refacturés qu'elle comprend.",
      );
  });
  checkWriteOffs(dossier, report);
}

function checkInvoices({ factures, missions }: Dossier, report: Report): void {
  factures.forEach(({ mission, avoir, ht, dontFraisRefactures }, index) => {
    if (!missions.some(({ id }) => id === mission))
      report(
        "REFERENCE_UNKNOWN",
        ["factures", index, "mission"],
        `« ${mission} » n'est pas une mission du dossier.`,
        `Missions du dossier : ${missions.map(({ id }) => id).join(", ") || "aucune"}.`,
      );
    const part = dontFraisRefactures ?? ZERO;
    if (
      greaterThan(absolute(part), absolute(ht)) ||
      (isNegative(part) && !isNegative(ht)) ||
      (greaterThan(part, ZERO) && isNegative(ht))
    )
      report(
        "INVOICE_INVALID",
        ["factures", index, "dontFraisRefactures"],
        `${decimalToText(part)} de frais refacturés dans une facture de ${decimalToText(ht)} HT.`,
        "Les frais refacturés sont une part du montant HT, de même signe.",
      );
    if (avoir === undefined) return;
    const corrected = factures.find(({ id }) => id === avoir);
    if (corrected === undefined || corrected.avoir !== undefined)
      report(
        "REFERENCE_UNKNOWN",
        ["factures", index, "avoir"],
        `« ${avoir} » n'est pas une facture du dossier.`,
        "Nommez la facture que cet avoir corrige.",
      );
    else if (corrected.mission !== mission)
      report(
        "INVOICE_INVALID",
        ["factures", index, "mission"],
        `L'avoir est de la mission « ${mission} », la facture qu'il corrige de « ${corrected.mission} ».`,
        "Donnez à l'avoir la mission de sa facture.",
      );
  });
}

/** Nothing is given up that was paid or never asked for. */
function checkWriteOffs(dossier: Dossier, report: Report): void {
  for (const claim of [...claimsByMission(dossier).values()].flat()) {
    const abandoned = sumOf(claim.writeOffs, ({ ht }) => ht);
    const received = roundTo(quotient(receivedUpTo(claim, ALWAYS)), CENT, "half-up");
    const { ht } = dueUpTo(claim, ALWAYS);
    const last = claim.writeOffs.at(-1);
    if (last !== undefined && greaterThan(add(received, abandoned), ht))
      report(
        "INVOICE_INVALID",
        ["impayes", dossier.impayes.indexOf(last), "ht"],
        `${decimalToText(abandoned)} abandonnés sur « ${claim.invoice.id} », dont il reste ${decimalToText(subtract(ht, received))} HT.`,
        "Ramenez le montant à ce qui reste dû, ou corrigez les encaissements.",
      );
  }
}
