export { createAttempts } from "./attempts.ts";
export type { ApiDeps, Attempts } from "./deps.ts";
export { createHttp, type HttpOptions } from "./http/create-http.ts";
export { procedures } from "./openapi.ts";
export type { ProcedureShape } from "./procedure-shape.ts";
export type { AppRouter } from "./router.ts";
