import { carryDrafts } from '#src/session/carried-drafts.ts';

/** Until the page has shown that nothing is unsaved, the browser would ask whether it may be left. */
const SETTLES_IN_MS = 100;

/** Reloads this tab; what is typed in the grids goes along [B30]. */
export function reloadWithDrafts(): void {
  carryDrafts();
  setTimeout(() => window.location.reload(), SETTLES_IN_MS);
}
