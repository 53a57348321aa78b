import { useMemo } from 'react';
import type { UnitLine } from '#src/domain/district/unit-line.ts';
import { kindText } from '#src/domain/catalogue/plan.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { monthText, scoreText } from '#src/domain/words/format.ts';
import { monthReports, scoreCourse } from '#src/domain/year/breakdown.ts';
import { classNames } from '#src/ui/class-names.ts';
import data from '#src/ui/data-table.module.css';
import styles from './district.module.css';

interface MonthsTableProps {
  readonly lines: readonly UnitLine[];
  readonly cutOff: Month;
  readonly onShow: (plan: string) => void;
}

/** Units × months: the score as of each month. */
export function MonthsTable({ lines, cutOff, onShow }: MonthsTableProps) {
  const courses = useMemo(
    () =>
      lines.map(({ unit }) => ({ unit, course: scoreCourse(monthReports(unit.plan, unit.year), cutOff) })),
    [lines, cutOff],
  );
  return (
    <div className={data['scroll']}>
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
          {courses.map(({ unit, course }) => (
            <tr key={unit.plan.id}>
              <th scope="row">
                <button type="button" className={styles['name']} onClick={() => onShow(unit.plan.id)}>
                  {unit.plan.unitName}
                  {unit.plan.project === null ? '' : ` ${kindText(unit.plan.project)}`}
                </button>
              </th>
              {course.map(({ month, score }) => (
                <td key={month} className={data['number']}>
                  {score === null ? '' : scoreText(score)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
