import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { folderSync } from '#src/queries/folder-sync.ts';
import { useReport } from '#src/queries/year.ts';
import { ARCHIVE } from '#test/support/fixture-plans.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { WATER } from '#test/support/water-plan.ts';

/** The same id, put right: another weight. */
const PUT_RIGHT = {
  ...ARCHIVE,
  indicators: ARCHIVE.indicators.map((row) => Object.assign({}, row, { name: `${row.name}（更正）` })),
};

describe('what is kept of a plan', () => {
  it('[PL15] a report is of the text that is asked about, not of the id', () => {
    const names = (plan: Plan) =>
      renderHook(() => useReport(plan, NO_STATEMENTS, 12)).result.current.plan.indicators.map(
        ({ name }) => name,
      );
    expect(names(ARCHIVE)).toEqual(ARCHIVE.indicators.map(({ name }) => name));
    expect(names(PUT_RIGHT)).toEqual(PUT_RIGHT.indicators.map(({ name }) => name));
    expect(names(WATER)).toHaveLength(19);
  });

  it('[PL15] the shared folder is kept in step with the text, and stays one for it', async () => {
    const storage = await openTestStorage();
    const sync = folderSync(storage, ARCHIVE);
    expect(folderSync(storage, { ...ARCHIVE })).toBe(sync);
    expect(folderSync(storage, PUT_RIGHT)).not.toBe(sync);
  });
});
