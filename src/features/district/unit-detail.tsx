import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useEffect, useId, useRef } from 'react';
import { planName } from '#src/domain/catalogue/plan.ts';
import { reminderText, unitNotes } from '#src/domain/district/district-table.ts';
import type { UnitLine } from '#src/domain/district/unit-line.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { standText } from '#src/domain/words/value-text.ts';
import { outlookSentence } from '#src/domain/words/year-outlook.ts';
import { useNotices } from '#src/session/notices.ts';
import { Button } from '#src/ui/button.tsx';
import { copyText } from '#src/ui/copy-text.ts';
import data from '#src/ui/data-table.module.css';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import { StateTag } from '#src/widgets/state-tag.tsx';
import styles from './district.module.css';

interface UnitDetailProps {
  readonly line: UnitLine;
  readonly onClose: () => void;
}

/** One unit as of the month: every row, what the year may end at, and what it is to be asked for [DI7]. */
export function UnitDetail({ line, onClose }: UnitDetailProps) {
  const { unit, report } = line;
  const textId = useId();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'start' });
  }, []);
  const reminder = reminderText(line);
  const outlook = outlookSentence(report);
  const notes = unitNotes(unit);
  const say = useNotices((state) => state.say);
  const copy = (text: string) => {
    if (copyText(text)) say(`已复制催报文字：${unit.plan.unitName}`);
    else say(OUTCOME_WORDS.chaseNotCopied, { tone: 'problem' });
  };
  return (
    <div ref={place} tabIndex={-1} className={styles['detail']}>
      <Panel
        title={planName(unit.plan)}
        sub={`数据包制作于 ${dateTimeText(unit.writtenAt)}：${unit.names.join('、')}`}
        tools={<Button onClick={onClose}>关闭</Button>}
        isFlush
      >
        {outlook === '' && notes.length === 0 ? null : (
          <p className={styles['outlook']}>
            {[outlook, ...notes].filter((text) => text !== '').join('。')}。
          </p>
        )}
        {reminder === '' ? null : (
          <div className={styles['reminder']}>
            <label htmlFor={textId}>催报文字</label>
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
        <div className={data['scroll']}>
          <table className={data['table']}>
            <thead>
              <tr>
                <th scope="col" className={data['number']}>
                  序号
                </th>
                <th scope="col">指标</th>
                <th scope="col">责任科室</th>
                <th scope="col">完成值／目标</th>
                <th scope="col">状态</th>
                <th scope="col" className={data['number']}>
                  得分／权重
                </th>
              </tr>
            </thead>
            <tbody>
              {report.rows.map((row) => (
                <tr key={row.indicator.id}>
                  <td className={data['number']}>{row.indicator.seq}</td>
                  <th scope="row">{row.indicator.name}</th>
                  <td>{ownerText(row.indicator.owner)}</td>
                  <td className={data['nowrap']}>{standText(row)}</td>
                  <td>
                    <StateTag state={row.state} />
                  </td>
                  <td className={data['number']}>
                    {scoreText(row.score.score)}／{weightText(row.indicator.weight)}
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
