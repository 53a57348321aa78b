import type { BrowserContext, Page } from '@playwright/test';

/** What the app calls its database. */
export const DATABASE = 'performance-tracker:tongnan-egov';

/** A page of the same origin without the app. */
export async function plainPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('./favicon.svg');
  return page;
}

/** Site data cleared by hand, or by another program. */
export function deleteDatabase(page: Page): Promise<void> {
  return page.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase(name);
        deleting.onsuccess = () => resolve();
        deleting.onblocked = () => reject(new Error('blocked'));
      }),
    DATABASE,
  );
}
