import type { Plan } from '#src/domain/catalogue/plan.ts';
import { useFilesInHand } from '#src/queries/files-in-hand.ts';
import { useWaitingWords } from '#src/app/waiting-words.ts';
import { useOvertaken, useUnsaved, wordCount } from '#src/queries/save.ts';
import { storageProblemWords } from '#src/queries/storage-words.ts';
import { useNotices } from '#src/session/notices.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { useUnloadWarning } from '#src/ui/use-unload-warning.ts';
import styles from './shell.module.css';

/** A save failed: what was typed is kept, said so, and can be tried again. Also asks before a page with unsaved work is left. */
export function UnsavedBanner({ plan }: { readonly plan: Plan }) {
  const { requests, failed, retry, abandon } = useUnsaved(plan.id);
  useOvertaken(plan.id, sayOvertaken);
  const hasFiles = useFilesInHand();
  useUnloadWarning(requests.length > 0 || hasFiles);
  const [first] = failed;
  // The screen does not show it: there stands what was sealed [Y6].
  const unseen = failed.flatMap(({ request, problem }) => (problem.kind === 'sealed' ? request.said : []));
  const named = useWaitingWords(plan, unseen);
  if (first === undefined) return null;
  const { what, safe, todo } = storageProblemWords(first.problem);
  return (
    <div className={classNames(styles['banner'], styles['problem'])} role="alert">
      <span>
        {wordCount(failed.map(({ request }) => request))} 处{what}
        {named === '' ? '' : `（${named}）`}。{safe}
        {todo}
      </span>
      <Button onClick={retry}>重试保存</Button>
      {first.problem.kind === 'sealed' || first.problem.kind === 'row-changed' ? (
        <Button onClick={abandon}>放弃更改</Button>
      ) : null}
    </div>
  );
}

/** What could not be stored, and was left to what was said on the same cells since [B37] [B61]. @param count in cells; 0 says nothing */
export function sayOvertaken(count: number): void {
  if (count === 0) return;
  useNotices.getState().say(`没有存下的 ${count} 处，后来已另有填报，没有覆盖`, { tone: 'problem' });
}
