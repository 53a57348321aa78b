import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { indicatorById } from '#src/domain/catalogue/plan.ts';
import { carryPlan, type CarriedWord, type PlanWithYear } from '#src/domain/package/carry.ts';
import { carryStopText } from '#src/domain/package/package-words.ts';
import type { RowPair } from '#src/domain/pairing/pair-rows.ts';
import { saidText, subjectText } from '#src/domain/words/statement-words.ts';
import { closedMonths, recordedMonth } from '#src/domain/statements/month-close.ts';
import { isSealed } from '#src/domain/statements/seal.ts';
import type { Author, Said } from '#src/domain/statements/statement.ts';
import { subjectKey } from '#src/domain/statements/subject-key.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { asAuthor, type AskAuthor } from '#src/session/as-author.ts';
import { useNotices } from '#src/session/notices.ts';
import { Button } from '#src/ui/button.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './plans.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

interface TwinCarryProps {
  readonly from: PlanWithYear;
  readonly to: PlanWithYear;
  readonly pairs: readonly RowPair[];
  /** How many rows wait for a person. */
  readonly open: number;
  readonly author: Author | null;
  readonly askAuthor: AskAuthor;
}

/** What is said on one plan, said on the other as one step that can be taken back; the other stays as it is [PL42]. */
export function TwinCarry({ from, to, pairs, open, author, askAuthor }: TwinCarryProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const carry = useMemo(() => carryPlan(from, to, pairs), [from, to, pairs]);
  const chosen = carry.conflicts.filter(({ said }) => taken.has(subjectKey(said.subject)));
  const said = [...carry.fresh, ...chosen].map((each) => each.said);
  const closed = monthsClosed(to, said);
  const isFinal = isSealed(to.year.bySubject);
  const onError = (error: unknown) => say(failureText(error), { tone: 'problem' });
  const write = useMutation({
    mutationFn: (by: Author) =>
      storage.write({
        plan: to.plan.id,
        intent: 'carry',
        origin: 'merged',
        author: by,
        said,
        ...(closed.length > 0 ? { correction: reason } : {}),
      }),
    onSuccess: ({ operation }, by) => {
      if (operation === null) {
        say('没有需要转入的内容');
        return;
      }
      const takeBack = () => {
        storage
          .undo(to.plan.id, by, operation.id, reason)
          .then((undone) => say(undone.operation === null ? OUTCOME_WORDS.overtaken : '已撤销转入'), onError);
      };
      say(`已转入 ${operation.count} 处`, { action: { label: '撤销', run: takeBack } });
    },
    onError,
  });
  const toggle = (key: string) => {
    const next = new Set(taken);
    if (!next.delete(key)) next.add(key);
    setTaken(next);
  };
  const isReady = said.length > 0 && !isFinal && (closed.length === 0 || reason.trim() !== '');
  return (
    <Panel
      title="转入填报"
      sub="一步转入，可一步撤销；转入前自动留一个还原点，取出的方案原样保留"
      tools={
        <>
          {carry.conflicts.length === 0 ? null : <CopyTable />}
          <Button
            look="primary"
            disabled={!isReady || write.isPending}
            onClick={() => asAuthor(author, askAuthor, write.mutate)}
          >
            {write.isPending ? '正在转入…' : `转入 ${said.length} 处`}
          </Button>
        </>
      }
    >
      <p role="status">
        可转入 {carry.fresh.length} 处；两边都填了、内容不同的 {carry.conflicts.length} 处；两边相同的{' '}
        {carry.same} 处；不能转入的 {carry.left.length} 处。关账、定稿、方案的调整和“数没错”的确认不转入。
        {open > 0 ? `另有 ${open} 项待确认是否同一项，确认后才转入。` : ''}
      </p>
      {isFinal ? (
        <p role="alert" className={styles['problem']}>
          转入的方案已定稿。请先到它的「年终材料」里重新打开年度，再转入。
        </p>
      ) : null}
      {closed.length === 0 ? null : (
        <TextField
          label={`${closed.join('、')} 月已关账，转入的原因`}
          value={reason}
          onChange={setReason}
          maxLength={200}
        />
      )}
      {carry.conflicts.length === 0 ? null : (
        <Conflicts from={from} to={to} words={carry.conflicts} taken={taken} onToggle={toggle} />
      )}
      {carry.left.length === 0 ? null : (
        <details>
          <summary>不能转入的 {carry.left.length} 处，留在取出的方案里</summary>
          <ul className={styles['notes']}>
            {carry.left.map(({ from: word, why }) => (
              <li key={subjectKey(word.subject)}>
                {aboutText(from, word)}：{saidText(word, rowOf(from, word))}。{carryStopText(why)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

interface ConflictsProps {
  readonly from: PlanWithYear;
  readonly to: PlanWithYear;
  readonly words: readonly CarriedWord[];
  readonly taken: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
}

function Conflicts({ from, to, words, taken, onToggle }: ConflictsProps) {
  return (
    <table className={styles['list']}>
      <caption>两边都填了：勾选的改用取出方案的，不勾选的不变</caption>
      <thead>
        <tr>
          <th scope="col">内容</th>
          <th scope="col">转入的方案现在</th>
          <th scope="col">取出的方案</th>
        </tr>
      </thead>
      <tbody>
        {words.map(({ said, from: word, stands }) => {
          const key = subjectKey(said.subject);
          return (
            <tr key={key}>
              <th scope="row">
                <label>
                  <input type="checkbox" checked={taken.has(key)} onChange={() => onToggle(key)} />{' '}
                  {aboutText(to, said)}
                </label>
              </th>
              <td>{saidText(stands, rowOf(to, said), said.subject.kind)}</td>
              <td>{saidText(word, rowOf(from, word))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function rowOf({ plan }: PlanWithYear, { subject }: Said) {
  return 'indicator' in subject ? indicatorById(plan, subject.indicator) : null;
}

function aboutText(side: PlanWithYear, said: Said): string {
  const row = rowOf(side, said);
  return `${row === null ? '方案' : `${row.seq} ${row.name}`} ${subjectText(said.subject, row, side.plan.project)}`;
}

/** Months that are closed there and of which something would be said. */
function monthsClosed({ year }: PlanWithYear, said: readonly Said[]): readonly number[] {
  const closed = closedMonths(year.bySubject);
  const months = said.flatMap(({ subject }) => {
    const month = recordedMonth(subject);
    return month !== null && closed.has(month) ? [month] : [];
  });
  return [...new Set(months)].sort((a, b) => a - b);
}
