import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { MonitoringColumn, MonitoringForm } from '#src/domain/papers/monitoring-form.ts';
import { MonitorHead } from '#src/features/review/monitor-head.tsx';
import { MonitorRow } from '#src/features/review/monitor-row.tsx';
import { PaperFoot } from '#src/features/review/paper-foot.tsx';
import type { PaperWords } from '#src/features/review/use-paper-words.ts';
import { PaperSheets, RunningHead } from '#src/ui/paper-sheets.tsx';
import paper from '#src/ui/paper.module.css';

interface MonitorSheetProps {
  readonly form: MonitoringForm;
  readonly words: PaperWords;
  readonly hrefOf: (indicator: IndicatorId) => string;
}

/** 运行监控表 on sheets of A4. */
export function MonitorSheet({ form, words, hrefOf }: MonitorSheetProps) {
  const { columns } = form;
  const marks = form.marks === '' ? [] : form.marks.split('　');
  const soFarLabel = columns.find(({ id }) => id === 'soFar')?.label ?? '';
  return (
    <PaperSheets form={form}>
      {({ from, to, hasFoot, isFirst, number }) => (
        <>
          {isFirst ? (
            <MonitorHead form={form} marks={marks} words={words} />
          ) : (
            <RunningHead title={`${form.unitName}　${form.title}`} marks={marks} />
          )}
          <table className={paper['form']}>
            <caption className="sr-only">
              {form.title}，第 {number} 页
            </caption>
            <colgroup>
              {columns.map(({ id, width }) => (
                <col key={id} style={{ width: `${width / 10}%` }} />
              ))}
            </colgroup>
            <MonitorTableHead columns={columns} />
            <tbody>
              {form.rows.slice(from, to).map((row) => (
                <MonitorRow
                  key={row.id}
                  row={row}
                  month={form.cutOff}
                  soFarLabel={soFarLabel}
                  words={words}
                  href={hrefOf(row.id)}
                />
              ))}
            </tbody>
          </table>
          {hasFoot ? <PaperFoot lines={form.foot} /> : null}
        </>
      )}
    </PaperSheets>
  );
}

/** Two rows: 偏差原因 and 完成目标可能性 stand over their columns. */
function MonitorTableHead({ columns }: { readonly columns: readonly MonitoringColumn[] }) {
  const groups = [...new Set(columns.flatMap(({ group }) => (group === null ? [] : [group])))];
  return (
    <thead>
      <tr>
        {columns.map(({ id, label, group }, index) => {
          if (group === null)
            return (
              <th key={id} scope="col" rowSpan={2}>
                {label}
              </th>
            );
          if (columns[index - 1]?.group === group) return null;
          return (
            <th key={id} scope="colgroup" colSpan={columns.filter((each) => each.group === group).length}>
              {group}
            </th>
          );
        })}
      </tr>
      <tr>
        {groups.flatMap((group) =>
          columns
            .filter((each) => each.group === group)
            .map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            )),
        )}
      </tr>
    </thead>
  );
}
