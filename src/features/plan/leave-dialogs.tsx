import { useState } from 'react';
import { planName, type Plan } from '#src/domain/catalogue/plan.ts';
import { packageFileName, packageText, planPackage } from '#src/domain/package/package-file.ts';
import { packageParts } from '#src/domain/package/package-parts.ts';
import { parsePackage } from '#src/domain/package/parse-package.ts';
import type { Author, Instant } from '#src/domain/statements/statement.ts';
import { saveFile } from '#src/export/save-file.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { readWholePlan } from '#src/queries/whole-plan.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import type { WithdrawRefusal } from '#src/storage/plan-list.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './plan.module.css';

interface LeaveDialogProps extends Pick<PageProps, 'plan' | 'go'> {
  readonly onClose: () => void;
}

const REFUSALS: Record<WithdrawRefusal, string> = {
  said: '没有撤回：已有人填报、调整或定稿。读错的内容请用“更正原文”改，已填的数会逐项核对；年中的变动请用“调整方案”。',
  corrected: '没有撤回：原文已更正过。请先撤回更正。',
  'not-here': '没有撤回：这个方案不在本机的方案目录里，或刚在别的窗口改过。',
};

/** 撤回下达: back to a draft, while nothing depends on the plan [PL27]. */
export function WithdrawPlanDialog({ plan, go, onClose }: LeaveDialogProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async () => {
    try {
      const refusal = await (await storage.planLife()).withdraw(plan.id);
      if (refusal !== null) {
        setProblem(REFUSALS[refusal]);
        return;
      }
      say('已撤回下达，方案回到草稿，可以再改');
      go({ name: 'plans', plan: null, draft: plan.id, isSample: false, month: null });
    } catch (error) {
      setProblem(failureText(error));
    }
  };
  return (
    <Dialog
      title={`撤回 ${plan.year} 年度方案的下达？`}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button look="danger" onClick={() => void send()}>
            撤回下达
          </Button>
        </>
      }
    >
      <p>方案回到草稿，各项内容不变，改好再下达。已发给别的电脑的方案不会跟着变。</p>
      {problem === null ? null : (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </Dialog>
  );
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
  const { statements, seals, mark } = await readWholePlan(storage, plan.id, at);
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
