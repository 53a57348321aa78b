/** After a save or a nudge: several come together. */
export const SOON_MS = 200;
/** The server is asked again, where it cannot be reached. */
export const AGAIN_MS = 3_000;
/** And when all goes well, should a nudge have been lost. */
export const EVERY_MS = 60_000;
