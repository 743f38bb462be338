// What the tests need beside npm's packages, installed from Debian's when it is absent: a PostgreSQL server, a reader of PDF that is not ours, and a browser.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";

/** @type {readonly { name: string, isThere: () => boolean }[]} */
const TOOLS = [
  {
    name: "postgresql",
    isThere: () => existsSync("/usr/lib/postgresql") && readdirSync("/usr/lib/postgresql").length > 0,
  },
  { name: "chromium", isThere: () => existsSync(process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium") },
  { name: "poppler-utils", isThere: () => spawnSync("pdftotext", ["-v"]).error === undefined },
];

const absent = () => TOOLS.filter(({ isThere }) => !isThere()).map(({ name }) => name);

/** @param {readonly string[]} args */
function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("apt-get", ["-qq", "-o", "DPkg::Lock::Timeout=300", ...args], { stdio: "ignore", env });
}

const wanted = absent();
if (wanted.length > 0) {
  console.error(`Installing ${wanted.join(", ")} with apt-get…`);
  aptGet(["update"]);
  aptGet(["install", "-y", "--no-install-recommends", ...wanted]);
  const missing = absent();
  if (missing.length > 0) {
    console.error(
      `The tests need ${missing.join(" and ")}, which could not be installed: run « apt-get install ${missing.join(" ")} » as root.`,
    );
    process.exitCode = 1;
  }
}
