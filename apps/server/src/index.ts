export { install } from "./first-start/install.ts";
export { shippedRules } from "./first-start/rule-folders.ts";
export { backupServer, replacePassword, restoreServer, verifyServer } from "./operator.ts";
export type { ServerPlace } from "./place.ts";
export { serve, type ServeOptions, type Serving } from "./serve.ts";
export { openServices, type ServiceOptions, type Services } from "./services.ts";
export { startWorking, work, type Working } from "./work.ts";
