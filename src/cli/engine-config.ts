import {
  ownerAccounts,
  siteFiles,
  type SiteFile,
  type SiteSecrets,
} from '#src/domain/engine/server-files.ts';
import { readSite } from '#src/domain/engine/site.ts';

/** What `npm run engine:config` writes, or why nothing is written. */
export type EngineConfigAnswer =
  | { readonly problems: readonly string[] }
  | { readonly files: readonly SiteFile[]; readonly secrets: SiteSecrets; readonly folders: number };

/** Makes what a site keeps secret; the caller owns randomness. */
export interface SecretMaker {
  /** A key pair for an account; the public part is what the configuration names. */
  readonly owner: (account: string) => string;
  /** A whole pair, of which the seed stands in the server's own configuration. */
  readonly pair: () => { readonly publicKey: string; readonly seed: string };
  readonly word: () => string;
}

/**
 * The files of a site [EN13].
 * @param text of `sections.json`
 * @param before the secrets that were made the last time: kept, so that a new PC changes nothing else
 */
export function engineConfigMain(
  text: string,
  before: Partial<SiteSecrets>,
  make: SecretMaker,
): EngineConfigAnswer {
  const read = readSite(text);
  if (!read.ok) return { problems: read.error };
  const site = read.value;
  const owners = Object.fromEntries(
    ownerAccounts(site).map((account) => [account, before.owners?.[account] ?? make.owner(account)]),
  );
  const up = site.district?.city === undefined ? before.up : (before.up ?? make.pair());
  const secrets = { owners, cluster: before.cluster ?? make.word(), up };
  return { files: siteFiles(site, secrets), secrets, folders: site.units.length };
}
