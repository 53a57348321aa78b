/** Ten times what seven sections write in a year of 32 rows with every cell corrected ten times. A reader takes no more in one file. */
export const MAX_PACKAGE_STATEMENTS = 50_000;

/** More files than anybody would pick at once. */
export const MAX_PACKAGE_PARTS = 1_000;
