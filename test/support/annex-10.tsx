import type { ComponentType } from 'react';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import type { PageProps } from '#src/session/page.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import * as page from '#test/support/render-page.tsx';
import * as saying from '#test/support/saying.ts';

// What the support files do with the water works, with annex 10: for the tests that are of it.

export const PLAN = ANNEX_10_2025.id;

export function say(storage: TrackerStorage, ...said: readonly Said[]) {
  return storage.write(saying.typed(said, { plan: PLAN }));
}

export function standingTable(storage: TrackerStorage, plan = PLAN) {
  return saying.standingTable(storage, plan);
}

export function renderPage(Page: ComponentType<PageProps>, setup: page.PageSetup = {}) {
  return page.renderPage(Page, { plan: ANNEX_10_2025, ...setup });
}
