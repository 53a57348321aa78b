export declare const hostedPolicy: string;
export declare const headerPolicy: string;
export declare const headers: Readonly<Record<string, string>>;
export declare function singleFilePolicy(inlined: {
  readonly script: string;
  readonly style: string;
}): string;
