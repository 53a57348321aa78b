import { describe, expect, it } from 'vitest';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { partBlocks, type Block } from '#src/domain/papers/document.ts';
import { selfReport } from '#src/domain/papers/self-report.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { chineseNumber } from '#src/domain/words/prose.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { reportDocument } from '#src/export/report-document.ts';
import { readDocument } from '#test/export/support/re-read-document.ts';
import { ARCHIVE, EVERY_PLAN, LIBRARY } from '#test/support/fixture-plans.ts';

const WHOLE: Plan = { ...LIBRARY, unitName: ARCHIVE.unitName, year: ARCHIVE.year };
const SHELVES: Plan = { ...ARCHIVE, id: 'p-shelves' as PlanId, project: '密集架更新' };
const OWN = '天气原因推迟了两个月，已在年内补齐。';
const said = EVERY_PLAN.find(({ plan }) => plan.id === ARCHIVE.id)?.said ?? [];
const words: Said = { subject: { kind: 'text', slot: 'deviation' }, content: { text: OWN }, note: '' };

function sourceOf(plan: Plan, ...statements: readonly Said[]) {
  const year = supposing(NO_STATEMENTS, statements);
  return { report: yearReport(plan, year, 12), published: plan, year, isSample: false };
}

const report = selfReport({
  ...sourceOf(WHOLE),
  projects: [sourceOf(ARCHIVE, ...said, words), sourceOf(SHELVES)],
});
const part = report.parts[4];
const textOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'paragraph' || block.kind === 'minor' ? [block.text] : []));

describe('the projects in 自评报告 of 整体', () => {
  it('[ND34] have a part of their own before the last, with a table of all and a chapter each', () => {
    expect(report.parts.map(({ heading }) => heading).slice(3)).toEqual([
      '四、绩效自评结果应用和公开情况',
      '五、项目支出绩效自评情况',
      '六、其他需要说明的情况',
    ]);
    expect(part?.chapters?.map(({ heading }) => heading)).toEqual([
      null,
      '（一）档案库房改造',
      '（二）密集架更新',
    ]);
    const [table] = (part?.chapters?.[0]?.blocks ?? []).flatMap((block) =>
      block.kind === 'table' ? [block.table.rows] : [],
    );
    expect(table?.map(([name, budget]) => [name, budget])).toEqual([
      ['档案库房改造', '38'],
      ['密集架更新', '38'],
    ]);
  });

  it('[ND34] say what their own reports say, in a person’s words where there are any', () => {
    const own = selfReport(sourceOf(ARCHIVE, ...said, words));
    const there = new Set(textOf(own.parts.flatMap(partBlocks)));
    const here = textOf(part?.chapters?.[1]?.blocks ?? []);
    expect(here).toContain(OWN);
    expect(here.filter((text) => !there.has(text))).toEqual([
      '1．预算执行情况',
      '2．总体目标完成情况',
      '3．各项指标完成情况',
      '4．偏离绩效目标的原因',
      '5．下一步改进措施',
    ]);
  });

  it('[ND34] have their tables numbered with the others, and no charts', () => {
    const blocks = report.parts.flatMap(partBlocks);
    const captions = blocks.flatMap((block) => (block.kind === 'table' ? [block.table.caption] : []));
    expect(captions.map((caption) => caption.replace(/　.*/, ''))).toEqual(
      captions.map((_, at) => `表${at + 1}`),
    );
    expect(part === undefined ? [] : partBlocks(part).filter(({ kind }) => kind === 'chart')).toEqual([]);
  });

  it('[ND34] are in the document', async () => {
    const { paragraphs } = readDocument(await reportDocument(report, new Map()));
    expect(paragraphs).toEqual(expect.arrayContaining(['五、项目支出绩效自评情况', '（二）密集架更新', OWN]));
  });

  it('[ND34] are nothing where there are none', () => {
    expect(selfReport(sourceOf(WHOLE)).parts.map(({ heading }) => heading)[4]).toBe('五、其他需要说明的情况');
    expect([1, 10, 11, 20, 34].map(chineseNumber)).toEqual(['一', '十', '十一', '二十', '三十四']);
  });
});
