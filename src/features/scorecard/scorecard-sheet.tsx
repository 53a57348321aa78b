import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { rulesText } from '#src/domain/papers/form-foot.ts';
import { paperMarks } from '#src/domain/papers/paper-marks.ts';
import { noteLine } from '#src/domain/papers/scorecard-notes.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { SheetFigures } from '#src/features/scorecard/sheet-figures.tsx';
import { SheetRow } from '#src/features/scorecard/sheet-row.tsx';
import { PaperFoot, type PaperLine } from '#src/ui/paper-foot.tsx';
import { PaperSheets } from '#src/ui/paper-sheets.tsx';
import { PaperSum } from '#src/ui/paper-table.tsx';

interface ScorecardSheetProps {
  readonly table: ScorecardTable;
  readonly report: YearReport;
  readonly hrefOf: (indicator: IndicatorId) => string;
  readonly isLocked: boolean;
  readonly onLocked: () => void;
  readonly onSave: (indicator: IndicatorId, text: string) => void;
}

/** 评分表 on sheets of A4. */
export function ScorecardSheet({ table, report, hrefOf, ...editing }: ScorecardSheetProps) {
  return (
    <PaperSheets
      form={table}
      title={table.title}
      owner={table.unitName}
      marks={paperMarks(table)}
      meta={table.head.map(({ label, text }) => `${label}：${text}`)}
      fields={<SheetFigures table={table} report={report} />}
      columns={table.columns}
      renderRow={(row, index) => {
        const reportRow = report.rows[index];
        return reportRow === undefined ? null : (
          <SheetRow
            key={row.id}
            row={row}
            report={reportRow}
            columns={table.columns}
            notes={table.notes}
            cutOff={table.cutOff}
            settings={report.plan.settings}
            view={table.view}
            href={hrefOf(row.id)}
            isLocked={editing.isLocked}
            onLocked={editing.onLocked}
            onSave={(text) => editing.onSave(row.id, text)}
          />
        );
      }}
      sum={
        <PaperSum columns={table.columns} at="weight" texts={[table.sum.weight.text, table.sum.score.text]} />
      }
      foot={<PaperFoot lines={footLines(table)} />}
    />
  );
}

/** Coverage, what is missing, the rules in force, the footnotes. */
function footLines(table: ScorecardTable): readonly PaperLine[] {
  return [
    { text: table.coverage },
    ...table.unfinished.map((text) => ({ text: `未定稿：${text}`, isStrong: true })),
    ...table.problems.map((text) => ({ text: `方案问题：${text}`, isStrong: true })),
    { text: rulesText(table.rules) },
    ...table.notes.map((note) => ({ text: noteLine(note), isNote: true })),
  ];
}
