import { MONTHS } from '#src/domain/period/month.ts';
import { goalText, monthText, quantityText, scoreText } from '#src/domain/words/format.ts';
import { ratedCoefficientText } from '#src/domain/words/cell-text.ts';
import type { PlanSettings } from '#src/domain/catalogue/plan.ts';
import { rulesOf } from '#src/domain/catalogue/rules.ts';
import { bandText, TIER_WORDS } from '#src/domain/words/words.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import table from '#src/ui/data-table.module.css';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './indicator.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

interface RatedPanelProps {
  readonly row: ReportRow;
  readonly settings: PlanSettings;
  readonly year: YearStatements;
  readonly place: Place;
}

/** A row that a person rates: the rating with its evidence, and the parts of a compound row month by month. */
export function RatedPanel({ row, settings, year, place }: RatedPanelProps) {
  const { indicator, rating, suggestion } = row;
  const said =
    rating === null ? null : standing(year, { kind: 'rating', indicator: indicator.id, month: rating.month });
  return (
    <Panel
      title="评定"
      tools={
        <>
          {indicator.kind === 'compound' ? <CopyTable /> : null}
          <a href={placeHref({ ...place, name: 'entry', view: null })}>到月度填报评定</a>
        </>
      }
    >
      {rating === null ? (
        <p className={styles['sentence']}>
          尚未评定。由人评定档次和系数，通常在 12 月；评定前不计分，也不预测。
        </p>
      ) : (
        <dl className={styles['facts']}>
          <div>
            <dt>档次</dt>
            <dd>
              {TIER_WORDS[rating.tier]}
              <span className={styles['note']}>系数范围 {bandText(rating.tier, rulesOf(settings))}</span>
            </dd>
          </div>
          <div>
            <dt>系数</dt>
            <dd>{ratedCoefficientText(rating.coefficient)}</dd>
          </div>
          <div>
            <dt>得分</dt>
            <dd>{scoreText(row.score.computed)} 分</dd>
          </div>
          <div>
            <dt>依据</dt>
            <dd className={styles['noteCell']}>{rating.evidence}</dd>
          </div>
          <div>
            <dt>评定</dt>
            <dd>
              {monthText(rating.month)}
              {said?.author === undefined
                ? null
                : `，${said.author.section} ${said.author.name}，${dateTimeText(said.at)}`}
            </dd>
          </div>
        </dl>
      )}
      {suggestion === null ? null : (
        <p className={styles['sentence']}>
          分项的数建议：{TIER_WORDS[suggestion.tier]}，系数 {ratedCoefficientText(suggestion.coefficient)}。
        </p>
      )}
      {indicator.kind === 'compound' ? <PartsTable row={row} /> : null}
    </Panel>
  );
}

function PartsTable({ row }: { readonly row: ReportRow }) {
  const { indicator } = row;
  if (indicator.kind !== 'compound') return null;
  return (
    <div className={table['scroll']} role="group" aria-label="分项逐月">
      <table className={table['table']}>
        <caption className={styles['caption']}>分项逐月（%）</caption>
        <thead>
          <tr>
            <th scope="col">分项</th>
            <th scope="col" className={table['number']}>
              目标
            </th>
            {MONTHS.map((month) => (
              <th key={month} scope="col" className={table['number']}>
                {month}月
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {indicator.parts.map((part) => {
            const series = row.parts.find(({ id }) => id === part.id)?.series ?? [];
            return (
              <tr key={part.id}>
                <th scope="row">{part.name}</th>
                <td className={table['number']}>{goalText(part.goal)}</td>
                {series.map((cell, index) => (
                  <td key={MONTHS[index]} className={table['number']}>
                    {cell.kind === 'number' ? quantityText(cell.value) : cell.kind === 'none' ? '无' : '—'}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
