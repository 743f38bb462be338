import { join } from "node:path";
import { explain } from "@bareme/engine";
import { writeProblems, type ExitCode } from "../output.ts";
import { renderExplanation } from "../terminal/explanation-view.ts";
import { heading, renderMonth } from "../terminal/month-view.ts";
import { painter } from "../terminal/screen.ts";
import { payFile, type PayslipTools } from "./payslip.ts";

/** The month that the checkout ships, and the line of it that is explained. */
const SHIPPED = "cap-garance-2026-01.yaml";
const EXPLAINED = "vieillessePlafonnee.employee";
const DEEP = 3;

const NEXT: readonly (readonly [string, string])[] = [
  [
    "npx -y pnpm@10.34.9 --silent bareme payslip examples/deux-rives-2026.yaml",
    "plusieurs mois à la suite, dans une autre société",
  ],
  [
    "npx -y pnpm@10.34.9 --silent bareme payslip examples/dossier-annee.yaml",
    "une année depuis ses pièces : CRA, factures, encaissements, frais",
  ],
  [
    "npx -y pnpm@10.34.9 --silent bareme control examples/controle-fautif.yaml",
    "contrôler un bulletin recopié",
  ],
  [
    "npx -y pnpm@10.34.9 --silent bareme simulate need examples/cap-garance-2026-01.yaml --net 4500 --cherche tjm",
    "le TJM qu'il faut pour un net",
  ],
  ["npx -y pnpm@10.34.9 --silent bareme test", "les scénarios de référence, ligne à ligne"],
  ["npx -y pnpm@10.34.9 --silent bareme check", "vérifier les règles après en avoir changé une"],
];

/** `bareme demo`: the shipped month, one of its lines explained down to the article, and how to go on. */
export function demo(examples: string, tools: PayslipTools): ExitCode {
  const paid = payFile(join(examples, SHIPPED), tools);
  if (!paid.ok) {
    writeProblems(paid.problems, tools.output);
    return 2;
  }
  const { run, plan } = paid.value;
  const [month] = run.months;
  if (month === undefined || month.state === "refusé") {
    writeProblems(month?.evaluation.document.problems ?? [], tools.output);
    return 2;
  }
  const paint = painter(tools.screen);
  const explained = explain(month.evaluation, EXPLAINED);
  tools.output.out(`\n${renderMonth(month, plan, tools.screen)}`);
  tools.output.out(`\n${heading("D'OÙ VIENT UNE LIGNE", EXPLAINED, tools.screen, paint)}`);
  if (explained !== undefined) tools.output.out(renderExplanation(explained, tools.screen, DEEP));
  tools.output.out(`\n${heading("POUR CONTINUER", "", tools.screen, paint)}`);
  for (const [command, purpose] of NEXT) tools.output.out(`  ${purpose}\n    ${paint("cyan", command)}\n`);
  tools.output.out("\n");
  return month.state === "bloqué" ? 1 : 0;
}
