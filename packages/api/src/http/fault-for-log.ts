/** What the log may tell of a fault: the kind and where, never the message, which may hold the values of a row. */
export interface LoggedFault {
  readonly kind: string;
  readonly code?: string;
  readonly at: readonly string[];
  readonly cause?: LoggedFault;
}

const MOST_FRAMES = 12;
const MOST_CAUSES = 5;

export function faultForLog(thrown: unknown, depth = 0): LoggedFault {
  if (!(thrown instanceof Error)) return { kind: typeof thrown, at: [] };
  const { name, stack = "", message, cause } = thrown;
  const frames = stack.replace(message, "").split("\n").filter(isFrame).slice(0, MOST_FRAMES);
  return {
    kind: name,
    ...("code" in thrown && typeof thrown.code === "string" && { code: thrown.code }),
    at: frames.map((frame) => frame.trim()),
    ...(cause !== undefined && depth < MOST_CAUSES && { cause: faultForLog(cause, depth + 1) }),
  };
}

function isFrame(line: string): boolean {
  return /^\s+at .+:\d+:\d+\)?$/.test(line);
}
