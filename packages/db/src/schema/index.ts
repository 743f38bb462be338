export * from "./audit.ts";
export * from "./mentions.ts";
export * from "./passages.ts";
export * from "./payroll.ts";
export * from "./releases.ts";
export * from "./tenants.ts";
