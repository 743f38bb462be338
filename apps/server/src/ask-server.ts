import { request } from "node:http";
import { failure, success, type Result } from "@bareme/kernel";
import { z } from "zod";
import { readDoor, REFUSED, ROUTES } from "./operator-door.ts";

const refusedShape = z.object({
  ok: z.literal(false),
  problems: z.array(
    z.object({ code: z.string(), path: z.array(z.string()), message: z.string(), remedy: z.string() }),
  ),
});

/**
 * Asks the server that holds a data folder, and reads its answer by `shape`. Null when it has no door, or nobody is behind it any more: a server that
 * was killed leaves its file, and its port may be another program's by now.
 */
export async function askServer<S extends z.ZodType>(
  data: string,
  route: keyof typeof ROUTES,
  asked: object,
  shape: S,
): Promise<Result<z.output<S>> | null> {
  const door = readDoor(data);
  if (door === undefined) return null;
  let answer: string;
  try {
    answer = await post(`${door.url}${ROUTES[route]}`, door.secret, JSON.stringify(asked));
  } catch {
    return null;
  }
  const read = jsonOf(answer);
  const refused = refusedShape.safeParse(read);
  if (refused.success) return failure(refused.data.problems);
  const done = z.object({ ok: z.literal(true), value: z.unknown() }).safeParse(read);
  const value = shape.safeParse(done.data?.value);
  return done.success && value.success ? success(value.data) : failure([REFUSED]);
}

/** As long as it takes: a backup of years is minutes of work, and `fetch` gives up after five. */
function post(url: string, secret: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
    const asking = request(url, { method: "POST", headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.once("end", () => resolve(Buffer.concat(parts).toString("utf8")));
      response.once("error", reject);
    });
    asking.once("error", reject);
    asking.end(body);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
