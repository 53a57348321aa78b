import { describe, expect, it } from 'vitest';
import { monitoringPaper } from '#src/domain/papers/monitoring-paper.ts';
import { CAUSE_KINDS, LIKELIHOODS } from '#src/domain/statements/statement.ts';
import { ruledDocument } from '#src/export/ruled-document.ts';
import { ruledWorkbook } from '#src/export/ruled-sheet.ts';
import { cellValue } from '#src/export/sheet-grid.ts';
import { monitoringOf } from '#test/export/support/official-forms.ts';
import { readDocument } from '#test/export/support/re-read-document.ts';
import { reRead, shown } from '#test/export/support/re-read.ts';
import { EVERY_PLAN } from '#test/support/fixture-plans.ts';

describe('运行监控表 with 一级, 二级, 三级指标', () => {
  it.each(EVERY_PLAN)(
    '[ND9] says of each row what Chongqing’s says, in workbook and document: $name',
    async ({ plan, said }) => {
      const form = monitoringOf({ plan, said });
      const paper = monitoringPaper(form, { layout: 'national', plan });
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
