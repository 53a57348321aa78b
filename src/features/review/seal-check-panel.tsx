import { useRef, useState } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { bytesToText } from '#src/domain/package/text-encoding.ts';
import { packageFaultText } from '#src/domain/package/package-words.ts';
import { checkFile, type FileCheck } from '#src/domain/seal/check-file.ts';
import type { SealFile } from '#src/domain/seal/seal-file.ts';
import { fileVerdict, type Verdict } from '#src/domain/seal/seal-words.ts';
import { FrozenSheet } from '#src/features/review/frozen-sheet.tsx';
import { SealDifferences } from '#src/features/review/seal-differences.tsx';
import { SealFacts } from '#src/features/review/seal-facts.tsx';
import { Button } from '#src/ui/button.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './seal-tab.module.css';

interface SealCheckPanelProps {
  /** The plan as published. */
  readonly plan: Plan;
  /** Intact seals that are kept here, newest first; null: they are being read, and nothing can be held against them. */
  readonly seals: readonly SealFile[] | null;
}

interface Answer {
  readonly name: string;
  readonly verdict: Verdict;
  /** null: the file could not be read at all. */
  readonly found: FileCheck | null;
}

/** 校验: is this file what was sealed, and if not, which values differ [Y7] [Y8]. Nothing is written. */
export function SealCheckPanel({ plan, seals }: SealCheckPanelProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [printed, setPrinted] = useState('');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const digest = printed.replace(/\s/g, '').toLowerCase();
  const isDigest = /^[0-9a-f]{64}$/.test(digest);

  const turn = useRef(0);

  const check = async (file: File) => {
    if (seals === null) return;
    const own = (turn.current += 1);
    setAnswer({ name: file.name, verdict: { isGood: true, words: '正在校验…' }, found: null });
    const found = await answerTo(file, { plan, seals, printed: isDigest ? digest : null });
    // Another file was picked meanwhile: that one is meant [H30].
    if (own === turn.current) setAnswer(found);
  };
  return (
    <Panel
      title="校验"
      sub="选一个定稿文件或数据包，看它是不是定稿的那一份；只读不写"
      className={styles['panel']}
    >
      <div
        className={styles['picker']}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          const [file] = event.dataTransfer.files;
          if (file !== undefined) void check(file);
        }}
      >
        <div className={styles['printed']}>
          <TextField
            label="表上印的校验码（可不填）"
            value={printed}
            onChange={setPrinted}
            maxLength={200}
            error={digest === '' || isDigest ? null : '校验码是 64 位，由数字和字母 a 到 f 组成'}
            hint="填了就按它核对；不填则按本机留存的定稿核对"
          />
        </div>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label="选择要校验的文件"
          accept=".json,application/json"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file !== undefined) void check(file);
          }}
        />
        <Button
          onClick={() => picker.current?.click()}
          disabled={seals === null || (digest !== '' && !isDigest)}
        >
          选择文件校验
        </Button>
      </div>
      {answer === null ? null : (
        <div role="status">
          <p className={styles[answer.verdict.isGood ? 'good' : 'bad']}>
            {answer.name}：{answer.verdict.words}
          </p>
          {answer.found?.kind === 'checked' ? (
            <>
              <p className={styles['hint']}>对照的定稿：</p>
              <SealFacts seal={answer.found.seal} />
              <SealDifferences differences={answer.found.differences} now="文件里" />
            </>
          ) : null}
          {answer.found?.kind === 'other-plan' ? <OtherPlan found={answer.found} /> : null}
        </div>
      )}
    </Panel>
  );
}

/** What a file of a plan that is not here says, shown as it stands [PL17]. */
function OtherPlan({
  found: { seal, form },
}: {
  readonly found: Extract<FileCheck, { kind: 'other-plan' }>;
}) {
  return (
    <>
      {seal === null ? null : <SealFacts seal={seal} />}
      {form === null ? (
        <p className={styles['hint']}>
          文件只含部分内容，或没有带方案（由较早版本的软件写成），没有评分表可以显示。
        </p>
      ) : (
        <FrozenSheet form={form} />
      )}
    </>
  );
}

async function answerTo(file: File, ground: Parameters<typeof checkFile>[1]): Promise<Answer> {
  const { name } = file;
  try {
    const text = bytesToText(new Uint8Array(await file.arrayBuffer()));
    if (!text.ok)
      return { name, verdict: { isGood: false, words: packageFaultText(text.error) }, found: null };
    const found = checkFile(text.value.text, ground);
    return { name, verdict: fileVerdict(found), found };
  } catch {
    return { name, verdict: { isGood: false, words: '文件打不开，可能已被移走或正被占用。' }, found: null };
  }
}
