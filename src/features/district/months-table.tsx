import { useMemo } from 'react';
import type { LineSource, UnitLine } from '#src/domain/district/unit-line.ts';
import { kindText } from '#src/domain/catalogue/plan.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { monthText, scoreText } from '#src/domain/words/format.ts';
import { monthReports, scoreCourse } from '#src/domain/year/breakdown.ts';
import { classNames } from '#src/ui/class-names.ts';
import data from '#src/ui/data-table.module.css';
import styles from './district.module.css';

interface MonthsTableProps {
  readonly lines: readonly UnitLine[];
  readonly cutOff: Month;
  readonly onShow: (key: string) => void;
}

/** Units × months: the score as of each month. */
export function MonthsTable({ lines, cutOff, onShow }: MonthsTableProps) {
  const courses = useMemo(
    () => lines.map(({ key, plan, source }) => ({ key, plan, course: courseOf(source, cutOff) })),
    [lines, cutOff],
  );
  return (
    <div className={data['scroll']} role="group" aria-label="逐月得分">
      <table className={classNames(data['table'], styles['board'])}>
        <thead>
          <tr>
            <th scope="col">单位</th>
            {MONTHS.map((month) => (
              <th key={month} scope="col" className={data['number']}>
                {monthText(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {courses.map(({ key, plan, course }) => (
            <tr key={key}>
              <th scope="row">
                <button type="button" className={styles['name']} onClick={() => onShow(key)}>
                  {plan.unitName}
                  {plan.project === null ? '' : ` ${kindText(plan.project)}`}
                </button>
              </th>
              {MONTHS.map((month) => {
                const score = course.get(month) ?? null;
                return (
                  <td key={month} className={data['number']}>
                    {score === null ? '' : scoreText(score)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Scores up to the cut-off. */
function courseOf(source: LineSource, cutOff: Month): ReadonlyMap<Month, Points | null> {
  if (source.kind === 'record') return new Map([...source.course].filter(([month]) => month <= cutOff));
  const { plan, year } = source.unit;
  return new Map(scoreCourse(monthReports(plan, year), cutOff).map(({ month, score }) => [month, score]));
}
