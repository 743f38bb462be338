/** Calls in one request; a client that has more asks again. */
export const MOST_CALLS = 50;

/** Node reads no longer heads, and the address is most of them. */
export const LONGEST_ADDRESS = 6000;
