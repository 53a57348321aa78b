import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { scorecardTable, type ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { scorecardWorkbook } from '#src/export/scorecard-workbook.ts';
import { cellsOf, rawSheet } from './raw-sheet.ts';
import { interleaved } from './timing.ts';
import { unzip, zip } from './zip.ts';

/** The app's workbook beside raw XML of the very same cells in a zip; the table model is made before the clock starts. Medians in ms. */
export async function measureWorkbook(rows: number, rounds: number) {
  const table = tableOf(rows);
  const parts = await unzip(await scorecardWorkbook(table));
  const sheets = [...parts].map(([name, text]) => ({
    name,
    text,
    cells: name.startsWith('xl/worksheets/sheet') ? cellsOf(text) : null,
  }));
  const medians = await interleaved(
    {
      app: () => scorecardWorkbook(table),
      raw: () =>
        zip(
          new Map(
            sheets.map(({ name, text, cells }) => [name, cells === null ? text : rawSheet(text, cells)]),
          ),
        ),
    },
    { warmUp: 2, rounds },
  );
  const cells = sheets.reduce((sum, sheet) => sum + (sheet.cells?.length ?? 0), 0);
  return { ...medians, cells };
}

function tableOf(rows: number): ScorecardTable {
  const plan = rows === ANNEX_10_2025.indicators.length ? ANNEX_10_2025 : repeated(rows);
  const said: Said[] = [];
  const base = sampleYear(ANNEX_10_2025);
  const copies = Math.ceil(rows / ANNEX_10_2025.indicators.length);
  for (let copy = 0; copy < copies; copy += 1) {
    for (const each of base) {
      const { subject } = each;
      if (!('indicator' in subject)) {
        if (copy === 0) said.push(each);
        continue;
      }
      said.push({ ...each, subject: { ...subject, indicator: idOf(subject.indicator, copy) } } as Said);
    }
  }
  const report = yearReport(plan, supposing(NO_STATEMENTS, said), 12);
  return scorecardTable(report, { view: 'hundred', isSample: false, published: plan });
}

function repeated(rows: number): Plan {
  const base = ANNEX_10_2025.indicators;
  return {
    ...ANNEX_10_2025,
    indicators: Array.from({ length: rows }, (_, index) => {
      const indicator = base[index % base.length] as Plan['indicators'][number];
      return { ...indicator, id: idOf(indicator.id, Math.floor(index / base.length)), seq: index + 1 };
    }),
  };
}

function idOf(id: IndicatorId, copy: number): IndicatorId {
  return copy === 0 ? id : (`${id}-${copy}` as IndicatorId);
}
