import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { folderSync } from '#src/queries/folder-sync.ts';
import { useReport } from '#src/queries/year.ts';
import { PROJECT_PLAN } from '#test/support/other-plan.ts';
import { openTestStorage } from '#test/support/render-page.tsx';

/** The same id, put right: another weight. */
const PUT_RIGHT = {
  ...PROJECT_PLAN,
  indicators: PROJECT_PLAN.indicators.map((row) => Object.assign({}, row, { name: `${row.name}（更正）` })),
};

describe('what is kept of a plan', () => {
  it('[PL15] a report is of the text that is asked about, not of the id', () => {
    const names = (plan: typeof PROJECT_PLAN) =>
      renderHook(() => useReport(plan, NO_STATEMENTS, 12)).result.current.plan.indicators.map(
        ({ name }) => name,
      );
    expect(names(PROJECT_PLAN)).toEqual(PROJECT_PLAN.indicators.map(({ name }) => name));
    expect(names(PUT_RIGHT)).toEqual(PUT_RIGHT.indicators.map(({ name }) => name));
    expect(names(ANNEX_10_2025)).toHaveLength(32);
  });

  it('[PL15] the shared folder is kept in step with the text, and stays one for it', async () => {
    const storage = await openTestStorage();
    const sync = folderSync(storage, PROJECT_PLAN);
    expect(folderSync(storage, { ...PROJECT_PLAN })).toBe(sync);
    expect(folderSync(storage, PUT_RIGHT)).not.toBe(sync);
  });
});
