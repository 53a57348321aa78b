import type { ComponentType } from 'react';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { MergeDecision } from '#src/domain/package/merge-decision.ts';
import type { MergeItem } from '#src/domain/package/merge-item.ts';
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

export function textOf(storage: TrackerStorage, plan = ANNEX_10_2025) {
  return exchange.textOf(storage, plan);
}

export function sentFrom(storage: TrackerStorage, plan = ANNEX_10_2025) {
  return exchange.sentFrom(storage, plan);
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
