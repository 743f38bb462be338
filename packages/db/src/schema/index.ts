export * from "./audit.ts";
export * from "./payroll.ts";
export * from "./releases.ts";
export * from "./tenants.ts";
