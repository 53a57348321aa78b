// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PartError } from '#src/kernel/part-error.ts';
import { fetchAhead, loadPart } from '#src/ui/load-part.ts';

const IMPORTER = 'http://localhost/assets/index.js';
const WHOLE = 'export{};\n/*end*/\n';

/** jsdom has none that is made by a script. */
class TestSheet {
  text = '';
  replaceSync(text: string): void {
    this.text = text;
  }
}

/** What is worn, in order. */
const worn = () => document.adoptedStyleSheets.map((sheet) => (sheet as unknown as TestSheet).text);

/** What the browser's module loader was told of. */
const named = () =>
  Array.from(document.querySelectorAll<HTMLLinkElement>('link[rel="modulepreload"]'), ({ href }) => href);

/** What the server answers, by file name; what is not there is 404. */
let server: Record<string, string>;
let asked: string[];
beforeEach(() => {
  server = {};
  asked = [];
  document.head.innerHTML = '';
  Object.assign(document, { adoptedStyleSheets: [] });
  vi.stubGlobal('CSSStyleSheet', TestSheet);
  vi.stubGlobal('fetch', (address: string, { cache }: RequestInit) => {
    const name = address.replace('http://localhost/assets/', '');
    asked.push(`${name} ${cache}`);
    const text = server[name];
    return Promise.resolve(new Response(text ?? 'not found', { status: text === undefined ? 404 : 200 }));
  });
});

/** Loads a part of these files; counts how often the browser's own loader was used. */
function loading(...files: readonly string[]) {
  const start = vi.fn<() => Promise<string>>(() => Promise.resolve('code'));
  return {
    start,
    load: () =>
      loadPart(
        start,
        files.map((file) => `./${file}`),
        IMPORTER,
      ),
  };
}

describe('a part of the app', () => {
  it('[H11] is not begun before all its files are here, and fetched anew on the second try', async () => {
    server['a1.js'] = WHOLE;
    const { load, start } = loading('a1.js', 'a2.js');
    await expect(load()).rejects.toBeInstanceOf(PartError);
    expect(start).not.toHaveBeenCalled();
    server['a2.js'] = WHOLE;
    await expect(load()).resolves.toBe('code');
    expect(asked).toContain('a2.js default');
    expect(asked).toContain('a2.js reload');
  });

  it.each([
    ['cut short', 'export const a = '],
    ['empty', ''],
    ['a page of the server’s own', '<!doctype html><title>404</title>'],
  ])('[H11] a file that is %s is as good as none', async (what, text) => {
    // A name of its own each: what has arrived once is not asked for again.
    const file = `${what.length}.js`;
    server[file] = text;
    const { load, start } = loading(file);
    await expect(load()).rejects.toBeInstanceOf(PartError);
    expect(start).not.toHaveBeenCalled();
    server[file] = WHOLE;
    await expect(load()).resolves.toBe('code');
  });

  it('[H11] is asked for once while all goes well', async () => {
    server['c.js'] = WHOLE;
    const { load } = loading('c.js');
    await Promise.all([load(), load()]);
    await load();
    expect(asked).toEqual(['c.js default']);
  });

  it('[SP13] wears its styles as they were fetched, in the order of the build, and names its scripts all at once', async () => {
    server['e1.css'] = '.a{}\n/*end*/\n';
    server['e2.css'] = '.b{}\n/*end*/\n';
    server['e.js'] = WHOLE;
    const { load } = loading('e1.css', 'e.js', 'e2.css');
    await Promise.all([load(), load()]);
    expect(worn()).toEqual([server['e1.css'], server['e2.css']]);
    expect(asked).toEqual(['e1.css default', 'e.js default', 'e2.css default']);
    expect(named()).toEqual(['http://localhost/assets/e.js']);
  });

  it('[SP13] what was asked for ahead is named to the module loader once it is whole, and not asked for again', async () => {
    server['f.js'] = WHOLE;
    server['f.css'] = '.f{}\n/*end*/\n';
    fetchAhead(['./f.js', './f.css', './none.js'], IMPORTER);
    await vi.waitFor(() => expect(named()).toEqual(['http://localhost/assets/f.js']));
    expect(worn()).toEqual([]);
    const { load } = loading('f.js', 'f.css');
    await expect(load()).resolves.toBe('code');
    expect(worn()).toEqual([server['f.css']]);
    expect(asked).toEqual(['f.js default', 'f.css default', 'none.js default']);
    expect(named()).toEqual(['http://localhost/assets/f.js']);
  });

  it('[SP13] [H11] what did not come whole ahead is looked at all the same, and asked for anew', async () => {
    server['g.js'] = 'export const a = ';
    fetchAhead(['./g.js'], IMPORTER);
    const { load, start } = loading('g.js');
    await expect(load()).rejects.toBeInstanceOf(PartError);
    expect(start).not.toHaveBeenCalled();
    expect(named()).toEqual([]);
    server['g.js'] = WHOLE;
    await expect(load()).resolves.toBe('code');
    expect(asked).toEqual(['g.js default', 'g.js reload']);
  });

  it('[H11] what breaks while it starts is a part that did not come', async () => {
    server['d.js'] = WHOLE;
    await expect(
      loadPart(() => Promise.reject(new SyntaxError('Unexpected end of input')), ['./d.js'], IMPORTER),
    ).rejects.toBeInstanceOf(PartError);
  });

  it('[H11] without files, as in the single file, it is simply begun', async () => {
    await expect(loadPart(() => Promise.resolve(1))).resolves.toBe(1);
    expect(asked).toEqual([]);
  });
});
