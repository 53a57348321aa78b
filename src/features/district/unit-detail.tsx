import { CHASE_TEXT_LABEL } from '#src/domain/words/chase-words.ts';
import { IN_CHARGE_LABEL } from '#src/domain/words/figure-labels.ts';
import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { planName } from '#src/domain/catalogue/plan.ts';
import { lineNotes, reminderText, STAND_HEAD, SCORE_HEAD } from '#src/domain/district/district-table.ts';
import { recordCheckText, type RecordCheck } from '#src/domain/district/record-check.ts';
import type { PlacedRecord } from '#src/domain/district/unit-record.ts';
import type { UnitLine } from '#src/domain/district/unit-line.ts';
import { gatherUnits } from '#src/domain/district/unit-year.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { UnitWords } from '#src/features/district/unit-words.tsx';
import { useLaidOut } from '#src/session/laid-out.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { Button } from '#src/ui/button.tsx';
import { copyText } from '#src/ui/copy-text.ts';
import data from '#src/ui/data-table.module.css';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import { StateTag } from '#src/widgets/state-tag.tsx';
import styles from './district.module.css';

interface UnitDetailProps extends Pick<PageProps, 'month' | 'author' | 'askAuthor'> {
  readonly line: UnitLine;
  /** Reckons a published record again; null: there is no engine. */
  readonly check: ((placed: PlacedRecord) => Promise<RecordCheck>) | null;
  readonly onClose: () => void;
}

/** One unit as of the month: every row, what the year may end at, and what it is to be asked for [DI7]. */
export function UnitDetail({ line, check, onClose, ...by }: UnitDetailProps) {
  const { plan, expected, rows } = line;
  const textId = useId();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'start' });
  }, []);
  const reminder = reminderText(line);
  const notes = lineNotes(line);
  const say = useNotices((state) => state.say);
  const copy = (text: string) => {
    if (copyText(text)) say(`已复制${CHASE_TEXT_LABEL}：${plan.unitName}`);
    else say(OUTCOME_WORDS.chaseNotCopied, { tone: 'problem' });
  };
  return (
    <div ref={place} tabIndex={-1} className={styles['detail']}>
      <Panel
        title={planName(plan)}
        sub={sourceText(line)}
        tools={<Button onClick={onClose}>关闭</Button>}
        isFlush
      >
        {expected === '' && notes.length === 0 ? null : (
          <p className={styles['outlook']}>
            {[expected, ...notes].filter((text) => text !== '').join('。')}。
          </p>
        )}
        {line.source.kind === 'record' && check !== null ? (
          <Behind placed={line.source.placed} check={check} {...by} />
        ) : null}
        {line.source.kind === 'files' ? <UnitWords unit={line.source.unit} {...by} /> : null}
        {reminder === '' ? null : (
          <div className={styles['reminder']}>
            <label htmlFor={textId}>{CHASE_TEXT_LABEL}</label>
            <textarea
              id={textId}
              readOnly
              rows={3}
              value={reminder}
              onFocus={(event) => event.target.select()}
            />
            <Button onClick={() => copy(reminder)}>复制催报文字</Button>
          </div>
        )}
        <div className={data['scroll']} role="group" aria-label={planName(plan)}>
          <table className={data['table']}>
            <thead>
              <tr>
                <th scope="col" className={data['number']}>
                  序号
                </th>
                <th scope="col">指标</th>
                <th scope="col">{IN_CHARGE_LABEL}</th>
                <th scope="col">{STAND_HEAD}</th>
                <th scope="col">状态</th>
                <th scope="col" className={data['number']}>
                  {SCORE_HEAD}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.seq}>
                  <td className={data['number']}>{row.seq}</td>
                  <th scope="row">{row.name}</th>
                  <td>{ownerText(row.owner)}</td>
                  <td className={data['nowrap']}>{row.stand}</td>
                  <td>
                    <StateTag state={row.state} />
                  </td>
                  <td className={data['number']}>
                    {scoreText(row.score)}／{weightText(row.weight)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
    </div>
  );
}

/** What a record was derived from, fetched and reckoned when somebody asks [EN11]. */
function Behind({
  placed,
  check,
  ...by
}: Omit<UnitDetailProps, 'line' | 'onClose' | 'check'> & {
  readonly placed: PlacedRecord;
  readonly check: NonNullable<UnitDetailProps['check']>;
}) {
  const [state, setState] = useState<RecordCheck | 'asking' | 'failed' | null>(null);
  const add = useLaidOut((laidOut) => laidOut.add);
  const ask = () => {
    setState('asking');
    check(placed).then(setState, () => setState('failed'));
  };
  const found = typeof state === 'string' || state?.kind === 'no-plan' ? null : state;
  const unit = useMemo(() => (found === null ? undefined : gatherUnits(found.files).units[0]), [found]);
  return (
    <>
      <p className={styles['outlook']}>
        <Button disabled={state === 'asking'} onClick={ask}>
          取逐条填报核对
        </Button>{' '}
        <span role="status">
          {state === 'asking' ? '正在取…' : null}
          {state === 'failed' ? '没有取到，请稍后再试。' : null}
          {state === null || typeof state === 'string' ? null : recordCheckText(placed.record, state)}
        </span>{' '}
        {found === null ? null : <Button onClick={() => add(found.files, [])}>改按逐条填报汇总</Button>}
      </p>
      {unit === undefined ? null : <UnitWords unit={unit} {...by} />}
    </>
  );
}

function sourceText({ source }: UnitLine): string {
  if (source.kind === 'files') {
    const { writtenAt, names } = source.unit;
    return `数据包制作于 ${dateTimeText(writtenAt)}：${names.join('、')}`;
  }
  const { at, author } = source.placed.record;
  return `${author.section} ${author.name} 上报于 ${dateTimeText(at)}`;
}
