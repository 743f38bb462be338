import { spawn } from "node:child_process";
import { root } from "./root.ts";

/** The server as an operator starts it, a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** What it has said so far, on both streams. */
  readonly said: () => string;
  readonly stop: () => Promise<void>;
}

/** Starts a server on a folder, at any free port, and waits until it listens. */
export async function startServer(data: string): Promise<ServerProcess> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "packages/cli/src/main.ts", "serve", "--data", data, "--port", "0"],
    { cwd: root, stdio: ["ignore", "pipe", "pipe"], env: ownEnvironment() },
  );
  let said = "";
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => resolve());
  });
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (text: string): void => {
      said += text;
      const found = /Barème écoute à (\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", hear);
    void ended.then(() => reject(new Error(`the server ended before it listened:\n${said}`)));
  });
  return {
    url,
    said: () => said,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Nothing of the developer's own database. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _own, ...others } = process.env;
  return others;
}

/** The administrator's password, as a first start tells it. */
export function passwordTold({ said }: Pick<ServerProcess, "said">): string {
  const password = /le mot de passe « (\S+) »/.exec(said())?.[1];
  if (password === undefined) throw new Error(`no password was told:\n${said()}`);
  return password;
}
