import { useMemo, useState } from 'react';
import { CORRECTIONS_LABEL } from '#src/domain/catalogue/field-words.ts';
import { DAY_REFUSED } from '#src/domain/words/plan-words.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Draft } from '#src/domain/draft/draft.ts';
import { typedDay } from '#src/domain/statements/typed-day.ts';
import { changedRows, type ValueChoice } from '#src/domain/life/changed-rows.ts';
import { correctedPlan } from '#src/domain/life/corrected-plan.ts';
import { planDifferences } from '#src/domain/words/plan-difference.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureWords } from '#src/queries/storage-words.ts';
import { useStoredYear } from '#src/queries/year.ts';
import { useNotices } from '#src/session/notices.ts';
import { Button } from '#src/ui/button.tsx';
import { todayText } from '#src/ui/date-time.ts';
import { classNames } from '#src/ui/class-names.ts';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { ChangedRowChoices } from '#src/widgets/changed-row-choices.tsx';
import styles from './plans.module.css';

interface CorrectionDialogProps {
  readonly plan: Plan;
  readonly draft: Draft;
  readonly author: Author;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** The last question before a new version: what changes, what becomes of the values, why [PL21]. */
export function CorrectionDialog({ plan, draft, author, onDone, onClose }: CorrectionDialogProps) {
  const storage = useStorage();
  const year = useStoredYear(plan.id);
  const say = useNotices((state) => state.say);
  const [date, setDate] = useState(todayText);
  const [reason, setReason] = useState('');
  const [choices, setChoices] = useState<ReadonlyMap<string, ValueChoice>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const next = useMemo(
    () => correctedPlan(plan, draft, { date: todayText(), reason: '-', author: '' }),
    [plan, draft],
  );
  const after = next.ok ? next.value : null;
  const rows = useMemo(() => (after === null ? [] : changedRows(plan, after, year)), [plan, after, year]);
  const differences = useMemo(
    () =>
      after === null ? [] : planDifferences(plan, after).filter(({ about }) => about !== CORRECTIONS_LABEL),
    [plan, after],
  );
  const day = typedDay(date);
  const isChosen = rows.every(({ id, values }) => values.length === 0 || choices.has(id));
  const send = async () => {
    if (day === null) return;
    const made = correctedPlan(plan, draft, { date: day, reason, author: author.name });
    if (!made.ok || made.value === null) return;
    setIsBusy(true);
    try {
      const receipt = await (await storage.planLife()).correct({
        before: plan,
        after: made.value,
        author,
        choices,
        seen: new Set(rows.flatMap(({ values }) => values.map(({ id }) => id))),
      });
      if (receipt === null) {
        setProblem('没有更正：方案或这些记录刚在别的窗口改过。请关闭后重新核对。');
        return;
      }
      say('原文已更正。旧版本在“绩效方案”里可看；接着没有别的改动前，可以在那里撤回');
      onDone();
    } catch (error) {
      const { what, todo } = failureWords(error);
      setProblem(`${what}${todo}`);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Dialog
      title={`更正 ${plan.year} 年度方案的原文`}
      isWide
      isDirty={reason !== '' || choices.size > 0}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button
            look="primary"
            type="submit"
            form="correction"
            disabled={day === null || reason.trim() === '' || !isChosen || isBusy || after === null}
          >
            更正
          </Button>
        </>
      }
    >
      <form
        id="correction"
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ul className={classNames(styles['notes'], styles['whole'])} aria-label="更正的内容">
          {differences.map(({ about, mine, theirs }) => (
            <li key={about}>
              {about}：{mine} → {theirs}
            </li>
          ))}
        </ul>
        {rows.length === 0 ? (
          <p>单位、汇总方式和小数位都没有变，已填的数照旧有效。</p>
        ) : (
          <ChangedRowChoices
            rows={rows}
            choices={choices}
            onChoose={(row, choice) => setChoices((before) => new Map([...before, [row, choice]]))}
          />
        )}
        <TextField
          label="更正日期"
          value={date}
          onChange={setDate}
          error={day !== null ? null : DAY_REFUSED}
        />
        <TextField
          label="理由"
          isLong
          maxLength={1_000}
          value={reason}
          onChange={setReason}
          hint="例如：预算表单位是元，导入时误读成万元"
        />
        {problem === null ? null : (
          <p role="alert" className={styles['problem']}>
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  );
}
