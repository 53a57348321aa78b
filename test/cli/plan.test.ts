import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { planMain } from '#src/cli/plan.ts';
import { type Answer, checkImport } from '#test/support/check-import.ts';
import { ROOT } from '#test/support/source-files.ts';

const GIVEN = path.join(ROOT, 'test/fixtures/import/given');
const textOf = (file: string): string => readFileSync(path.join(GIVEN, file), 'utf8');
const index = JSON.parse(textOf('INDEX.json')) as {
  files: { file: string; expected: string; tier: 'structured' | 'text'; rows: number }[];
};
const answerOf = (file: string): Answer =>
  JSON.parse(planMain(new Uint8Array(readFileSync(path.join(GIVEN, file))))) as Answer;

describe('target tables as published', () => {
  it('[IM4] are all there', () => {
    expect(index.files).toHaveLength(15);
  });

  it.each(index.files.filter(({ tier }) => tier === 'structured'))(
    '[IM4][IM5][IM6] $file is read exactly',
    ({ file, expected, rows }) => {
      const checked = checkImport(JSON.parse(textOf(expected)) as Answer, answerOf(file));
      expect(checked).toEqual({ rows, exact: rows, silent: [], named: [], alarms: [] });
    },
  );

  it.each(index.files.filter(({ tier }) => tier === 'text'))(
    '[IM4][IM5] nothing of $file is wrong without a word',
    ({ file, expected }) => {
      const checked = checkImport(JSON.parse(textOf(expected)) as Answer, answerOf(file));
      expect(checked.silent).toEqual([]);
    },
  );
});
