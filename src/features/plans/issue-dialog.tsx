import { useState } from 'react';
import { DOCUMENT_NUMBER_LABEL } from '#src/domain/catalogue/field-words.ts';
import { DAY_REFUSED } from '#src/domain/words/plan-words.ts';
import { weightDue } from '#src/domain/draft/draft-problems.ts';
import { typedDay } from '#src/domain/statements/typed-day.ts';
import { HUNDRED_POINTS, weightToText } from '#src/domain/quantity/points.ts';
import type { Draft } from '#src/domain/draft/draft.ts';
import { Button } from '#src/ui/button.tsx';
import { todayText } from '#src/ui/date-time.ts';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './plans.module.css';

interface IssueDialogProps {
  readonly draft: Draft;
  /** @returns why it was not put in force; null: it was */
  readonly onIssue: (date: string, number: string) => Promise<string | null>;
  readonly onClose: () => void;
}

/** 下达: from here on the printed cells are frozen [PL3] [PL9]. */
export function IssueDialog({ draft, onIssue, onClose }: IssueDialogProps) {
  const [date, setDate] = useState(todayText);
  const [number, setNumber] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const unowned = draft.rows.filter(({ owner }) => owner.trim() === '').length;
  const isAlone = weightDue(draft) === HUNDRED_POINTS;
  const day = typedDay(date);
  const send = async () => {
    if (day === null) return;
    setIsBusy(true);
    setProblem(await onIssue(day, number));
    setIsBusy(false);
  };
  return (
    <Dialog
      title={`下达 ${draft.year} 年度方案`}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button look="primary" type="submit" form="issue" disabled={day === null || isBusy}>
            下达
          </Button>
        </>
      }
    >
      <form
        id="issue"
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>
          {draft.unitName}，{draft.rows.length} 项指标，权重合计 {weightToText(weightDue(draft))} 分
          {isAlone ? '' : '，另有预算执行率的分'}
          。下达后名称、单位、指标性质、指标值和权重作为原文固定下来。以后在“绩效方案”里办：年中的调整另行登记，原值保留；原文读错了用“更正原文”；还没有调整、更正和定稿时可以“撤回下达”。
        </p>
        {unowned === 0 ? null : (
          <p>
            {unowned} 项没有定主责科室，先归汇总科室“{draft.collectingSection}”，下达后可以改。
          </p>
        )}
        <TextField
          label="下达日期"
          value={date}
          onChange={setDate}
          error={day !== null ? null : DAY_REFUSED}
        />
        <TextField label={DOCUMENT_NUMBER_LABEL} value={number} onChange={setNumber} />
        {problem === null ? null : (
          <p role="alert" className={styles['problem']}>
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  );
}
