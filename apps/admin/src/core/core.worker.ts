import { expose } from "comlink";
import { check } from "./check.ts";

/** What the rules core does for the screens, in a thread of its own: the page stays at ease while it computes. */
const core = { check };

export type Core = typeof core;

expose(core);
