import type { Month } from '#src/domain/period/month.ts';
import {
  cellAt,
  cellSaying,
  CHASE_MARKS,
  chaseText,
  hasSections,
  monthHeadText,
  monthOf,
  monthStanding,
  reportingText,
  timelinessText,
  CHASE_TEXT_LABEL,
} from '#src/domain/words/chase-words.ts';
import { ALL_SECTIONS } from '#src/domain/words/choice-words.ts';
import { monthText } from '#src/domain/words/format.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import type { Chase } from '#src/domain/year/chase.ts';
import { chaseLook } from '#src/features/review/chase-look.ts';
import { ChaseMessage, useCopyMessage } from '#src/features/review/chase-message.tsx';
import { useChaseTexts } from '#src/session/chase-texts.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { dateText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import { CopyTable } from '#src/widgets/copy-out.tsx';
import table from '#src/ui/data-table.module.css';
import styles from './chase.module.css';

interface ChaseMonthPanelProps {
  readonly chase: Chase;
  readonly place: Place;
  readonly month: Month;
  /** Whose text is shown; null: the one to all. */
  readonly section: string | null;
  readonly onSection: (section: string | null) => void;
}

/** One month: how each section stands, since when and by whom, and the texts to send [MO16] [MO18]. */
export function ChaseMonthPanel({ chase, place, month, section, onSection }: ChaseMonthPanelProps) {
  const { year, id } = chase.plan;
  const copyMessage = useCopyMessage();
  const changed = useChaseTexts((state) => state.texts);
  const keyOf = (of: string | null) => `${id}/${month}/${of ?? ''}`;
  const textOf = (of: string, draft: string) => changed[keyOf(of)]?.text ?? draft;
  return (
    <Panel
      title={`${monthText(month)}填报情况`}
      sub={`${monthStanding(chase, month)}　${monthHeadText(monthOf(chase, month), year, dateText)}`}
      tools={<CopyTable />}
    >
      <div className={styles['month']}>
        <div className={table['scroll']} role="group" aria-label={`${monthText(month)}各科室`}>
          <table className={table['table']} aria-label={`${monthText(month)}各科室填报情况`}>
            <thead>
              <tr>
                <th scope="col">科室</th>
                <th scope="col" className={table['number']}>
                  已报 / 应报
                </th>
                <th scope="col">情况</th>
                <th scope="col">最近填报</th>
                <th scope="col">全年（按填报时间）</th>
                <th scope="col">{CHASE_TEXT_LABEL}</th>
              </tr>
            </thead>
            <tbody>
              {chase.sections.map((each) => {
                const cell = cellAt(each, month);
                const text = chaseText(chase, month, each.section);
                const name = ownerText(each.section);
                return (
                  <tr key={each.section} aria-current={each.section === section ? 'true' : undefined}>
                    <th scope="row">
                      <a
                        href={placeHref({
                          ...place,
                          name: 'entry',
                          month,
                          section: each.section || null,
                          tab: null,
                        })}
                      >
                        {name}
                      </a>
                    </th>
                    <td className={table['number']}>
                      {cell.expected - cell.missing.length} / {cell.expected}
                    </td>
                    <td>
                      <span className={classNames(styles['state'], styles[chaseLook(cell)])}>
                        <i aria-hidden="true">{CHASE_MARKS[cell.state]}</i> {cellSaying(cell)}
                      </span>
                    </td>
                    <td>
                      {cell.last === null ? (
                        <span className={table['muted']}>—</span>
                      ) : (
                        reportingText(cell.last, year, dateText, cell.people)
                      )}
                    </td>
                    <td>{timelinessText(each.timeliness)}</td>
                    <td>
                      {text === '' || !hasSections(chase) ? (
                        <span className={table['muted']}>—</span>
                      ) : (
                        <>
                          <Button
                            look="quiet"
                            aria-label={`复制催报文字：${name}`}
                            onClick={() => copyMessage(textOf(each.section, text), name)}
                          >
                            复制
                          </Button>
                          <Button
                            look="quiet"
                            aria-label={`看催报文字：${name}`}
                            onClick={() => onSection(each.section)}
                          >
                            看
                          </Button>
                        </>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        <ChaseMessage
          // Another text begins with its own field.
          key={`${month}/${section ?? ''}`}
          id={keyOf(section)}
          name={
            section === null ? (hasSections(chase) ? ALL_SECTIONS : chase.plan.unitName) : ownerText(section)
          }
          draft={chaseText(chase, month, section)}
          onAll={section === null ? null : () => onSection(null)}
        />
      </div>
    </Panel>
  );
}
