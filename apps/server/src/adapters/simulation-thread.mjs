import { register } from "tsx/esm/api";

// TypeScript as it is, like the server itself: a thread does not take that over from whoever starts it.
register();
await import("./simulation-thread.ts");
