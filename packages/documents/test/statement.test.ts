import type { Statement } from "@bareme/payroll";
import { describe, expect, it } from "vitest";
import { mentionsMissingFrom, statementPdf } from "../src/index.ts";
import { DEUX_RIVES_HEADER, GARANCE_HEADER } from "./headers.ts";
import { exampleMonths, monthOf, rulesOf } from "./months.ts";
import { readPdf } from "./poppler.ts";
import { printStatement } from "./printed.ts";
import { rappelMonths } from "./special-months.ts";

const rives = rulesOf("deux-rives");
const six = exampleMonths("deux-rives-2026.yaml", rives);
const annee = exampleMonths("dossier-annee.yaml", rives);
const cdd = exampleMonths("dossier-cdd.yaml", rives);
const garance = exampleMonths("cap-garance-2026-01.yaml", rulesOf("cap-garance"));
const march = monthOf(six, "2026-03");
const MENTIONS = [
  { item: "1°", id: "paiementsDesClients", label: "Versements des clients" },
  { item: "2°", id: "fraisDeGestion", label: "Frais de gestion" },
  { item: "3°", id: "fraisProfessionnels", label: "Frais professionnels" },
  { item: "4°", id: "prelevements", label: "Prélèvements sociaux et fiscaux" },
  { item: "5°", id: "netAPayer", label: "Rémunération nette" },
  { item: "6°", id: "apportAffaires", label: "Apport d'affaires" },
] as const;

describe.each([
  { name: "le mois publié", month: monthOf(garance, "2026-01"), header: GARANCE_HEADER },
  { name: "un compte sous zéro", month: monthOf(six, "2026-01"), header: DEUX_RIVES_HEADER },
  { name: "deux clients", month: march, header: DEUX_RIVES_HEADER },
  { name: "des frais refacturés", month: monthOf(annee, "2026-04"), header: DEUX_RIVES_HEADER },
  { name: "une réserve et un lissage", month: monthOf(annee, "2026-07"), header: DEUX_RIVES_HEADER },
  { name: "la fin d'un CDD", month: monthOf(cdd, "2026-06"), header: DEUX_RIVES_HEADER },
  { name: "des rappels", month: monthOf(rappelMonths(rives), "2026-02"), header: DEUX_RIVES_HEADER },
])("le relevé : $name", ({ month, header }) => {
  const printed = printStatement(month, header);

  it("répond aux six mentions de L1254-25, avec leur détail", async () => {
    const { pdf, mentions } = await printed;
    const { text, figures } = readPdf(pdf);
    expect(mentions.map(({ item }) => item)).toEqual(MENTIONS.map(({ item }) => item));
    expect(mentionsMissingFrom(text, mentions)).toEqual([]);
    for (const { id, label } of MENTIONS)
      expect(figures(label)).toEqual([`${amountOf(month.statement.mentions[id].amount)} €`]);
  });

  it("a chaque mouvement et chaque solde du relevé calculé", async () => {
    const squeezed = readPdf((await printed).pdf).text.replaceAll(/\s/g, "");
    for (const section of month.statement.sections)
      for (const amount of shownAmounts(section)) expect(squeezed).toContain(squeeze(amountOf(amount)));
  });

  it("conclut par le montant disponible à la clôture, celui du mois calculé", async () => {
    const closing = month.statement.sections.find(({ id }) => id === "cloture");
    const available =
      closing?.kind === "balances" ? closing.balances.find(({ kind }) => kind === "available") : undefined;
    const lines = readPdf((await printed).pdf).text.split("Soldes à la clôture")[1] ?? "";
    expect(lines.replaceAll(/\s+/g, " ")).toContain(
      `${available?.label ?? "?"} ${amountOf(available?.amount ?? "")} €`,
    );
  });
});

