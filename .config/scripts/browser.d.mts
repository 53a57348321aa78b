export declare const launchArgs: readonly string[];
export declare function findBrowser(): string | null;
export declare function ensureBrowser(): Promise<string>;
export declare function findShell(): string | null;
