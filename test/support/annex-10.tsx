import type { ComponentType } from 'react';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { MergeDecision } from '#src/domain/package/merge-decision.ts';
import type { MergeItem } from '#src/domain/package/merge-item.ts';
import { packageText } from '#src/domain/package/package-file.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import type { PageProps } from '#src/session/page.ts';
import type { TrackerStorage, WriteRequest } from '#src/storage/tracker-storage.ts';
import * as exchange from '#test/support/exchange.ts';
import * as page from '#test/support/render-page.tsx';
import * as saying from '#test/support/saying.ts';

// What the support files do with the water works, with annex 10: for the tests whose figures were worked out on it.

export const PLAN = ANNEX_10_2025.id;

export function typed(said: readonly Said[], more: Partial<WriteRequest> = {}): WriteRequest {
  return saying.typed(said, { plan: PLAN, ...more });
}

export function say(storage: TrackerStorage, ...said: readonly Said[]) {
  return storage.write(typed(said));
}

export function standingTable(storage: TrackerStorage, plan = PLAN) {
  return saying.standingTable(storage, plan);
}

/** Annex 10 by its id alone, as the versions wrote it that knew no other plan. */
export async function textOf(storage: TrackerStorage, plan = ANNEX_10_2025) {
  const { planFile, ...file } = await exchange.packageOf(storage, plan);
  return packageText(plan === ANNEX_10_2025 || planFile === undefined ? file : { ...file, planFile });
}

export async function sentFrom(storage: TrackerStorage, plan = ANNEX_10_2025) {
  return exchange.opened(await textOf(storage, plan));
}

export function decidedOn(
  storage: TrackerStorage,
  file: OpenedPackage | readonly OpenedPackage[],
  policy: (item: MergeItem) => MergeDecision,
) {
  return exchange.decidedOn(storage, file, policy, ANNEX_10_2025);
}

export function takeIn(
  storage: TrackerStorage,
  file: OpenedPackage,
  policy?: (item: MergeItem) => MergeDecision,
) {
  return exchange.takeIn(storage, file, policy, ANNEX_10_2025);
}

export function renderPage(Page: ComponentType<PageProps>, setup: page.PageSetup = {}) {
  return page.renderPage(Page, { plan: ANNEX_10_2025, ...setup });
}
