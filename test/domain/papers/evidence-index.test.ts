import { describe, expect, it } from 'vitest';
import { evidenceForm } from '#src/domain/papers/evidence-form.ts';
import { evidenceBytes, evidenceIndex } from '#src/domain/papers/evidence-index.ts';
import { packFileName } from '#src/domain/papers/file-name.ts';
import { evidencePath } from '#src/domain/papers/pack.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { evidenceWorkbook } from '#src/export/evidence-workbook.ts';
import { evidenceSaid, pointerSaid, storedFile } from '#test/support/evidence.ts';
import { reRead } from '#test/export/support/re-read.ts';
import { WATER } from '#test/support/water-plan.ts';

const FILE = storedFile('%PDF-1.7 签到');
const OTHER = storedFile('%PDF-1.7 另一份更长的文件');
const removed = (id: string): Said => ({ ...pointerSaid('sum', id, 'x', 'y'), content: null });

const indexOf = (...said: readonly Said[]) => evidenceIndex(WATER, supposing(NO_STATEMENTS, said));
const numbersOf = (...said: readonly Said[]) =>
  indexOf(...said).flatMap(({ entries }) => entries.map(({ number, title }) => `${number} ${title}`));

describe('the index of evidence', () => {
  it('[A2] is in form order, and within a row in the order of adding, whatever came first in the log', () => {
    expect(
      numbersOf(
        pointerSaid('ceiling', '3', '通报', '机要室'),
        evidenceSaid('sum', '2', FILE, { title: '照片' }),
        pointerSaid('sum', '1', '台账', '档案室'),
      ),
    ).toEqual(['07-1 台账', '07-2 照片', '09-1 通报']);
  });

  it('[A2] leaves out what was removed and rows that the plan has not; every row of the plan is there', () => {
    const index = indexOf(
      removed('1'),
      pointerSaid('sum', '2', '台账', '档案室'),
      pointerSaid('99', '1', 'x', 'y'),
    );
    expect(index).toHaveLength(19);
    expect(index.flatMap(({ entries }) => entries.map(({ number }) => number))).toEqual(['07-1']);
  });

  it('[A1] a file that several rows refer to counts once', () => {
    const index = indexOf(
      evidenceSaid('sum', '1', FILE),
      evidenceSaid('count', '1', FILE),
      evidenceSaid('count', '2', OTHER),
      pointerSaid('count', '3', '台账', '档案室'),
    );
    expect(evidenceBytes(index)).toBe(FILE.bytes.length + OTHER.bytes.length);
  });
});

it('[A6] a long title and a long name of a row are cut in the pack’s paths, never inside a character', () => {
  const title = `${'题'.repeat(54)}𠮷尾`;
  const [entry] = indexOf(evidenceSaid('sum', '1', FILE, { title })).flatMap(({ entries }) => entries);
  if (entry === undefined) throw new Error('the index has no entry');
  const { indicator } = entry;
  const path = evidencePath({
    ...entry,
    indicator: { ...indicator, source: { ...indicator.source, name: `${'名'.repeat(20)}𠮷尾` } },
  });
  expect(path).toBe(`05 佐证材料/07 ${'名'.repeat(20)}𠮷/07-1 ${'题'.repeat(54)}𠮷.pdf`);
});

describe('the index as a form', () => {
  const index = indexOf(
    evidenceSaid('sum', '1', FILE, { title: '=cmd()', month: 3 }),
    evidenceSaid('sum', '2', OTHER, { title: '没带来' }),
    pointerSaid('ceiling', '1', '通报', '青密〔2026〕3 号'),
  );
  const [first] = index.flatMap(({ entries }) => entries);
  const places = new Map(first === undefined ? [] : [[first.id, '07 发文/07-1.pdf'] as const]);
  const form = evidenceForm(index, {
    unitName: '示例单位',
    project: null,
    year: 2026,
    isSample: false,
    places,
  });

  it('[A10] has every row, those without evidence too, and says which file is not in the pack', () => {
    expect(form.meta).toMatch(/^示例单位　共 3 份；无佐证 17 项：第 1、2、3、4、5、6、8、10、/);
    expect(form.rows).toHaveLength(20);
    expect(form.rows.filter(([number]) => /^0[79]/.test(number ?? ''))).toEqual([
      [
        '07-1',
        expect.any(String),
        '=cmd()',
        '3月',
        '文件',
        '07 发文/07-1.pdf',
        String(FILE.bytes.length),
        FILE.sha256,
      ],
      [
        '07-2',
        expect.any(String),
        '没带来',
        '全年',
        '文件',
        '没带来.pdf（文件不在本机，未收入）',
        String(OTHER.bytes.length),
        OTHER.sha256,
      ],
      ['09-1', expect.any(String), '通报', '全年', '存放处', '青密〔2026〕3 号', '', ''],
    ]);
  });

  it('[A10] the sample year’s says so in its title and its name', () => {
    const sample = evidenceForm(index, {
      unitName: '示例单位',
      project: null,
      year: 2026,
      isSample: true,
      places,
    });
    expect([sample.title, sample.fileName]).toEqual([
      '2026年度佐证材料目录（示例数据）',
      '示例单位_2026年度佐证材料目录_示例.xlsx',
    ]);
    expect([form.title, form.fileName]).toEqual([
      '2026年度佐证材料目录',
      '示例单位_2026年度佐证材料目录.xlsx',
    ]);
  });

  it('[A10] the workbook says the same, all of it text', async () => {
    const workbook = await reRead(await evidenceWorkbook(form));
    const [sheet] = workbook.worksheets;
    const cells = form.rows.map((row, at) =>
      row.map((_, column) => sheet?.getCell(at + 4, column + 1).text ?? ''),
    );
    expect(cells).toEqual(form.rows);
    expect(sheet?.getCell('A1').text).toBe('2026年度佐证材料目录');
    const formulas = form.rows.flatMap((_, at) => sheet?.getCell(at + 4, 3).formula ?? []);
    expect(formulas).toEqual([]);
  });
});

describe('names inside the pack', () => {
  it('[A6] are numbered, short, and allowed on Windows', () => {
    const title = `a/b:c*?"<>|${'很长'.repeat(80)}. `;
    const [entry] = indexOf(evidenceSaid('money', '1', FILE, { title, name: 'x.PDF' })).flatMap(
      ({ entries }) => entries,
    );
    if (entry === undefined) throw new Error('no entry');
    const path = evidencePath(entry);
    expect(path).toMatch(/^05 佐证材料\/14 [^\\/:*?"<>|]+\/14-1 abc[^\\/:*?"<>|]+\.pdf$/);
    expect(path.length).toBeLessThan(120);
  });

  it('[A6] the archive tells unit, year, state and time', () => {
    const facts = { unitName: '示例单位', project: null, year: 2026 };
    const at = '2027-03-10 09:15';
    expect(packFileName({ ...facts, isSample: false, isDraft: false }, at)).toBe(
      '示例单位_2026年度绩效自评材料包_20270310-0915.zip',
    );
    expect(packFileName({ ...facts, isSample: true, isDraft: true }, at)).toBe(
      '示例单位_2026年度绩效自评材料包_未定稿_示例_20270310-0915.zip',
    );
  });
});
