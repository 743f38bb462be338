export { ADMINISTRATOR, launchBrowser, openContext, signIn } from "./browser.ts";
export { buildApp } from "./build-app.ts";
export { startServer, type ServerProcess } from "./server-process.ts";