describe("le relevé de mars 2026, refait à la main", () => {
  it("a les versements des deux clients, le net du bulletin et les frais dits en mots", async () => {
    const { text, figures } = readPdf((await printStatement(march, DEUX_RIVES_HEADER)).pdf);
    expect(figures("audit").slice(0, 2)).toEqual(["9 000,00", "9 000,00"]);
    expect(figures("formation").slice(0, 2)).toEqual(["2 400,00", "2 400,00"]);
    expect(figures("Versements des clients")).toEqual(["11 400,00 €"]);
    expect(march.payslip.netAPayer?.amount).toBe("4053.40");
    expect(figures("Rémunération nette")).toEqual(["4 053,40 €"]);
    // The mission that the company found pays its own grid: both say theirs.
    expect(text.replaceAll(/\s+/g, " ")).toContain("9 000,00 € : 10,00 % jusqu'à 70 000 €");
  });

  it("dit ce qui a mis le compte sous zéro et ce qui l'en sort", async () => {
    const { pdf } = await printStatement(monthOf(six, "2026-01"), DEUX_RIVES_HEADER);
    expect(readPdf(pdf).text.replaceAll(/\s+/g, " ")).toContain(
      "Ce qui le ramène : 8 550,00 € restent à encaisser (audit), avant frais de gestion.",
    );
  });

  it("détaille les rappels : payé, recalculé, écart", async () => {
    const { pdf } = await printStatement(monthOf(rappelMonths(rives), "2026-02"), DEUX_RIVES_HEADER);
    const { figures } = readPdf(pdf);
    // 140 h and 151.67 h at 2 400 / 154.
    expect(figures("Salaire de base, rémunération brute")).toEqual([
      "2 181,82",
      "2 363,69",
      "0,00",
      "181,87",
    ]);
    expect(figures("Frais professionnels · train, frais professionnels")).toEqual([
      "0,00",
      "80,00",
      "0,00",
      "80,00",
    ]);
  });
});

describe("ce qui empêche d'imprimer un relevé", () => {
  const input = { statement: march.statement, issuedOn: "2026-03-31", header: DEUX_RIVES_HEADER };

  it.each(MENTIONS)("$item : la mention « $label » absente", async ({ id }) => {
    const mentions = Object.fromEntries(
      Object.entries(march.statement.mentions).filter(([name]) => name !== id),
    ) as Statement["mentions"];
    const result = await statementPdf({ ...input, statement: { ...march.statement, mentions } });
    expect(result.ok ? [] : result.problems.map(({ code, path }) => `${code} ${path.join(".")}`)).toEqual([
      `MENTION_MISSING statement.mentions.${id}`,
    ]);
  });

  it("un en-tête sans employeur ; ce que seul le bulletin imprime n'est pas demandé", async () => {
    const { employeur: _employeur, temps: _temps, ...header } = DEUX_RIVES_HEADER;
    const result = await statementPdf({ ...input, header });
    expect(result.ok ? [] : result.problems.map(({ code, path }) => `${code} ${path.join(".")}`)).toEqual([
      "MENTION_MISSING employeur",
    ]);
  });
});

function shownAmounts(section: Statement["sections"][number]): readonly string[] {
  switch (section.kind) {
    case "balances":
      return section.balances.map(({ amount }) => amount).filter((amount) => amount !== "0.00");
    case "receipts":
      return section.missions.flatMap(({ invoiced, cashed, owed, advanced }) => [
        invoiced,
        cashed,
        owed,
        advanced,
      ]);
    case "fees":
    case "movements":
      return section.entries.map(({ amount }) => amount);
    case "kept":
      return section.accounts.flatMap(({ opening, added, released, closing }) => [
        opening,
        added,
        released,
        closing,
      ]);
    case "sum":
      return [section.amount];
    case "payroll":
      return section.entries.length === 0
        ? []
        : [...section.gross, ...section.others].map(({ amount }) => amount).concat(section.total);
    case "rappels":
      return section.table.months.flatMap(({ rows }) => rows.map(({ difference }) => difference));
    case "figures":
      return [section.total];
  }
}

/** An amount as a French reader writes it, written here a second time. */
function amountOf(text: string): string {
  const [whole = "", decimals = ""] = text.replace("-", "").split(".");
  return `${text.startsWith("-") ? "−" : ""}${whole.replaceAll(/\B(?=(\d{3})+$)/g, " ")},${decimals}`;
}

function squeeze(text: string): string {
  return text.replaceAll(/\s/g, "");
}
