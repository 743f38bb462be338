import { describe, expect, it } from "vitest";
import { companyRules } from "./rules.ts";
import { monthsFrom, statementsOf } from "./statement-months.ts";

const garance = companyRules("cap-garance");
const deuxRives = companyRules("deux-rives");
const mistral = companyRules("atelier-mistral");
const WORK = { heuresTravaillees: "151.67" };

/** French spaces are no-break spaces; here only the words matter. */
function words(text: string | undefined): string {
  return (text ?? "").replaceAll(/\s+/g, " ");
}

function explained(
  rules: ReturnType<typeof companyRules>,
  ...months: readonly Readonly<Record<string, unknown>>[]
): {
  readonly balance: string | undefined;
  readonly why: string;
  readonly remedy: string;
  readonly causes: unknown;
} {
  const last = statementsOf(rules, monthsFrom(rules.plan, months)).at(-1);
  const found = last?.statement.shortfalls.find(({ account }) => account === "disponible");
  return {
    balance: found?.balance,
    why: words(found?.why),
    remedy: words(found?.remedy),
    causes: found?.causes.map(({ id }) => id),
  };
}

describe("a balance below zero", () => {
  it("is explained by the pay that is due while no client has paid, and by the invoice that brings it back", () => {
    const { balance, why, remedy, causes } = explained(deuxRives, {
      ...WORK,
      missions: [{ id: "audit", client: "Acme", caFacture: "8550.00" }],
    });
    expect(causes).toEqual(["paie", "sansEncaissement"]);
    // 2 481.87 gross, 791.15 of contributions, 236.37 and 440.93 put aside.
    expect(balance).toBe("-3950.32");
    expect(why).toBe(
      "Montant disponible : −3 950,32 €. La paie due pour le mois coûte 3 950,32 €, dont 677,30 € mis de côté, et le compte n'avait rien pour la payer. En cause : aucun client n'a payé dans le mois.",
    );
    expect(remedy).toBe("Ce qui le ramène : 8 550,00 € restent à encaisser (Acme), avant frais de gestion.");
  });

  it("is explained by the month before when this one only makes good a part of it", () => {
    const { why, causes } = explained(
      deuxRives,
      { ...WORK, missions: [{ id: "a", caFacture: "8550.00" }] },
      { ...WORK, missions: [{ id: "a", caEncaisse: "8550.00" }] },
    );
    expect(causes).toEqual(["paie", "ouverture"]);
    expect(why).toContain("En cause : le mois s'est ouvert à −3 950,32 €.");
  });

  it("is explained by an advance taken back once an invoice is known to be unpaid", () => {
    const { why, remedy, causes } = explained(
      garance,
      { ...WORK, missions: [{ id: "a", client: "Acme", caFacture: "9000.00" }] },
      { ...WORK, missions: [{ id: "a", client: "Acme", creanceAbandonnee: "9000.00" }] },
    );
    expect(causes).toEqual(["paie", "avanceReprise"]);
    expect(why).toContain(
      "l'avance sur « Acme » est reprise pour 9 000,00 €, une facture de 9 000,00 € étant reconnue impayée",
    );
    expect(remedy).toContain("Aucune facture ne reste à encaisser");
  });

  it("is explained by fees that are due without any turnover", () => {
    const { balance, why } = explained(mistral, { heuresTravaillees: "0", cotisationSante: "0" });
    // The subscription of a month: 99.00.
    expect(balance).toBe("-99.00");
    expect(why).toContain("les frais du mois (−99,00 €) sont dus sans aucun encaissement");
  });

  it("is explained by leave that costs more than its provision held", () => {
    const { why, causes } = explained(
      deuxRives,
      { ...WORK, missions: [{ id: "a", caFacture: "4400.00", caEncaisse: "4400.00" }] },
      { ...WORK, joursCongesPris: "2.5", indemniteCongesMaintien: "900.00" },
    );
    expect(causes).toContain("provision");
    expect(why).toMatch(
      /« Indemnité de congés payés » \(900,00 €, hors cotisations\) dépasse sa provision \([\d,]+ €\)/,
    );
  });

  it("names a sum put aside that gave back more than it held", () => {
    const [month] = statementsOf(
      deuxRives,
      monthsFrom(deuxRives.plan, [{ ...WORK, montantReserveRepris: "100.00" }]),
    );
    const found = month?.statement.shortfalls.find(({ account }) => account === "montantsReserves");
    expect(found?.balance).toBe("-100.00");
    expect(words(found?.why)).toBe(
      "Montants mis de côté : −100,00 €. Ouvert à 0,00 €, ce solde a reçu 0,00 € et rendu 100,00 € : plus qu'il ne tenait.",
    );
  });

  it("has none while the account is at zero or above", () => {
    expect(
      explained(deuxRives, { ...WORK, missions: [{ id: "a", caFacture: "9000.00", caEncaisse: "9000.00" }] })
        .balance,
    ).toBeUndefined();
  });
});
