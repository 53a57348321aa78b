import { expect, type Page } from '@playwright/test';
import { tellName } from '#test/support/journey.ts';

/** Drives 月度填报 in a real browser: year view, every section. */
export class EntryDriver {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static address(baseURL: string): string {
    return `${baseURL}#/entry?year=2025&view=year`;
  }

  /** @param baseURL of the built app; left out where the context has one */
  async open(baseURL = './'): Promise<void> {
    await this.page.goto(EntryDriver.address(baseURL));
    await expect(this.page.getByRole('grid')).toBeVisible();
  }

  /** Says who is working here, as the first entry asks for it. */
  async signIn(name = '周艳'): Promise<void> {
    await tellName(this.page, name);
  }

  cell(row: string, month: number) {
    return this.page.locator(`#cell-${row}-${month}-value`);
  }

  /** Types into a cell and presses Enter; does not wait for the save. */
  async type(row: string, month: number, text: string): Promise<void> {
    await this.cell(row, month).click();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** Pastes tab-separated text, as Excel hands it over, from a cell on; does not wait for the save. */
  async paste(row: string, month: number, text: string): Promise<void> {
    await this.cell(row, month).click();
    await this.page.evaluate((tabSeparated) => {
      const data = new DataTransfer();
      data.setData('text/plain', tabSeparated);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, text);
  }

  /** Waits until the screen says that everything is stored. What is typed shows as 正在保存 from the same moment on. */
  async acknowledged(): Promise<void> {
    await this.page.waitForFunction(() =>
      [...document.querySelectorAll('header [role="status"]')].some((status) =>
        (status.textContent ?? '').startsWith('已保存到本机'),
      ),
    );
  }
}

/** The year view with one value in it, 11 in January of row 07, stored by somebody. */
export async function openWithOneValue(page: Page, baseURL?: string): Promise<EntryDriver> {
  const entry = new EntryDriver(page);
  await entry.open(baseURL);
  await entry.signIn();
  await entry.type('07', 1, '11');
  await entry.acknowledged();
  return entry;
}

/** Lays a file on the grid, as out of a folder's window. */
export function dropOnGrid(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  return page.evaluate(
    ([fileName, base64]) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      data.items.add(new File([content], fileName));
      const grid = document.querySelector('[role="grid"]');
      for (const kind of ['dragover', 'drop'])
        grid?.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  );
}

interface StoredStatement {
  readonly id: string;
  readonly operation: string;
  readonly replaces: readonly string[];
  readonly subject: { readonly kind: string; readonly indicator?: string; readonly month?: number };
  readonly content: { readonly kind: string; readonly value?: number } | null;
}

export interface StoredData {
  readonly version: number;
  readonly statements: readonly StoredStatement[];
  readonly operations: readonly {
    readonly id: string;
    readonly kind: string;
    readonly intent: string;
    readonly count: number;
  }[];
  readonly standing: readonly { readonly group: string; readonly statements: readonly StoredStatement[] }[];
  readonly receipts: readonly {
    readonly operation: string;
    readonly arrived: readonly string[];
    readonly pairs: readonly unknown[];
  }[];
  readonly points: readonly {
    readonly seq: number;
    readonly standing: readonly (readonly [string, string])[];
  }[];
}

/** What IndexedDB holds, read past the app. */
export function storedData(page: Page): Promise<StoredData> {
  return page.evaluate(async () => {
    const { name } = (await indexedDB.databases()).find((each) => each.name?.includes('tracker')) ?? {};
    if (name === undefined) throw new Error('the app has no database');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error ?? new Error('not opened'));
    });
    const stores = ['statements', 'operations', 'standing', 'receipts', 'points'];
    const transaction = database.transaction(stores);
    const all = (store: string) =>
      new Promise<unknown[]>((resolve, reject) => {
        const reading = transaction.objectStore(store).getAll();
        reading.onsuccess = () => resolve(reading.result as unknown[]);
        reading.onerror = () => reject(reading.error ?? new Error('not read'));
      });
    const rows = await Promise.all(stores.map(all));
    const { version } = database;
    database.close();
    return {
      version,
      ...Object.fromEntries(stores.map((store, index) => [store, rows[index]])),
    } as StoredData;
  });
}

/** What stands, as a table: '07/3' → 12 (units); null when cleared, 'none' for 无发生. */
export function standingCells({ standing }: StoredData): Record<string, unknown> {
  return Object.fromEntries(
    standing
      .flatMap(({ statements }) => statements)
      .map(({ subject, content }) => [
        `${subject.indicator ?? '*'}/${subject.month ?? 0}`,
        content?.kind === 'number' ? (content.value ?? 0) / 10_000 : (content?.kind ?? null),
      ]),
  );
}

/** What is half-written, in words: nothing, one hopes. */
export function faultsOf({ statements, operations, standing, receipts }: StoredData): string[] {
  const faults: string[] = [];
  const ids = new Set(statements.map(({ id }) => id));
  const arrived = new Set(receipts.flatMap((each) => each.arrived));
  const missing = [...arrived].filter((id) => !ids.has(id)).length;
  if (missing > 0) faults.push(`${missing} revisions arrived by the receipts, and are not in the log`);
  const countByOperation = new Map<string, number>();
  for (const { id, operation } of statements)
    if (!arrived.has(id)) countByOperation.set(operation, (countByOperation.get(operation) ?? 0) + 1);
  const receiptOf = new Map(receipts.map((each) => [each.operation, each]));
  for (const { id, kind, intent, count } of operations) {
    const receipt = receiptOf.get(id);
    receiptOf.delete(id);
    if (kind === 'do' && intent === 'merge' && receipt === undefined) faults.push(`merge ${id}: no receipt`);
    // What a merge changed stands in its receipt: its own revisions are only the settled words.
    const written = receipt?.pairs.length ?? countByOperation.get(id) ?? 0;
    if (written !== count) faults.push(`operation ${id} says ${count}, the log has ${written}`);
    countByOperation.delete(id);
  }
  for (const id of countByOperation.keys()) faults.push(`revisions without their operation ${id}`);
  for (const id of receiptOf.keys()) faults.push(`a receipt without its operation ${id}`);
  const replaced = new Set(statements.flatMap(({ replaces }) => replaces));
  const heads = statements.filter(({ id }) => !replaced.has(id)).map(({ id }) => id);
  const standingIds = standing.flatMap((row) => row.statements.map(({ id }) => id));
  if (heads.sort().join() !== standingIds.sort().join())
    faults.push(`${heads.length} heads in the log, ${standingIds.length} in the derived records, or others`);
  return faults;
}
