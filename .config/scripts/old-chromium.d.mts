export declare const oldVersions: readonly number[];
export declare const oldLaunchArgs: readonly string[];
export declare function whyNoOldChromium(): string | null;
export declare function oldChromium(version: number): Promise<string>;
