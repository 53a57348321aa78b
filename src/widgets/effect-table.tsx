import { rowsWeight } from '#src/domain/catalogue/plan.ts';
import { OUTLOOK_LABEL } from '#src/domain/words/figure-labels.ts';
import { partsText, scoreText, weightText } from '#src/domain/words/format.ts';
import { signedPointsText } from '#src/domain/words/headline.ts';
import { gradeSaying } from '#src/domain/words/headline.ts';
import { hasGrade } from '#src/domain/year/finality.ts';
import { projectedTotal } from '#src/domain/year/projected.ts';
import { cappedText } from '#src/domain/words/rules-words.ts';
import { GRADE_WORDS } from '#src/domain/words/words.ts';
import type { PlanEffect } from '#src/domain/year/what-if.ts';
import { rowsTotal, wholeTotal, type ReportRow, type YearReport } from '#src/domain/year/year-report.ts';
import table from '#src/ui/data-table.module.css';
import { StateTag } from '#src/widgets/state-tag.tsx';
import styles from './effect-table.module.css';

/** Before and after, side by side, as of the cut-off: totals, grade, and every row that would read differently [L2]. */
export function EffectTable({ effect }: { readonly effect: PlanEffect }) {
  const { before, after, moved } = effect;
  const capped = cappedText(after.execution, after.tenNinety?.capped ?? null);
  return (
    <section className={styles['effect']} aria-label="影响预览">
      <table className={table['table']}>
        <caption>截至 {before.cutOff} 月，改前与改后</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col" className={table['number']}>
              改前
            </th>
            <th scope="col" className={table['number']}>
              改后
            </th>
          </tr>
        </thead>
        <tbody>
          <EffectRow
            label={`已得分（${weightText(rowsWeight(before.plan.settings))} 分）`}
            before={scoreText(rowsTotal(before))}
            after={scoreText(rowsTotal(after))}
          />
          <EffectRow label="等次" before={gradeSaying(before) ?? '—'} after={gradeSaying(after) ?? '—'} />
          <EffectRow
            label={`自评总分（${changedText(partsOf(before), partsOf(after))}）`}
            before={tenNinetyText(before)}
            after={tenNinetyText(after)}
          />
          <EffectRow
            label={OUTLOOK_LABEL}
            before={scoreText(projectedTotal(before)?.value ?? null)}
            after={scoreText(projectedTotal(after)?.value ?? null)}
          />
        </tbody>
      </table>
      {capped === '' ? null : <p className={styles['note']}>改后：{capped}。</p>}
      {moved.length === 0 ? (
        <p className={styles['note']}>没有指标的得分或状态改变。</p>
      ) : (
        <ul className={styles['moved']}>
          {moved.map((row) => (
            <li key={row.before.indicator.id}>
              {row.before.indicator.seq}. {row.before.indicator.name}：<Standing row={row.before} /> →{' '}
              <Standing row={row.after} />
              {row.change === null || row.change === 0 ? '' : `（${signedPointsText(row.change)} 分）`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function EffectRow({ label, before, after }: { label: string; before: string; after: string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className={table['number']}>{before}</td>
      <td className={table['number']}>{before === after ? after : <strong>{after}</strong>}</td>
    </tr>
  );
}

/** '10 + 90', or '10 + 90 → 20 + 80'. */
function changedText(before: string, after: string): string {
  return before === after ? before : `${before} → ${after}`;
}

function partsOf({ plan }: YearReport): string {
  return partsText(plan.settings, ' + ');
}

function Standing({ row }: { readonly row: ReportRow }) {
  return (
    <>
      {scoreText(row.score.score)} <StateTag state={row.state} />
    </>
  );
}

function tenNinetyText(report: YearReport): string {
  const { tenNinety } = report;
  if (tenNinety === null) return '—';
  const total = scoreText(wholeTotal(report));
  return hasGrade(report) ? `${total}（${GRADE_WORDS[tenNinety.grade]}）` : total;
}
