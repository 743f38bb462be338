import type { Problem } from "@bareme/kernel";
import type { ProcedureShape } from "../../src/procedure-shape.ts";

/** What came back: the problems of a refusal, or none, and every byte that was said. */
export interface Answer {
  readonly status: number;
  /** Null when the call was accepted. */
  readonly problems: readonly Problem[] | null;
  readonly text: string;
}

export interface Caller {
  readonly url: string;
  readonly cookie: string | null;
  readonly societeId: string | null;
}

/** No stream of these tests has more to tell after so long. */
const LONGEST_STREAM_MS = 1500;

/** Calls a procedure as its kind asks, without any client between. */
export function call(caller: Caller, shape: ProcedureShape, input: unknown): Promise<Answer> {
  return shape.kind === "subscription" ? follow(caller, shape, input) : ask(caller, shape, input);
}

async function ask(
  { url, cookie, societeId }: Caller,
  shape: ProcedureShape,
  input: unknown,
): Promise<Answer> {
  const headers = {
    ...(cookie !== null && { cookie }),
    ...(societeId !== null && { "x-societe": societeId }),
  };
  const body = JSON.stringify(input);
  const address = `${url}/api/trpc/${shape.path}`;
  const response = await (shape.kind === "query"
    ? fetch(`${address}?input=${encodeURIComponent(body ?? "null")}`, { headers })
    : fetch(address, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body: body ?? "null",
      }));
  const text = await response.text();
  return { status: response.status, problems: problemsIn(JSON.parse(text)), text };
}

async function follow(
  { url, cookie, societeId }: Caller,
  shape: ProcedureShape,
  input: unknown,
): Promise<Answer> {
  const parameters = new URLSearchParams({ input: JSON.stringify(input) ?? "null" });
  if (societeId !== null) parameters.set("connectionParams", JSON.stringify({ "x-societe": societeId }));
  const leaving = new AbortController();
  const response = await fetch(`${url}/api/trpc/${shape.path}?${parameters}`, {
    headers: { accept: "text/event-stream", ...(cookie !== null && { cookie }) },
    signal: leaving.signal,
  });
  const timer = setTimeout(() => leaving.abort(), LONGEST_STREAM_MS);
  let text = "";
  try {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      if (/event: (return|serialized-error)\n/.test(text) && text.endsWith("\n\n")) break;
    }
  } catch (thrown) {
    if (!leaving.signal.aborted) throw thrown;
  } finally {
    clearTimeout(timer);
    leaving.abort();
  }
  const failed = /event: serialized-error\ndata: (.*)\n/.exec(text)?.[1];
  const said = failed ?? (text.startsWith("{") ? text : null);
  return { status: response.status, problems: said === null ? null : problemsIn(JSON.parse(said)), text };
}

/** Wherever tRPC puts them: in the answer's error, or in the event of a stream. */
function problemsIn(said: unknown): readonly Problem[] | null {
  if (typeof said !== "object" || said === null) return null;
  const error: unknown = "error" in said ? said.error : "code" in said || "data" in said ? said : null;
  if (typeof error !== "object" || error === null || !("data" in error)) return null;
  const { data } = error;
  return typeof data === "object" && data !== null && "problems" in data
    ? (data.problems as readonly Problem[])
    : null;
}
