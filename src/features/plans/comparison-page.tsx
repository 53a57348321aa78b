import { useMemo, useState } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import {
  changeWords,
  COMPARISON_COLUMNS,
  comparisonCells,
  comparisonHeads,
  countLine,
  weightLine,
  type ComparisonColumn,
} from '#src/domain/draft/comparison-table.ts';
import {
  comparePlans,
  draftSide,
  planSide,
  type PlanComparison,
  type RowComparison,
} from '#src/domain/draft/plan-comparison.ts';
import type { Draft } from '#src/domain/draft/draft.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { planInForce } from '#src/domain/statements/year-statements.ts';
import { comparisonFile } from '#src/features/plans/comparison-file.ts';
import { adjustedTargets } from '#src/features/plans/adjusted-targets.ts';
import { useYear } from '#src/queries/year.ts';
import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useNotices } from '#src/session/notices.ts';
import { EXPORT_EXCEL } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { Coming } from '#src/ui/coming.tsx';
import { ExportButton } from '#src/ui/export-button.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { numberedPage, usePrintPage } from '#src/ui/use-print-page.ts';
import { CopyTable } from '#src/widgets/copy-out.tsx';
import styles from './comparison.module.css';

interface ComparisonPageProps {
  /** Last year's plan as published. */
  readonly before: Plan;
  readonly after: Draft | Plan;
  readonly backHref: string;
}

/** 对照: last year's table and this year's side by side; what is decided on in a meeting, printed and as a workbook [NY11]. */
export function ComparisonPage({ before, after, backHref }: ComparisonPageProps) {
  const say = useNotices((state) => state.say);
  const { year, isLoading } = useYear(before.id);
  const [isChangedOnly, setChangedOnly] = useState(false);
  const comparison = useMemo(
    () =>
      comparePlans(
        planInForce(before, year, YEAR_END),
        adjustedTargets(before, year),
        'rows' in after ? draftSide(after) : planSide(after),
        planInForce(before, year).indicators,
      ),
    [before, year, after],
  );
  usePrintPage(numberedPage('landscape'), 'place');
  if (isLoading) return <Coming what="对照" />;
  const isDraft = 'rows' in after;
  const shown = isChangedOnly ? comparison.rows.filter(({ changes }) => changes.length > 0) : comparison.rows;
  const title = `${comparison.years[0]} 与 ${comparison.years[1]} 年度绩效指标对照`;
  const save = () =>
    comparisonFile({
      title: `${title}${isDraft ? '（草稿）' : ''}`,
      unitName: after.unitName.trim(),
      project: after.project ?? '',
      comparison,
      rows: shown,
      isChangedOnly,
    }).catch(() => say(OUTCOME_WORDS.exportFailed, { tone: 'problem' }));
  return (
    <div className={styles['page']}>
      <h1 className={styles['title']}>
        {title} {isDraft ? <small>草稿</small> : null}
      </h1>
      <p className={styles['meta']}>
        {after.unitName}
        {after.project === null || after.project === '' ? '' : `　${after.project}`}
      </p>
      <p className={styles['counts']} role="status">
        {countLine(comparison)}。{weightLine(comparison)}。{isChangedOnly ? '只列有变化的。' : ''}
      </p>
      <p className={styles['tools']}>
        <a href={backHref}>返回</a>
        <label>
          <input
            type="checkbox"
            checked={isChangedOnly}
            onChange={(event) => setChangedOnly(event.target.checked)}
          />
          只看有变化的
        </label>
        <CopyTable />
        <Button onClick={() => window.print()}>打印</Button>
        <ExportButton make={save}>{EXPORT_EXCEL}</ExportButton>
      </p>
      <Panel isFlush>
        <ComparisonTable comparison={comparison} shown={shown} />
      </Panel>
    </div>
  );
}

function ComparisonTable({
  comparison,
  shown,
}: {
  readonly comparison: PlanComparison;
  readonly shown: PlanComparison['rows'];
}) {
  if (shown.length === 0) return <p className={styles['none']}>两年的指标没有变化。</p>;
  const heads = comparisonHeads(comparison.years);
  return (
    <div className={styles['scroll']} role="group" aria-label="与上年对照">
      <table className={styles['table']}>
        <thead>
          <tr>
            {COMPARISON_COLUMNS.map((column, at) => (
              <th key={column} scope="col" className={isNumber(column) ? styles['number'] : undefined}>
                {heads[at]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr
              key={row.after?.id ?? `gone-${row.before?.id}`}
              className={classNames(
                row.after === null && styles['gone'],
                row.changes.length > 0 && styles['changed'],
              )}
            >
              <Cells row={row} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cells({ row }: { readonly row: RowComparison }) {
  const cells = comparisonCells(row);
  return COMPARISON_COLUMNS.map((column, at) => {
    const text = cells[at];
    if (column === (row.after === null ? 'before' : 'after'))
      return (
        <th key={column} scope="row">
          {text}
        </th>
      );
    if (column !== 'change')
      return (
        <td key={column} className={isNumber(column) ? styles['number'] : undefined}>
          {text}
        </td>
      );
    return (
      <td key={column}>
        {changeWords(row).map((words) => (
          <span key={words} className={styles['change']}>
            {words}
          </span>
        ))}
      </td>
    );
  });
}

function isNumber(column: ComparisonColumn): boolean {
  return column === 'seq' || column === 'before-weight' || column === 'after-weight';
}
