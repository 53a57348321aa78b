import { useMemo, useState } from 'react';
import { SOURCE_LABEL } from '#src/domain/catalogue/field-words.ts';
import { plainLine } from '#src/kernel/plain-text.ts';
import { planName, type Plan } from '#src/domain/catalogue/plan.ts';
import { twinDifferences } from '#src/domain/words/plan-difference.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { pairableRow, pairRows } from '#src/domain/pairing/pair-rows.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { TwinCarry } from '#src/features/plans/twin-carry.tsx';
import { TwinRows, type Settled } from '#src/features/plans/twin-rows.tsx';
import { useYear } from '#src/queries/year.ts';
import type { AskAuthor } from '#src/session/as-author.ts';
import { ButtonRow } from '#src/ui/button-row.tsx';
import { BACK_TO_PLANS } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { Coming } from '#src/ui/coming.tsx';
import { Panel } from '#src/ui/panel.tsx';
import styles from './plans.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

interface TwinPageProps {
  readonly twins: readonly [Plan, Plan];
  readonly author: Author | null;
  readonly askAuthor: AskAuthor;
  readonly onClose: () => void;
}

const TITLE = '对照同名方案';
const MOST = 200;
const LONG = 60;

/** Two plans of one unit, year and kind: what tells them apart, and the way of what was said on one to the other [PL41] [PL42]. */
export function TwinPage({ twins, author, askAuthor, onClose }: TwinPageProps) {
  const [[from, to], setOrder] = useState(twins);
  const [settled, setSettled] = useState<readonly Settled[]>([]);
  const [fromYear, toYear] = [useYear(from.id), useYear(to.id)];
  const pairing = useMemo(
    () => pairRows(from.indicators.map(pairableRow), to.indicators.map(pairableRow), settled),
    [from, to, settled],
  );
  const differences = useMemo(() => twinDifferences(from, to, pairing.sure), [from, to, pairing]);
  const swap = () => {
    setOrder([to, from]);
    setSettled([]);
  };
  // What stands on the other would be written over unseen [B63].
  if (fromYear.isLoading || toYear.isLoading) return <Coming what={TITLE} />;
  return (
    <div className={styles['page']}>
      <h1>
        {TITLE} <small>{planName(to)}</small>
      </h1>
      <ButtonRow>
        <Button onClick={onClose}>{BACK_TO_PLANS}</Button>
        <Button onClick={swap}>对调方向</Button>
      </ButtonRow>
      <Panel title="两份方案" sub="同一单位、年度和类别，由两台电脑各自建立" tools={<CopyTable />} isFlush>
        <table className={styles['list']}>
          <thead>
            <tr>
              <th scope="col">这次</th>
              <th scope="col">编号</th>
              <th scope="col">摘要</th>
              <th scope="col">{SOURCE_LABEL}</th>
              <th scope="col" className={styles['number']}>
                指标
              </th>
              <th scope="col" className={styles['number']}>
                填报
              </th>
            </tr>
          </thead>
          <tbody>
            <TwinLine word="填报从这份取出（这份不改动）" plan={from} said={fromYear.year.bySubject.size} />
            <TwinLine word="转入这份" plan={to} said={toYear.year.bySubject.size} />
          </tbody>
        </table>
      </Panel>
      <Panel title={`内容有 ${differences.length} 处不同`} sub="方案本身不因转入而改变">
        {differences.length === 0 ? (
          <p>两份方案各项相同，只有编号不同。</p>
        ) : (
          <ul className={styles['notes']}>
            {differences.slice(0, MOST).map((each) => (
              <li key={each.about}>
                {plainLine(each.about, LONG)}：取出的「{plainLine(each.mine, LONG)}」，转入的「
                {plainLine(each.theirs, LONG)}」
              </li>
            ))}
            {differences.length > MOST ? <li>另有 {differences.length - MOST} 处</li> : null}
          </ul>
        )}
      </Panel>
      <TwinRows from={from} to={to} pairing={pairing} settled={settled} onSettle={setSettled} />
      <TwinCarry
        key={`${from.id} ${to.id}`}
        from={{ plan: from, year: fromYear.year }}
        to={{ plan: to, year: toYear.year }}
        pairs={pairing.sure}
        open={pairing.likely.length}
        author={author}
        askAuthor={askAuthor}
      />
    </div>
  );
}

function TwinLine({
  word,
  plan,
  said,
}: {
  readonly word: string;
  readonly plan: Plan;
  readonly said: number;
}) {
  return (
    <tr>
      <th scope="row">{word}</th>
      <td>{plainLine(plan.id, LONG)}</td>
      <td className={styles['digest']}>{planDigest(plan)}</td>
      <td>{plan.source === '' ? '—' : plainLine(plan.source, LONG)}</td>
      <td className={styles['number']}>{plan.indicators.length} 项</td>
      <td className={styles['number']}>{said} 处</td>
    </tr>
  );
}
