import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { planMain } from '#src/cli/plan.ts';
import { ROOT } from '#test/support/source-files.ts';

const GIVEN = path.join(ROOT, 'test/fixtures/import/given');
const FIELDS = ['name', 'class1', 'class2', 'unit', 'operator', 'target', 'weight'];
interface Answer {
  plans: {
    head: Record<string, unknown>;
    rows: Record<string, unknown>[];
    problems: { row: number | null; field: string }[];
  }[];
  problems: { field: string }[];
}
const json = (text: string): Answer => JSON.parse(text) as Answer;
/** g13 (text of a PDF) is refused for now, with what to do. */
const READ = [
  'g01.tsv',
  'g02.xlsx',
  'g03.docx',
  'g04.html',
  'g05.xlsx',
  'g06.csv',
  'g07.xlsx',
  'g08.xlsx',
  'g09.html',
  'g10.xlsx',
  'g12.xlsx',
  'g14.xls',
];

describe('target tables as published', () => {
  it.each(READ)('[IM4][IM5][IM6] %s', (file) => {
    const expected = json(readFileSync(path.join(GIVEN, 'expected', `${file}.json`), 'utf8'));
    const answer = json(planMain(new Uint8Array(readFileSync(path.join(GIVEN, file)))));
    const bare = (value: unknown): unknown =>
      typeof value === 'string' ? value.replace(/\s/g, '') : (value ?? null);
    const rows = ({ plans }: Answer) =>
      plans.map((plan) => plan.rows.map((row) => FIELDS.map((field) => bare(row[field]))));
    const heads = ({ plans }: Answer) =>
      plans.map(({ head }) => [head['unit'], head['year'], head['budget']]);
    expect(rows(answer)).toEqual(rows(expected));
    expect(heads(answer)).toEqual(heads(expected));
    const faults = ({ plans }: Answer) =>
      plans.map(({ problems }) => problems.map(({ row, field }) => `${row} ${field}`));
    expect(faults(answer)).toEqual(faults(expected).map((each) => expect.arrayContaining(each) as unknown));
  });

  it('[IM4] without a target table a file is refused', () => {
    const answer = json(planMain(new Uint8Array(readFileSync(path.join(GIVEN, 'g15.txt')))));
    expect(answer).toMatchObject({ plans: [], problems: [{ field: 'file' }] });
  });
});
