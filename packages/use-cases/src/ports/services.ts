/** Today and now come in, so that a use case can be played at any time. */
export interface Clock {
  /** ISO date, `2026-11-22`. */
  readonly today: () => string;
  /** ISO instant, UTC. */
  readonly now: () => string;
}

/** Signs releases. The private key stays where it is kept; `keyId` is the fingerprint of its public half. */
export interface Signer {
  readonly keyId: string;
  readonly sign: (text: string) => string;
  readonly verify: (text: string, signature: string, keyId: string) => boolean;
}

/** Encrypts what must not be read in the tables (NIR). */
export interface Vault {
  readonly encrypt: (text: string) => string;
  readonly decrypt: (text: string) => string;
}

/** Passwords, slow on purpose. */
export interface Passwords {
  readonly hash: (password: string) => Promise<string>;
  /** Without a hash, or with one that no password has: false, and as slow, so that the time taken does not tell who has an account. */
  readonly verify: (hash: string | undefined, password: string) => Promise<boolean>;
  /** One that nobody guesses, to be told once to its user. */
  readonly make: () => string;
}

/** Unguessable tokens of sessions. */
export interface Tokens {
  readonly make: () => string;
  readonly hash: (token: string) => string;
}
