import { randomBytes, timingSafeEqual } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { failure, type Problem } from "@bareme/kernel";
import { resetPassword } from "@bareme/use-cases";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Services } from "./services.ts";

/**
 * How a command on the same machine asks the running server for what only the holder of the embedded database can do. The address and a secret stand
 * in a file of the data folder that its owner alone reads.
 */
const DOOR = "serveur.json";
const SECRET_BYTES = 32;

/** Where commands ask, under the server's address. */
export const ROUTES = { backup: "/operator/backup", password: "/operator/password" } as const;

const doorShape = z.strictObject({ url: z.url(), secret: z.string().min(1) });

type Door = z.output<typeof doorShape>;

const backupAsked = z.strictObject({ file: z.string().refine(isAbsolute) });
const passwordAsked = z.strictObject({ email: z.string().max(1000) });

export interface OperatorDoor {
  /** Writes the file once the server's address is known. */
  readonly open: (url: string) => void;
  readonly close: () => void;
}

export function addOperatorDoor(
  server: FastifyInstance,
  { store, access }: Pick<Services, "store" | "access">,
  data: string,
): OperatorDoor {
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  const file = join(data, DOOR);
  const answerTo = <S extends z.ZodType>(
    route: string,
    shape: S,
    answer: (asked: z.output<S>) => Promise<object>,
  ): void => {
    server.post(route, async (request, reply) => {
      if (!isSame(request.headers.authorization ?? "", `Bearer ${secret}`))
        return reply.code(403).send(CLOSED);
      const asked = shape.safeParse(request.body);
      return asked.success ? answer(asked.data) : reply.code(400).send(CLOSED);
    });
  };
  answerTo(ROUTES.backup, backupAsked, (asked) => store.backup(asked.file));
  answerTo(ROUTES.password, passwordAsked, (asked) => resetPassword(access, asked.email));
  return {
    open: (url) => {
      mkdirSync(data, { recursive: true, mode: 0o700 });
      // Written apart and then given its name: nobody reads half of it, nor what a killed server left.
      const draft = `${file}.${process.pid}`;
      rmSync(draft, { force: true });
      writeFileSync(draft, JSON.stringify({ url, secret }), { mode: 0o600, flag: "wx" });
      renameSync(draft, file);
    },
    close: () => {
      // Beside PostgreSQL several servers may share a folder: another one's door stays.
      if (readDoor(data)?.secret === secret) rmSync(file, { force: true });
    },
  };
}

/** The door of the server that was last opened on a data folder; a server that was killed leaves its own. */
export function readDoor(data: string): Door | undefined {
  try {
    return doorShape.safeParse(JSON.parse(readFileSync(join(data, DOOR), "utf8"))).data;
  } catch {
    return undefined;
  }
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

export const REFUSED: Problem = {
  code: "OPERATOR_REFUSED",
  path: [],
  message: "Le serveur qui tient ces données n'a pas répondu à cette demande.",
  remedy:
    "Lancez la commande avec le dossier de données du serveur et le compte qui le fait tourner ; sinon arrêtez-le (Ctrl-C), puis recommencez.",
};
const CLOSED = failure([REFUSED]);
