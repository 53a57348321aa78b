import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { indicatorById, planName, type Plan } from '#src/domain/catalogue/plan.ts';
import { packageFileName, packageText, planPackage } from '#src/domain/package/package-file.ts';
import { packageParts } from '#src/domain/package/package-parts.ts';
import { parsePackage } from '#src/domain/package/parse-package.ts';
import { standingWords } from '#src/domain/statements/recorded.ts';
import type { Author, Instant, Statement } from '#src/domain/statements/statement.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { subjectText } from '#src/domain/words/statement-words.ts';
import { saveFile } from '#src/export/save-file.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { readWholeOnceStored } from '#src/queries/whole-plan.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import type { WithdrawRefusal } from '#src/storage/plan-list.ts';
import { CORRECT_TEXT, READING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './plan.module.css';

interface LeaveDialogProps extends Pick<PageProps, 'plan' | 'go'> {
  readonly onClose: () => void;
}

const REFUSALS: Record<WithdrawRefusal, string> = {
  said: '没有撤回：已有调整、人工评分等只有下达后的方案才有的记录，或定稿过。读错的内容请用“更正原文”改，已填的数会逐项核对；年中的变动请用“调整方案”。',
  corrected: '没有撤回：原文已更正过。请先撤回更正。',
  more: '没有撤回：方案里有草稿放不下的内容（如“原文如此”的注），撤回会丢。请用“更正原文”。',
  'not-here': '没有撤回：这个方案不在本机的方案目录里，或刚在别的窗口改过。',
};

interface WithdrawPlanDialogProps extends LeaveDialogProps {
  readonly year: YearStatements;
}

/** 撤回下达: back to a draft with what was recorded, or what stands in the way [PL27] [PL66]. */
export function WithdrawPlanDialog({ plan, year, go, onClose }: WithdrawPlanDialogProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { data: backup } = useQuery(trackerQueries.backup(storage, plan.id));
  const { recorded, ofPlan } = standingWords(year.bySubject.values());
  const isCorrected = plan.corrections !== undefined && plan.corrections.length > 0;
  const send = async () => {
    setIsBusy(true);
    try {
      const refusal = await (await storage.planLife()).withdraw(plan.id);
      if (refusal !== null) {
        setProblem(REFUSALS[refusal]);
        return;
      }
      say(`已撤回下达，方案回到草稿${recorded.length === 0 ? '' : '，填过的数都在'}，可以再改`);
      go({ name: 'plans', plan: null, draft: plan.id, isSample: false, month: null });
    } catch (error) {
      setProblem(failureText(error));
    } finally {
      setIsBusy(false);
    }
  };
  if (isCorrected || ofPlan.length > 0)
    return (
      <Dialog
        title={`${plan.year} 年度方案不能直接撤回`}
        onClose={onClose}
        actions={
          <>
            <CancelButton />
            <Button look="primary" onClick={() => go({ name: 'plans', draft: plan.id, isSample: false })}>
              {CORRECT_TEXT}
            </Button>
          </>
        }
      >
        {isCorrected ? <p>原文已更正过，其他电脑可能已采用更正后的版本。</p> : null}
        {ofPlan.length === 0 ? null : (
          <>
            <p>下面这些只有下达后的方案才有，草稿里放不下：</p>
            <ul>
              {[...countedWords(plan, ofPlan)].map(([words, count]) => (
                <li key={words}>
                  {words} {count} 处
                </li>
              ))}
            </ul>
          </>
        )}
        <p>
          不丢东西的办法：原文读错了，用“更正原文”，填过的数逐项核对；年中目标、权重有变动，用“调整方案”。确实要撤回，请先逐处撤销或清除上面这些，再来撤回
          {recorded.length === 0 ? '。' : `；填过的 ${recorded.length} 处会留在草稿里。`}
        </p>
      </Dialog>
    );
  return (
    <Dialog
      title={`撤回 ${plan.year} 年度方案的下达？`}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button look="danger" disabled={backup === undefined || isBusy} onClick={() => void send()}>
            撤回下达
          </Button>
        </>
      }
    >
      <p>
        方案回到草稿，各项内容不变，改好再下达。
        {recorded.length === 0
          ? ''
          : `填过的 ${recorded.length} 处留在草稿里，再下达后照旧算；改了单位、口径或删了的项，到时逐项决定。`}
      </p>
      <p>
        已发给别的电脑的方案不会跟着变：改后再下达就是另一份，那边的数据包并不进来。
        {backup === undefined
          ? READING
          : backup === null
            ? ''
            : `这个方案于 ${dateTimeText(backup.at)} 交出过文件；别的电脑已经在用的，请改用“更正原文”。`}
      </p>
      {problem === null ? null : (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </Dialog>
  );
}

/** '人工评分' → 2: each kind as it is called, in the order in which it was said. */
function countedWords(plan: Plan, said: readonly Statement[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { subject } of said) {
    const words = subjectText(
      subject,
      'indicator' in subject ? indicatorById(plan, subject.indicator) : null,
      plan.project,
    );
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return counts;
}

interface RemovePlanDialogProps extends LeaveDialogProps {
  readonly author: Author;
}

/** 从本机移除: asks for the name, and hands everything over as a file first [PL28]. */
export function RemovePlanDialog({ plan, author, go, onClose }: RemovePlanDialogProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const name = plan.project ?? plan.unitName;
  const send = async () => {
    setIsBusy(true);
    try {
      const at = Date.now();
      await handOver(storage, plan, author, at);
      if (!(await (await storage.planLife()).remove(plan.id))) {
        setProblem('没有移除：方案刚在别的窗口移除或改过。');
        return;
      }
      say(`已导出数据包，并从本机移除：${planName(plan)}`);
      go({ name: 'plans', plan: null, draft: null, isSample: false, month: null });
    } catch (error) {
      setProblem(failureText(error));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Dialog
      title="从本机移除这个方案？"
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button look="danger" disabled={typed.trim() !== name || isBusy} onClick={() => void send()}>
            导出并移除
          </Button>
        </>
      }
    >
      <p>
        先导出一份含全部记录的数据包，再从本机的方案目录移除{planName(plan)}
        。只影响这台电脑；共享文件夹里的数据包不会再把它带回来，除非有人打开数据包重新导入，那时以前的记录照旧都在。
      </p>
      <TextField label={`请输入“${name}”确认`} value={typed} onChange={setTyped} />
      {problem === null ? null : (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </Dialog>
  );
}

async function handOver(
  storage: ReturnType<typeof useStorage>,
  plan: Plan,
  author: Author,
  at: number,
): Promise<void> {
  const { statements, seals, mark } = await readWholeOnceStored(storage, plan.id, at);
  const about = { scope: { kind: 'all' }, createdAt: at as Instant, device: storage.device, author } as const;
  const file = planPackage(plan, { ...about, statements, seals });
  const parts = packageParts(file);
  const texts = parts.map(packageText);
  // What is to be taken off has to be known to open again.
  if (!texts.every((text) => parsePackage(text).ok)) throw new Error('the package could not be read again');
  for (const [index, part] of parts.entries())
    saveFile(packageFileName(part, dateTimeText(at)), 'application/json', texts[index] ?? '');
  if (mark !== null) await storage.markBackup(plan.id, mark);
}
