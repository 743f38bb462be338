import { describe, expect, it } from "vitest";
import { payslipPdf } from "../src/index.ts";
import { DEUX_RIVES_HEADER, GARANCE_HEADER } from "./headers.ts";
import { exampleMonths, monthOf, must, rulesOf } from "./months.ts";
import { readPdf } from "./poppler.ts";
import { headerOf, printPayslip } from "./printed.ts";
import { rappelMonths } from "./special-months.ts";

const { payslip } = monthOf(exampleMonths("cap-garance-2026-01.yaml", rulesOf("cap-garance")), "2026-01");
const rives = rulesOf("deux-rives");

async function refused(input: Partial<Parameters<typeof payslipPdf>[0]>): Promise<readonly string[]> {
  const result = await payslipPdf({ payslip, header: GARANCE_HEADER, earlier: [], rappels: [], ...input });
  return result.ok ? [] : result.problems.map(({ code, path }) => `${code} ${path.join(".")}`);
}

describe("ce qui empêche d'imprimer", () => {
  it("une paie versée en 2027, dont le modèle n'est pas connu, et jamais dans celui d'une autre année", async () => {
    const result = await payslipPdf({
      payslip: { ...payslip, paymentDate: "2027-01-01" },
      header: { ...GARANCE_HEADER, dateDebutContrat: "2027-01-01" },
      earlier: [],
      rappels: [],
    });
    const [problem] = result.ok ? [] : result.problems;
    expect(problem?.code).toBe("PAYSLIP_MODEL_UNKNOWN");
    expect(problem?.message.replaceAll("\u00A0", " ")).toBe(
      "Aucun modèle de bulletin n'est connu pour une paie versée le 1er janvier 2027 (connu : modèle adapté, du 1er juillet 2023 au 31 décembre 2026). Le modèle rénové s'impose depuis le 1er janvier 2027, mais les libellés de son annexe (arrêté du 31 janvier 2023) ne sont pas encore saisis.",
    );
    expect(await refused({ payslip: { ...payslip, paymentDate: "2023-06-30" } })).toEqual([
      "PAYSLIP_MODEL_UNKNOWN paymentDate",
    ]);
  });

  it("le dernier jour du modèle est encore le sien", async () => {
    const header = { ...GARANCE_HEADER, dateDebutContrat: "2026-12-01" };
    expect(
      await refused({ payslip: { ...payslip, period: "2026-12", paymentDate: "2026-12-31" }, header }),
    ).toEqual([]);
  });

  it("un bulletin bloqué par un contrôle", async () => {
    expect(await refused({ payslip: { ...payslip, issued: false } })).toEqual(["PAYSLIP_NOT_ISSUED payslip"]);
  });

  it("un en-tête qui dit d'un fait autre chose que le mois : le contrat, les heures", async () => {
    expect(await refused({ header: { ...GARANCE_HEADER, typeContrat: "CDD" } })).toEqual([
      "MENTION_CONTRADICTS typeContrat",
    ]);
    const march = monthOf(exampleMonths("deux-rives-2026.yaml", rives), "2026-01");
    const right = headerOf(march, DEUX_RIVES_HEADER);
    const temps = (normales: string) => ({
      nature: "heures",
      normales,
      majorees: [{ heures: "4", taux: "25" }],
    });
    expect(await refused({ payslip: march.payslip, header: right })).toEqual([]);
    expect(await refused({ payslip: march.payslip, header: { ...right, temps: temps("147.67") } })).toEqual(
      [],
    );
    expect(await refused({ payslip: march.payslip, header: { ...right, temps: temps("140") } })).toEqual([
      "MENTION_CONTRADICTS temps.normales",
    ]);
  });

  it("une donnée de l'en-tête que rien n'imprime", async () => {
    expect(await refused({ header: { ...GARANCE_HEADER, conventions: "IDCC 3219" } })).toEqual([
      "MENTION_INVALID conventions",
    ]);
  });

  it("la grève et la représentation du personnel, que R3243-4 interdit d'écrire", async () => {
    const header = {
      ...GARANCE_HEADER,
      temps: { nature: "autre", base: "salaire mensuel, grève du 5 janvier" },
    };
    expect(await refused({ header })).toEqual(["MENTION_FORBIDDEN payslip"]);
    const street = { ...GARANCE_HEADER.employeur, adresse: ["1 place de la Grève", "75004 Paris"] };
    expect(await refused({ header: { ...GARANCE_HEADER, employeur: street } })).toEqual([]);
  });

  it("une ligne qui ne mène pas au total", async () => {
    const sections = payslip.sections.map((section) =>
      section.id === "famille" ? { ...section, lines: section.lines.slice(1) } : section,
    );
    expect(await refused({ payslip: { ...payslip, sections } })).toEqual([
      "PAYSLIP_SUM_MISMATCH payslip.cotisationsPatronales",
    ]);
  });

  it("un total versé par l'employeur qui n'est pas le brut et ses cotisations", async () => {
    const totalVerseEmployeur = { id: "totalVerseEmployeur", label: "", amount: "8687.95" };
    expect(await refused({ payslip: { ...payslip, totalVerseEmployeur } })).toEqual([
      "PAYSLIP_SUM_MISMATCH payslip.totalVerseEmployeur",
    ]);
  });

  it("une paie déjà comptée, ou d'un mois qui n'est pas antérieur", async () => {
    const one = {
      from: "2026-01",
      to: "2026-01",
      paymentDate: "2026-01-31",
      netImposable: "1.00",
      impot: "0.00",
      heuresExonerees: "0.00",
    };
    expect(await refused({ earlier: [one] })).toEqual(["EARLIER_PAY_INVALID earlier"]);
  });

  it("un rappel dont rien ne dit ce qu'il corrige", async () => {
    const february = monthOf(rappelMonths(rives), "2026-02");
    const header = headerOf(february, DEUX_RIVES_HEADER);
    const codes = await refused({ payslip: february.payslip, header });
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.every((code) => /^MENTION_MISSING rappels\.2026-01-\d+$/.test(code))).toBe(true);
  });
});

it("une cotisation que le modèle ne nomme pas paraît sous « Autres », jamais omise", async () => {
  const sections = payslip.sections.map((section) =>
    section.id === "sante"
      ? {
          ...section,
          lines: section.lines.map((line) =>
            line.id === "fraisDeSante"
              ? { ...line, id: "mutuelleNouvelle", label: "Mutuelle nouvelle" }
              : line,
          ),
        }
      : section,
  );
  const { pdf } = must(
    await payslipPdf({ payslip: { ...payslip, sections }, header: GARANCE_HEADER, earlier: [], rappels: [] }),
  );
  expect(readPdf(pdf).text).toMatch(/AUTRES\n\s+Mutuelle nouvelle\s+4.005,00\s+0,75.%\s+30,04\s+30,04/);
});

it("les réductions reprises sont dites (13°) et comprises au total de l'employeur", async () => {
  const months = exampleMonths("deux-rives-2026.yaml", rives);
  const { figures } = readPdf((await printPayslip(months, "2026-03", DEUX_RIVES_HEADER)).pdf);
  expect(figures("EXONÉRATIONS ET ALLÈGEMENTS DE COTISATIONS")).toEqual(["249,47"]);
});
