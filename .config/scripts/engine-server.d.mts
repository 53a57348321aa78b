export interface EngineServer {
  readonly file: string;
  /** '2.15.1' */
  readonly version: string;
}

interface Places {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Where a fetched one lies. */
  readonly kept?: string;
}

export function findServer(places?: Places): EngineServer | null;
export function ensureServer(): Promise<EngineServer | null>;
export function isNewEnough(version: string): boolean;
export function tooOld(file: string, version: string): string;
