import { describe, expect, it } from 'vitest';
import { draftDifferences } from '#src/domain/words/draft-difference.ts';
import { emptyDraft, emptyRow, type Draft } from '#src/domain/draft/draft.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import {
  draftDigest,
  draftFileName,
  draftFileText,
  readDraftFile,
  type DraftFile,
} from '#src/domain/package/draft-file.ts';
import type { DeviceId } from '#src/domain/statements/statement.ts';

const DRAFT: Draft = {
  ...emptyDraft('p-d1' as PlanId, '2026-01-05'),
  unitName: '临江区图书馆',
  rows: [
    { ...emptyRow('r1'), name: '读书活动', target: '120' },
    { ...emptyRow('r2'), name: '新增图书', notes: [{ field: 'target', text: 'F8：没有读清' }] },
  ],
};
const FILE: DraftFile = {
  draft: DRAFT,
  savedAt: 1_752_552_000_000,
  editor: { device: 'd1' as DeviceId, name: '王馆', section: '办公室' },
};

describe('a draft on its way', () => {
  it('[PL47] is read as it was written, and named by unit, year and draft', () => {
    expect(readDraftFile(draftFileText(FILE))).toEqual({ ok: true, value: FILE });
    expect(draftFileName(DRAFT, '2026-02-10 09:15')).toMatch(
      /^临江区图书馆_2026年_草稿[0-9a-f]{8}_20260210-0915\.jxd\.json$/,
    );
  });

  it('[PL47] that was changed, cut, is newer or no draft is refused in words', () => {
    const text = draftFileText(FILE);
    const cases: readonly (readonly [string, string])[] = [
      [text.replace('读书活动', '读书会'), '校验码不符'],
      [text.slice(0, -40), '不完整'],
      [text.replace('"version": 1', '"version": 2'), '更新的软件'],
      ['{"format":"performance-tracker-package"}', '不是方案草稿'],
      ['['.repeat(100_000), '内容过多'],
      ['', '不完整'],
    ];
    const wrong = cases.filter(([each, words]) => {
      const read = readDraftFile(each);
      return read.ok || !read.error.includes(words);
    });
    expect(wrong).toEqual([]);
  });

  it('[PL47] two versions are told apart by a digest, and field by field', () => {
    const [first, second] = DRAFT.rows;
    if (first === undefined || second === undefined) throw new Error('two rows');
    const theirs: Draft = {
      ...DRAFT,
      budget: '12',
      rows: [second, { ...first, target: '130', weight: '5' }, { ...emptyRow('r3'), name: '展览' }],
    };
    expect(draftDigest(theirs)).not.toBe(draftDigest(DRAFT));
    expect(draftDigest({ ...DRAFT })).toBe(draftDigest(DRAFT));
    expect(
      draftDifferences(DRAFT, theirs).map(({ about, mine, theirs: other }) => [about, mine, other]),
    ).toEqual([
      ['预算数', '无', '12'],
      ['第 1 项“读书活动” 指标值', '120', '130'],
      ['第 1 项“读书活动” 权重', '无', '5'],
      ['对方第 3 项“展览”', '无', '有'],
    ]);
    expect(draftDifferences(DRAFT, { ...DRAFT, rows: [second, first] })).toHaveLength(1);
    expect(draftDifferences(DRAFT, DRAFT)).toEqual([]);
  });
});
