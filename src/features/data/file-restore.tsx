import { useMemo } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { fileState } from '#src/domain/package/file-state.ts';
import { asideReasonText } from '#src/domain/package/package-words.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { RestoreDialog } from '#src/features/data/restore-dialog.tsx';
import { useRestore } from '#src/features/data/use-restore.ts';
import { useYear } from '#src/queries/year.ts';

interface FileRestoreProps {
  readonly plan: Plan;
  readonly author: Author | null;
  readonly name: string;
  readonly file: OpenedPackage;
  readonly onClose: () => void;
}

/** What the year would be if it were exactly what stands by a file, before anything is written [N9]. */
export function FileRestore({ plan, author, name, file, onClose }: FileRestoreProps) {
  const { year } = useYear(plan.id);
  const { isBusy, restore } = useRestore(plan.id, author, onClose);
  const then = useMemo(() => fileState(plan, year.bySubject.values(), file), [plan, year, file]);
  return (
    <RestoreDialog
      plan={plan}
      title={`恢复为「${name}」的状态`}
      then={then}
      values={then.statements.filter(({ content }) => content !== null).length}
      left={then.aside.map((each) => asideReasonText(each, plan.indicators))}
      isBusy={isBusy}
      onRestore={() => restore((steps, by) => steps.returnToFile(then, name, by))}
      onClose={onClose}
    />
  );
}
