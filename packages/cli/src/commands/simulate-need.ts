import type { Problem } from "@bareme/kernel";
import { findNeed } from "@bareme/payroll";
import { writeJson, type ExitCode } from "../output.ts";
import { renderNeed } from "../terminal/need-view.ts";
import type { PayslipTools } from "./payslip.ts";
import {
  openMonths,
  progressOf,
  readChange,
  readOption,
  readWord,
  refuse,
  warnOfCorrections,
  type MissionOptions,
} from "./simulate-input.ts";

export interface NeedOptions extends MissionOptions {
  readonly net: string;
  readonly sur: string;
  readonly cherche: string;
  readonly jusqua?: string;
  readonly json?: boolean;
}

const NETS = { aPayer: "netAPayer", avantImpot: "netAvantImpot" } as const;

/** `bareme simulate need`: the least rate, days or turnover whose net reaches a target. 1: none does. */
export function simulateNeed(path: string, options: NeedOptions, tools: PayslipTools): ExitCode {
  const problems: Problem[] = [];
  const net = readOption("--net", options.net, problems);
  const upTo = readOption("--jusqua", options.jusqua, problems, { positive: true });
  const on = readWord("--sur", options.sur, ["aPayer", "avantImpot"], problems);
  const lever = readWord("--cherche", options.cherche, ["tjm", "jours", "ca"], problems);
  const asked = readChange(options);
  if (!asked.ok) problems.push(...asked.problems);
  if (lever !== undefined && options[lever] !== undefined) problems.push(soughtAndGiven(lever));
  if (lever === "ca" && (options.tjm ?? options.jours) !== undefined) problems.push(soughtAndGiven("ca"));
  if (!asked.ok || net === undefined || on === undefined || lever === undefined || problems.length > 0)
    return refuse(problems, options, tools);
  const opened = openMonths(path, tools);
  if (!opened.ok) return refuse(opened.problems, options, tools);
  const { paid, rules } = opened.value;
  const progress = progressOf(tools);
  const need = findNeed({
    input: paid.file,
    rules,
    lever,
    ...asked.value,
    net,
    on: NETS[on],
    upTo,
    onSample: (count) => progress.show(`${count} essais`),
  });
  progress.end();
  if (!need.ok) return refuse(need.problems, options, tools);
  const warnings = warnOfCorrections(need.value.correctionsLeft, options, tools);
  if (options.json === true) writeJson({ ...need.value, warnings, problems: [] }, tools.output);
  else tools.output.out(renderNeed(need.value, tools.screen));
  return need.value.value === null ? 1 : 0;
}

function soughtAndGiven(lever: string): Problem {
  return {
    code: "SIMULATION_OPTION",
    path: ["--cherche"],
    message: `« --cherche ${lever} » : ce qui est cherché est déjà donné par une autre option.`,
    remedy: "Retirez cette option, ou cherchez autre chose.",
  };
}
