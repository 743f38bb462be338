import { execFileSync } from "node:child_process";
import { canonicalJson, sha256Hex } from "@bareme/kernel";
import { describe, expect, it } from "vitest";
import { payslipPdf, statementPdf } from "../src/index.ts";
import { DEUX_RIVES_HEADER, GARANCE_HEADER } from "./headers.ts";
import { exampleMonths, monthOf, must, rulesOf } from "./months.ts";
import { readPdf } from "./poppler.ts";
import { printPayslip, printStatement } from "./printed.ts";
import { crowdedMonths } from "./special-months.ts";

const months = exampleMonths("cap-garance-2026-01.yaml", rulesOf("cap-garance"));
const { payslip, statement } = monthOf(months, "2026-01");
const crowded = crowdedMonths(rulesOf("deux-rives"));

const DOCUMENTS = [
  {
    name: "le bulletin",
    attached: "bulletin-2026-01.json",
    print: () => printPayslip(months, "2026-01", GARANCE_HEADER),
  },
  {
    name: "le relevé",
    attached: "compte-activite-2026-01.json",
    print: () => printStatement(monthOf(months, "2026-01"), GARANCE_HEADER),
  },
];

describe.each(DOCUMENTS)("$name comme fichier", ({ attached, print }) => {
  const printed = print();

  it("est un PDF/A-3a en une page, balisé, en français, au titre affiché", async () => {
    const pdf = readPdf((await printed).pdf);
    expect(pdf.info()).toMatch(/Pages:\s+1\n/);
    expect(pdf.info()).toMatch(/Tagged:\s+yes/);
    expect(pdf.metadata()).toContain("<pdfaid:part>3</pdfaid:part>");
    expect(pdf.metadata()).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
    const raw = Buffer.from((await printed).pdf).toString("latin1");
    expect(raw).toMatch(/\/Lang \(fr-FR\)/);
    expect(raw).toContain("/DisplayDocTitle true");
    expect(raw).toContain("/OutputIntent");
    expect(raw).toContain("/AFRelationship /Data");
  });

  it("porte ses polices", async () => {
    const fonts = readPdf((await printed).pdf)
      .fonts()
      .trim()
      .split("\n")
      .slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.every((font) => /yes yes yes/.test(font))).toBe(true);
  });

  it("joint les données, octet pour octet leur forme canonique", async () => {
    const { pdf, data } = await printed;
    expect(readPdf(pdf).attached(attached)).toBe(canonicalJson(data));
  });

  it("ne dit d'autre date que celle du document, et a les mêmes octets à chaque fois", async () => {
    const { pdf } = await printed;
    const raw = Buffer.from(pdf).toString("latin1");
    const dates = [...raw.matchAll(/D:(\d{14})Z/g)].map(([, date]) => date);
    expect(dates.length).toBeGreaterThan(0);
    expect(new Set(dates)).toEqual(new Set(["20260131000000"]));
    expect(Buffer.from((await print()).pdf).equals(Buffer.from(pdf))).toBe(true);
  });
});

it("le bulletin joint le mois calculé tel qu'il est", async () => {
  const { pdf } = await printPayslip(months, "2026-01", GARANCE_HEADER);
  const data: unknown = JSON.parse(readPdf(pdf).attached("bulletin-2026-01.json"));
  expect(data).toEqual({
    kind: "bulletin",
    model: "adapte",
    header: GARANCE_HEADER,
    cumulsAnnee: { netImposable: "4916.57", impot: "776.82", heuresExonerees: "0.00" },
    payslip: JSON.parse(JSON.stringify(payslip)),
  });
});

it("un autre processus, à une autre heure et dans un autre fuseau, fait les mêmes octets", async () => {
  const script = `
    import { printStatement } from "./test/printed.ts";
    import { exampleMonths, monthOf, rulesOf } from "./test/months.ts";
    import { GARANCE_HEADER } from "./test/headers.ts";
    import { sha256Hex } from "@bareme/kernel";
    const months = exampleMonths("cap-garance-2026-01.yaml", rulesOf("cap-garance"));
    const { pdf } = await printStatement(monthOf(months, "2026-01"), GARANCE_HEADER);
    process.stdout.write(sha256Hex(Buffer.from(pdf).toString("base64")));`;
  const elsewhere = execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    cwd: new URL("..", import.meta.url),
    env: { ...process.env, TZ: "Pacific/Noumea" },
    encoding: "utf8",
  });
  const { pdf } = must(
    await statementPdf({ statement, issuedOn: payslip.paymentDate, header: GARANCE_HEADER }),
  );
  expect(elsewhere).toBe(sha256Hex(Buffer.from(pdf).toString("base64")));
});

it("le bulletin se lit à voix haute : chaque ligne imprimée est dans l'arbre de structure, dans l'ordre", async () => {
  const { pdf } = must(await payslipPdf({ payslip, header: GARANCE_HEADER, earlier: [], rappels: [] }));
  const spoken = readPdf(pdf)
    .structure()
    .replaceAll(/"\s*"|\s|"/g, "")
    .toLowerCase();
  const places = [
    "BulletindePaie",
    "TOTALBRUT6004,94",
    "FAMILLE6004,94315,26",
    "MONTANTNETSOCIAL4712,29€",
    "NETÀPAYERAUSALARIÉ3935,47€",
  ].map((words) => spoken.indexOf(words.toLowerCase()));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((left, right) => left - right));
});

describe("des données longues", () => {
  const header = {
    ...DEUX_RIVES_HEADER,
    employeur: {
      ...DEUX_RIVES_HEADER.employeur,
      nom: "Société coopérative de portage salarial des Deux Rives et des Vallées de Meuse S",
    },
    salarie: {
      ...DEUX_RIVES_HEADER.salarie,
      prenom: "Marie-Anne Bérengère Clothilde",
      nom: "de la Rochefoucauld-Montbéliards",
    },
  };

  it("un nom de soixante lettres, une société de quatre-vingts : tout est imprimé, en une page", async () => {
    expect(header.employeur.nom.length).toBeGreaterThanOrEqual(79);
    expect(`${header.salarie.prenom} ${header.salarie.nom}`.length).toBeGreaterThanOrEqual(60);
    const { text, info } = readPdf((await printPayslip(crowded, "2026-01", header)).pdf);
    expect(info()).toMatch(/Pages:\s+1\n/);
    const words = text.replaceAll(/\s+/g, " ");
    for (const part of [
      ...header.employeur.nom.split(" "),
      header.salarie.prenom,
      "Rochefoucauld-Montbéliards",
    ])
      expect(words).toContain(part);
  });

  it("dix missions et quarante frais : chacun a sa ligne, et la suite rappelle le document", async () => {
    const { text, info } = readPdf((await printStatement(monthOf(crowded, "2026-01"), header)).pdf);
    expect(info()).toMatch(/Pages:\s+2\n/);
    const pages = text.split("\f").map((page) => page.replaceAll(/\s+/g, " "));
    expect(text.match(/9.000,00\s+9.000,00\s+0,00\s+0,00/g)?.length).toBe(10);
    expect(text.match(/seconde classe, n°.\d+\s+−84,00/g)?.length).toBe(40);
    expect(pages[1]).toContain("Compte d'activité · relevé de janvier 2026 · Marie-Anne");
    expect(pages[1]).toContain("Page 2/2");
  });
});
