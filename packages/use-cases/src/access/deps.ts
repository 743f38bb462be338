import type { Clock, Passwords, Tokens } from "../ports/services.ts";
import type { Store } from "../ports/store.ts";

/** What signing in and rights work with. */
export interface AccessDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly passwords: Passwords;
  readonly tokens: Tokens;
}
