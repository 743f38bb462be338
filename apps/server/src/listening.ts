import { createServer } from "node:net";
import { failure, success, type Problem, type Result } from "@bareme/kernel";
import { codeOf } from "./error-code.ts";

export interface ListenPlace {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
}

/** Tries a port before anything is opened: a first start takes minutes, and is not lost to a port that was taken all along. */
export function tryPort(place: ListenPlace): Promise<Result<null>> {
  return orListenProblem(
    place,
    () =>
      new Promise<null>((resolve, reject) => {
        const server = createServer();
        server.once("error", reject);
        server.listen(place, () => server.close(() => resolve(null)));
      }),
  );
}

/** Listens; what keeps a machine from it comes back as a problem. */
export async function orListenProblem<T>(place: ListenPlace, listen: () => Promise<T>): Promise<Result<T>> {
  try {
    return success(await listen());
  } catch (error) {
    const problem = listenProblem(codeOf(error), place);
    if (problem === undefined) throw error;
    return failure([problem]);
  }
}

function listenProblem(code: string | undefined, { host, port }: ListenPlace): Problem | undefined {
  if (code === "EADDRINUSE")
    return {
      code: "PORT_TAKEN",
      path: ["--port"],
      message: `Le port ${port} est déjà pris par un autre processus.`,
      remedy:
        "Donnez-en un autre avec « --port », ou arrêtez ce processus : c'est peut-être Barème, déjà en marche.",
    };
  if (code === "EACCES")
    return {
      code: "ADDRESS_UNUSABLE",
      path: ["--port"],
      message: `Ce compte n'a pas le droit d'écouter sur le port ${port}.`,
      remedy: "Donnez avec « --port » un nombre au-dessus de 1023.",
    };
  if (code !== undefined && NOT_HERE.has(code))
    return {
      code: "ADDRESS_UNUSABLE",
      path: ["--host"],
      message: `« ${host} » n'est pas une adresse de cette machine.`,
      remedy:
        "Donnez avec « --host » une de ses adresses : 127.0.0.1 pour elle seule, 0.0.0.0 pour tout le réseau.",
    };
  return undefined;
}

const NOT_HERE: ReadonlySet<string> = new Set(["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EINVAL"]);
