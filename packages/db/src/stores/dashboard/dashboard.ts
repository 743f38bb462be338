import type { DashboardStore } from "@bareme/use-cases";
import type { Tenant } from "../tenant.ts";
import { balances } from "./balances.ts";
import { lastClosed, margin } from "./margin.ts";
import { receivables } from "./receivables.ts";
import { hindered, openBefore, openPeriods } from "./waiting.ts";

export function dashboardStore(tenant: Tenant): DashboardStore {
  return {
    openPeriods: () => openPeriods(tenant),
    hindered: (limit) => hindered(tenant, limit),
    openBefore: (period, limit) => openBefore(tenant, period, limit),
    receivables: (asked) => receivables(tenant, asked),
    lastClosed: () => lastClosed(tenant),
    margin: (asked) => margin(tenant, asked),
    balances: (accounts, limit) => balances(tenant, accounts, limit),
  };
}
