import { PartError } from '#src/kernel/part-error.ts';

/** The build ends every script and style with it: a file that was copied by half has none. */
const END = '/*end*/';

const arrived = new Map<string, Promise<void>>();
const styles = new Map<string, Promise<void>>();
const missed = new Set<string>();

/**
 * What stands around every `import()` in the hosted build: fetches the files of a part before the browser's module loader sees them.
 * A browser remembers for good that a module could not be fetched, so a second try would fail without asking anybody; what it only
 * meets once it is here and whole can be asked for as often as needed [H11].
 * @param files the part's own scripts and styles, relative to `importer`
 * @throws PartError, and nothing else
 */
export async function loadPart<T>(
  start: () => Promise<T>,
  files: readonly string[] = [],
  importer = '',
): Promise<T> {
  const inPage = filesInPage();
  // A style that another part put there may still be on its way.
  const isToCome = (address: string) => arrived.has(address) || !inPage.has(address);
  const addresses = files.map((file) => new URL(file, importer).href).filter(isToCome);
  try {
    await Promise.all(addresses.map(arrive));
    // In the order of the build, whichever came first: later rules win over earlier ones.
    await Promise.all(addresses.filter((address) => address.endsWith('.css')).map(wear));
    return await start();
  } catch (cause) {
    // Whole by its end and yet no module: the next try asks the server and not the browser's cache.
    for (const address of addresses) forget(address);
    throw new PartError(cause);
  }
}

function arrive(address: string): Promise<void> {
  const coming = arrived.get(address) ?? fetchFile(address);
  arrived.set(address, coming);
  coming.then(
    () => missed.delete(address),
    () => forget(address),
  );
  return coming;
}

function forget(address: string): void {
  arrived.delete(address);
  missed.add(address);
}

async function fetchFile(address: string): Promise<void> {
  // A file that came cut or as a page of the server's own must not be answered from the browser's cache the second time.
  const cache = missed.has(address) ? 'reload' : 'default';
  const response = await fetch(address, { cache, credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  if (!(await response.text()).trimEnd().endsWith(END)) throw new Error(`${address}: not whole`);
}

/** What index.html names came with the page. */
function filesInPage(): ReadonlySet<string> {
  const named = document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[href], script[src]');
  return new Set([...named].map((element) => ('href' in element ? element.href : element.src)));
}

/** Puts a style sheet on the page, once. */
function wear(address: string): Promise<void> {
  const worn = styles.get(address) ?? addStyle(address);
  styles.set(address, worn);
  worn.catch(() => styles.delete(address));
  return worn;
}

function addStyle(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error(`${address}: no style`));
    });
    document.head.append(link);
  });
}
