import type { Page } from '@playwright/test';

/**
 * Tells when the page has asked its database for so many writes from now on: a moment in the middle of a transaction, found by what the
 * page does and not by how fast the machine is.
 * @param count 0: at once
 */
export async function writeMoment(page: Page, count: number): Promise<{ readonly reached: Promise<void> }> {
  if (count === 0) return { reached: Promise.resolve() };
  let tell: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    tell = resolve;
  });
  await page.exposeFunction('tellWriteMoment', tell);
  await page.evaluate((wanted) => {
    const { tellWriteMoment } = window as unknown as { readonly tellWriteMoment: () => void };
    let asked = 0;
    for (const name of ['add', 'put'] as const) {
      const write: IDBObjectStore['put'] = Reflect.get(IDBObjectStore.prototype, name);
      IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...args: Parameters<typeof write>) {
        asked += 1;
        if (asked === wanted) tellWriteMoment();
        return write.apply(this, args);
      };
    }
  }, count);
  return { reached };
}
