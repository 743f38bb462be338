import type { WhatIf } from "@bareme/use-cases";
import { expect } from "vitest";
import type { ApiClient } from "../src/client.ts";
import { procedures } from "../src/openapi.ts";
import type { Progressing } from "../src/progress.ts";
import { eventsOf } from "./refused.ts";

type Asked = Parameters<ApiClient["payroll"]["whatIf"]["subscribe"]>[0];

/** The answer to a supposition, after the steps that are told before it; each event is what the page of the API says. */
export async function askWhatIf({ payroll }: ApiClient, asked: Asked): Promise<WhatIf> {
  const events = await eventsOf((to) => payroll.whatIf.subscribe(asked, to));
  const shape = procedures().find(({ path }) => path === "payroll.whatIf")?.output;
  for (const event of events) expect(shape?.safeParse(event).error).toBeUndefined();
  const told = events as readonly Progressing<WhatIf>[];
  expect(told.slice(0, -1).every(({ kind }) => kind === "progress")).toBe(true);
  expect(told.length > 1).toBe(asked.ask !== "net");
  const last = told.at(-1);
  if (last?.kind !== "done") throw new Error("it did not end");
  return last.value;
}
