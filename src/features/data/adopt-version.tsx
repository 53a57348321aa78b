import { useMemo, useState } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { changedRows, type ValueChoice } from '#src/domain/life/changed-rows.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureWords } from '#src/queries/storage-words.ts';
import { useStoredYear } from '#src/queries/year.ts';
import { useNotices } from '#src/session/notices.ts';
import { Button } from '#src/ui/button.tsx';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import { ChangedRowChoices } from '#src/widgets/changed-row-choices.tsx';
import { plainLine } from '#src/kernel/plain-text.ts';
import merge from './merge.module.css';

interface AdoptVersionProps {
  /** In force here. */
  readonly plan: Plan;
  /** A package of a later version of it. */
  readonly file: OpenedPackage & { readonly planFile: Plan };
  readonly author: Author;
  readonly onClose: () => void;
}

const MOST = 400;

/** Takes the later version of a plan that a package brings; values that the package replaces anyway need no decision [PL22]. */
export function AdoptVersion({ plan, file, author, onClose }: AdoptVersionProps) {
  const storage = useStorage();
  const year = useStoredYear(plan.id);
  const say = useNotices((state) => state.say);
  const [choices, setChoices] = useState<ReadonlyMap<string, ValueChoice>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const after = file.planFile;
  const superseded = useMemo(() => new Set(file.statements.flatMap(({ replaces }) => replaces)), [file]);
  const rows = useMemo(() => changedRows(plan, after, year, superseded), [plan, after, year, superseded]);
  const isChosen = rows.every(({ id, values }) => values.length === 0 || choices.has(id));
  const take = async () => {
    setIsBusy(true);
    try {
      const receipt = await (await storage.planLife()).correct({
        before: plan,
        after,
        author,
        choices,
        seen: new Set(rows.flatMap(({ values }) => values.map(({ id }) => id))),
        superseded,
      });
      if (receipt === null) {
        setProblem('没有采用：方案或这些记录刚在别的窗口改过。请关闭后重新核对。');
        return;
      }
      say('已采用更正后的方案，可以并入了');
      onClose();
    } catch (error) {
      const { what, todo } = failureWords(error);
      setProblem(`${what}${todo}`);
    } finally {
      setIsBusy(false);
    }
  };
  const corrections = after.corrections ?? [];
  return (
    <Dialog
      title="采用对方更正后的方案"
      isWide
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button look="primary" disabled={!isChosen || isBusy} onClick={() => void take()}>
            采用
          </Button>
        </>
      }
    >
      <ul className={merge['differing']}>
        {corrections.map(({ of, date, reason, author: by }) => (
          <li key={of}>
            {date} {plainLine(by, MOST)} 更正，理由：{plainLine(reason, MOST)}
          </li>
        ))}
      </ul>
      {rows.length === 0 ? (
        <p>单位、汇总方式和小数位都没有变，本机已填的数照旧有效。</p>
      ) : (
        <ChangedRowChoices
          rows={rows}
          choices={choices}
          onChoose={(row, choice) => setChoices((before) => new Map([...before, [row, choice]]))}
        />
      )}
      <p>本机的旧版本留着，随时可看。</p>
      {problem === null ? null : (
        <p role="alert" className={merge['fault']}>
          {problem}
        </p>
      )}
    </Dialog>
  );
}
