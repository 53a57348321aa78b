import { describe, expect, it } from 'vitest';
import { monitoringPaper } from '#src/domain/papers/monitoring-paper.ts';
import { CAUSE_KINDS, LIKELIHOODS } from '#src/domain/statements/statement.ts';
import { fundsOf } from '#src/domain/papers/funds.ts';
import type { FormLayout, FundSubject, Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { ruledDocument } from '#src/export/ruled-document.ts';
import { ruledWorkbook } from '#src/export/ruled-sheet.ts';
import { cellValue } from '#src/export/sheet-grid.ts';
import { q } from '#test/domain/support/build.ts';
import { monitoringOf } from '#test/export/support/official-forms.ts';
import { readDocument } from '#test/export/support/re-read-document.ts';
import { reRead, shown } from '#test/export/support/re-read.ts';
import { ARCHIVE, EVERY_PLAN } from '#test/support/fixture-plans.ts';

describe('运行监控表 with 一级, 二级, 三级指标', () => {
  it.each(EVERY_PLAN)(
    '[ND9] says of each row what Chongqing’s says, in workbook and document: $name',
    async ({ plan, said }) => {
      const form = monitoringOf({ plan, said });
      const paper = monitoringPaper(form, { layout: 'national', plan, funds: null });
      expect(paper.rows.map(({ seq, cells }) => [seq, cells['target']?.text])).toEqual(
        form.rows.map(({ seq, target }) => [seq, target]),
      );
      const sheet = (await reRead(await ruledWorkbook(paper, '监控表'))).worksheets[0];
      const figures: unknown[] = [];
      sheet?.eachRow((_, row) => {
        if (/^\d+．/.test(sheet.getCell(`C${row}`).text)) figures.push(shown(sheet.getCell(`E${row}`)));
      });
      expect(figures).toEqual(form.rows.map(({ soFar }) => cellValue(soFar.cell)));
      const { tables, headRows } = readDocument(await ruledDocument(paper));
      const width = 7 + CAUSE_KINDS.length + LIKELIHOODS.length;
      const rows = (tables[1] ?? []).slice(2).filter((row) => row.length === width);
      expect(rows).toHaveLength(plan.indicators.length);
      expect(headRows).toEqual([0, 2]);
    },
  );
});

describe('a project’s funds on 运行监控表', () => {
  const fund = (subject: FundSubject, value: string) =>
    ({ subject, content: { value: q(value) }, note: '' }) as Said;
  const said: readonly Said[] = [
    { subject: { kind: 'execution', month: 6 }, content: { kind: 'number', value: q('20') }, note: '' },
    fund({ kind: 'funds', source: 'fiscal', figure: 'budget' }, '30'),
    fund({ kind: 'funds', source: 'other', figure: 'budget' }, '8'),
    fund({ kind: 'funds', source: 'fiscal', figure: 'executed' }, '29'),
    fund({ kind: 'funds-to-date', source: 'fiscal', month: 6 }, '15'),
    fund({ kind: 'funds-to-date', source: 'fiscal', month: 7 }, '17'),
  ];
  const paperOf = (layout: FormLayout, month: 6 | 12) =>
    monitoringPaper(monitoringOf({ plan: ARCHIVE, said, month }), {
      layout,
      plan: ARCHIVE,
      funds: fundsOf(supposing(NO_STATEMENTS, said), ARCHIVE.project, month),
    });
  const fiscal = (layout: FormLayout, month: 6 | 12) =>
    paperOf(layout, month)
      .fields.map((line) => line.map(({ text }) => text))
      .find(([name]) => name === '其中：财政拨款');

  it.each(['chongqing', 'national'] as const)(
    '[ND31] stand by source as of the month of the form: %s',
    async (layout) => {
      expect(fiscal(layout, 6)).toEqual(['其中：财政拨款', '—', '30', '15', '50']);
      expect(fiscal(layout, 12)).toEqual(['其中：财政拨款', '—', '30', '29', '96.67']);
      const sheet = (await reRead(await ruledWorkbook(paperOf(layout, 6), '监控表'))).worksheets[0];
      const rates: string[] = [];
      sheet?.eachRow((row) => row.eachCell(({ formula }) => formula !== undefined && rates.push(formula)));
      expect(rates).toHaveLength(4);
    },
  );

  it.each(['chongqing', 'national'] as const)('[U2] name whom to ask as a project does: %s', (layout) => {
    const texts = paperOf(layout, 6).fields.flatMap((line) => line.map(({ text }) => text));
    expect(texts.filter((text) => text.endsWith('联系人'))).toEqual(['项目联系人']);
    expect(paperOf(layout, 6).form.missing).toEqual(['主管部门', '项目联系人', '联系电话']);
  });

  it('[ND21] say where they do not add up to what was spent so far', () => {
    const { fundProblems, foot } = paperOf('chongqing', 6);
    expect(fundProblems).toEqual(['1—6月执行数按来源合计 15 万元，与年度资金总额 20 万元不一致']);
    expect(foot[0]).toEqual({ text: `资金：${fundProblems[0]}`, isStrong: true });
  });
});
