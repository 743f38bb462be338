export { ADMINISTRATOR, launchBrowser, openContext, signIn } from "./browser.ts";
export { buildApp } from "./build-app.ts";
export { measureFirstLoad } from "./first-load.ts";
export { followKeystrokes } from "./keystroke.ts";
export { openPortes, scrollThrough } from "./long-table.ts";
export { passwordTold, startServer } from "./server-process.ts";
