import { PartError } from '#src/kernel/part-error.ts';

/** The build ends every script and style with it: a file that was copied by half has none. */
const END = '/*end*/';

const arrived = new Map<string, Promise<string>>();
/** Styles that are worn, and scripts that the module loader was told of. */
const put = new Set<string>();
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
  const addresses = files.map((file) => new URL(file, importer).href).filter((each) => !isOfPage(each));
  try {
    const texts = await Promise.all(addresses.map(arrive));
    // In the order of the build, whichever came first: later rules win over earlier ones.
    for (const [index, address] of addresses.entries()) {
      if (address.endsWith('.css')) wear(address, texts[index] ?? '');
      else name(address);
    }
    return await start();
  } catch (cause) {
    // Whole by its end and yet no module: the next try asks the server and not the browser's cache.
    for (const address of addresses) forget(address);
    throw new PartError(cause);
  }
}

/**
 * Fetches what `loadPart` will be asked for, before anybody asks: a script that is whole is named to the browser's module loader at once, which
 * reads it while the app's own code is on its way [SP13]. What does not come is asked for again by `loadPart`.
 */
export function fetchAhead(files: readonly string[], importer: string): void {
  for (const file of files) {
    const address = new URL(file, importer).href;
    arrive(address).then(
      () => {
        if (!address.endsWith('.css')) name(address);
      },
      () => undefined,
    );
  }
}

function arrive(address: string): Promise<string> {
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

async function fetchFile(address: string): Promise<string> {
  // A file that came cut or as a page of the server's own must not be answered from the browser's cache the second time.
  const cache = missed.has(address) ? 'reload' : 'default';
  const response = await fetch(address, { cache, credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const text = await response.text();
  if (!text.trimEnd().endsWith(END)) throw new Error(`${address}: not whole`);
  return address.endsWith('.css') ? text : '';
}

/** What index.html names, apart from what was put beside it. */
let ofPage: ReadonlySet<string> | null = null;

function isOfPage(address: string): boolean {
  ofPage ??= new Set(
    Array.from(
      document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>(
        'link[rel="stylesheet"], link[rel="modulepreload"], script[src]',
      ),
      (element) => ('href' in element ? element.href : element.src),
    ).filter((named) => !put.has(named)),
  );
  return ofPage.has(address);
}

/** Puts a style sheet on the page as it was fetched, and not as a link that fetches it again. */
function wear(address: string, text: string): void {
  if (put.has(address)) return;
  put.add(address);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** Lets the browser's module loader ask for a script beside the others, and not once it has read who imports it. */
function name(address: string): void {
  if (put.has(address)) return;
  put.add(address);
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = address;
  document.head.append(link);
}
