import { FAMILIES, openCases } from "./cases.ts";
import { measureCompilation, measureSpeeds } from "./measure.ts";
import { measureMemory, ranAsChild } from "./memory.ts";
import { measurePortfolio } from "./portfolio/measure-portfolio.ts";
import { measureMonthsMemory, ranAsMonthsChild } from "./portfolio/months-memory.ts";
import type { PortfolioReport } from "./portfolio/portfolio-report.ts";
import { ratiosOf, reportToText, withPayslips, type Report } from "./report.ts";
import { measureServer, ranAsYear, SERVER_MODES, type ServerReport } from "./server/measure-server.ts";
import { ranAsWorker } from "./server/worker.ts";
import { measureScreens } from "./screens/measure-screens.ts";
import { screensToText } from "./screens/report.ts";
import { serverToText } from "./server/report.ts";
import { findFaults } from "./verify.ts";

const ROUNDS = 11;
const SLICE_MS = 200;
const COMPILATIONS = 7;

/** `pnpm bench [--json] [--no-months]`. It fails on wrong results only: how fast a machine is, is not a fault. */
function main(args: readonly string[]): number {
  // Compilation comes first, so that its cold pass is the first of this process.
  const costs = measureCompilation(COMPILATIONS);
  const wrong = findFaults();
  // Wrong results are not worth timing.
  const speeds = wrong.length > 0 ? [] : measureSpeeds(FAMILIES.flatMap(openCases), ROUNDS, SLICE_MS);
  const portfolio = wrong.length > 0 || args.includes("--no-months") ? null : runPortfolio();
  const faults = [...wrong, ...(portfolio?.faults ?? [])];
  const report: Report = {
    node: process.version,
    faults,
    ratios: wrong.length > 0 ? [] : ratiosOf(speeds),
    speeds,
    compilation: withPayslips(costs, speeds),
    memory: wrong.length > 0 ? [] : measureMemory(),
    portfolio: faults.length > 0 ? null : portfolio,
  };
  process.stdout.write(
    args.includes("--json") ? `${JSON.stringify(report, null, 2)}\n` : reportToText(report),
  );
  return faults.length === 0 ? 0 : 1;
}

/** Ten thousand months: a minute or two here, and another in the process that measures their memory. */
function runPortfolio(): PortfolioReport {
  return { ...measurePortfolio(), memory: measureMonthsMemory() };
}

/** `pnpm bench --server [--portes 1000] [--runs embedded,oneWorker,twoWorkers] [--json]`: a year of a company, on the embedded database and on PostgreSQL. */
async function server(args: readonly string[]): Promise<number> {
  const given = (name: string): string | undefined =>
    args.includes(name) ? args[args.indexOf(name) + 1] : undefined;
  const wanted = given("--runs")?.split(",");
  const modes = SERVER_MODES.filter((mode) => wanted?.includes(mode) ?? true);
  const portes = Number(given("--portes") ?? SERVER_PORTES);
  if (modes.length === 0 || !Number.isInteger(portes) || portes < 1)
    throw new Error(`--runs is some of ${SERVER_MODES.join(",")}, --portes a whole number from 1`);
  const report = await measureServer(portes, modes);
  process.stdout.write(
    args.includes("--json") ? `${JSON.stringify(report, null, 2)}\n` : `${serverToText(report)}\n`,
  );
  return faultsOfServer(report).length === 0 ? 0 : 1;
}

const SERVER_PORTES = 100;

function faultsOfServer(report: ServerReport): readonly string[] {
  return SERVER_MODES.flatMap((mode) => report[mode]?.faults ?? []);
}

/** `pnpm bench --screens [--json]`: what people see of the admin app's speed, in Chromium. */
async function screens(args: readonly string[]): Promise<number> {
  const report = await measureScreens();
  process.stdout.write(
    args.includes("--json") ? `${JSON.stringify(report, null, 2)}\n` : `${screensToText(report)}\n`,
  );
  return 0;
}

const args = process.argv.slice(2);
if (!ranAsChild(args) && !ranAsMonthsChild(args) && !(await ranAsYear(args)) && !(await ranAsWorker(args)))
  process.exitCode = args.includes("--server")
    ? await server(args)
    : args.includes("--screens")
      ? await screens(args)
      : main(args);
