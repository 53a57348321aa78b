/** Opened from a disk, under a plain-http name, or over https (or from this very machine): each promises less or more. */
type AddressKind = 'file' | 'plain' | 'secure';

/** What the browser promises about stored data on this address. Each answer may be missing on old browsers and plain http. */
export interface BrowserFacts {
  readonly address: AddressKind;
  /** null: the browser does not say. */
  readonly isPersisted: boolean | null;
  /** Bytes that this address uses, and may use; estimates. null: the browser does not say. */
  readonly usage: number | null;
  readonly quota: number | null;
}

export async function browserFacts(): Promise<BrowserFacts> {
  // Missing on plain-http intranet addresses, whatever the types say.
  const storage = navigator.storage as StorageManager | undefined;
  const [isPersisted, estimate] = await Promise.all([
    ask(() => storage?.persisted?.()),
    ask(() => storage?.estimate?.()),
  ]);
  return {
    address: addressKind(),
    isPersisted,
    usage: estimate?.usage ?? null,
    quota: estimate?.quota ?? null,
  };
}

function addressKind(): AddressKind {
  if (window.location.protocol === 'file:') return 'file';
  return window.isSecureContext ? 'secure' : 'plain';
}

/** Asks for storage that the browser does not evict; true when it has agreed. */
export async function askPersistence(): Promise<boolean> {
  const storage = navigator.storage as StorageManager | undefined;
  return (await ask(() => storage?.persist?.())) ?? false;
}

async function ask<T>(question: () => Promise<T> | undefined): Promise<T | null> {
  try {
    return (await question()) ?? null;
  } catch {
    return null;
  }
}
