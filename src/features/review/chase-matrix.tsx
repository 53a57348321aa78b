import type { Month } from '#src/domain/period/month.ts';
import {
  cellMark,
  cellTold,
  CHASE_MARKS,
  CHASE_WORDS,
  monthHeadText,
} from '#src/domain/words/chase-words.ts';
import { monthText } from '#src/domain/words/format.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import type { Chase, ChaseCell, ChaseState } from '#src/domain/year/chase.ts';
import { chaseLook } from '#src/features/review/chase-look.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { classNames } from '#src/ui/class-names.ts';
import { dateText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import { CopyTable } from '#src/widgets/copy-out.tsx';
import styles from './chase.module.css';

interface ChaseMatrixProps {
  readonly chase: Chase;
  readonly place: Place;
  readonly month: Month;
  readonly onMonth: (month: Month) => void;
}

const LEGEND: readonly ChaseState[] = ['reported', 'open', 'late', 'closed', 'ahead', 'not-asked'];

/** The year: sections by months [MO16]. */
export function ChaseMatrix({ chase, place, month, onMonth }: ChaseMatrixProps) {
  const { plan, months, sections } = chase;
  return (
    <Panel
      title="全年填报情况"
      sub="数为未报的项数；点格到该月该科室的填报，点月份看该月"
      tools={<CopyTable />}
    >
      <ul className={styles['legend']} aria-label="图例">
        {LEGEND.map((state) => (
          <li key={state}>
            <i className={classNames(styles['cell'], styles['swatch'], styles[state])} aria-hidden="true">
              {CHASE_MARKS[state]}
            </i>
            {CHASE_WORDS[state]}
          </li>
        ))}
        <li>
          <i
            className={classNames(styles['cell'], styles['swatch'], styles['tardy'], styles['wide'])}
            aria-hidden="true"
          >
            ✓迟
          </i>
          迟报
        </li>
      </ul>
      <div className={styles['scroll']} role="group" aria-label="各科室各月">
        <table className={styles['matrix']} aria-label="科室与月份">
          <thead>
            <tr>
              <th scope="col">科室</th>
              {months.map((head) => (
                <th key={head.month} scope="col">
                  <button
                    type="button"
                    aria-pressed={head.month === month}
                    title={monthHeadText(head, plan.year, dateText)}
                    onClick={() => onMonth(head.month)}
                  >
                    {monthText(head.month)}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sections.map(({ section, cells }) => (
              <tr key={section}>
                <th scope="row">{ownerText(section)}</th>
                {cells.map((cell) => (
                  <td key={cell.month} data-chosen={cell.month === month || undefined}>
                    <MatrixCell cell={cell} chase={chase} place={place} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">关账</th>
              {months.map((each) => (
                <td key={each.month}>{each.close === null ? '' : '已关'}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </Panel>
  );
}

function MatrixCell({
  cell,
  chase,
  place,
}: {
  readonly cell: ChaseCell;
  readonly chase: Chase;
  readonly place: Place;
}) {
  const told = cellTold(cell, chase.plan.year, dateText);
  const { month, section, state } = cell;
  const shown = cellMark(cell);
  const look = classNames(styles['cell'], styles[chaseLook(cell)]);
  if (state === 'not-asked')
    return (
      <span className={look} title={told}>
        <span aria-hidden="true">{shown}</span>
        <span className="sr-only">{told}</span>
      </span>
    );
  return (
    <a
      className={look}
      href={placeHref({
        ...place,
        name: 'entry',
        month,
        section: section === '' ? null : section,
        tab: null,
      })}
      title={told}
      aria-label={told}
    >
      {shown}
    </a>
  );
}
