// Lines of a server's configuration that several accounts have.

/** A stream, and the account that holds it. */
export interface SiteStream {
  readonly account: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Reading is asking for what lies there, by direct gets: nobody has a consumer, or is told what else there is. */
export function readExport(stream: string, accounts: string): string {
  return `      { service: "$JS.API.DIRECT.GET.${stream}", response: "stream", accounts: ${accounts} }`;
}

export function readImport(account: string, stream: string): string {
  return `      { service: { account: ${account}, subject: "$JS.API.DIRECT.GET.${stream}" } }`;
}

/** Makes streams and sees how they are, and may do nothing else. */
export function ownerUser(key: string): string {
  const calls = ['STREAM.CREATE', 'STREAM.UPDATE', 'STREAM.INFO'].map((call) => `"$JS.API.${call}.>"`);
  return `{ nkey: ${key}, permissions: { publish: [${calls.join(', ')}], subscribe: ["_INBOX.>"] } }`;
}

export function users(keys: readonly string[]): string {
  return `[ ${keys.map((key) => `{ nkey: ${key} }`).join(', ')} ]`;
}

export function list(names: readonly string[]): string {
  return `[${names.join(', ')}]`;
}
