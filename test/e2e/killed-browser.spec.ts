import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { newProfile, openProfile } from '#test/support/browser.ts';

test('a strict IndexedDB commit is there after the browser was killed', async ({ baseURL }) => {
  if (baseURL === undefined) throw new Error('The configuration gives no baseURL.');
  const profile = await newProfile();
  try {
    const first = await openProfile(profile);
    await first.page.goto(baseURL);
    await first.page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('kill-test', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('said');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      await new Promise<void>((resolve, reject) => {
        const transaction = database.transaction('said', 'readwrite', { durability: 'strict' });
        transaction.objectStore('said').put('六月已填报', 'note');
        transaction.oncomplete = () => resolve();
        transaction.onerror = () => reject(transaction.error);
      });
    });
    await first.kill();

    const second = await openProfile(profile);
    await second.page.goto(baseURL);
    const note = await second.page.evaluate(
      () =>
        new Promise<unknown>((resolve, reject) => {
          const opening = indexedDB.open('kill-test', 1);
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const reading = opening.result.transaction('said').objectStore('said').get('note');
            reading.onsuccess = () => resolve(reading.result);
            reading.onerror = () => reject(reading.error);
          };
        }),
    );
    await second.close();
    expect(note).toBe('六月已填报');
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
