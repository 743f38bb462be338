import { parseMonth, type Problem } from "@bareme/kernel";

/** A problem of a month, whose message names the month; and the closed one, when it was taken up again in an open one. */
export function inMonth(period: string, problem: Problem): Problem {
  const [head = ""] = problem.path;
  const closed = parseMonth(head) === undefined || head === period ? undefined : head;
  const named = [period, ...(closed === undefined ? [] : [closed])].every((month) =>
    problem.message.includes(month),
  );
  if (named) return problem;
  const when = closed === undefined ? period : `${closed}, repris en ${period}`;
  return { ...problem, message: `${when} : ${problem.message}` };
}
