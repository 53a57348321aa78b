import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import {
  packageFileName,
  packageText,
  planPackage,
  statementsInScope,
  type PackageScope,
} from '#src/domain/package/package-file.ts';
import { packageParts } from '#src/domain/package/package-parts.ts';
import { parsePackage } from '#src/domain/package/parse-package.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { monthText } from '#src/domain/words/format.ts';
import type { Author, Instant } from '#src/domain/statements/statement.ts';
import { planInForce } from '#src/domain/statements/year-statements.ts';
import { saveFile } from '#src/export/save-file.ts';
import { usePlans } from '#src/queries/plans.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { readWholeOnceStored } from '#src/queries/whole-plan.ts';
import { useYear } from '#src/queries/year.ts';
import { asAuthor } from '#src/session/as-author.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { EXPORTING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import { Select } from '#src/ui/select.tsx';
import styles from './data.module.css';
import merge from './merge.module.css';

const ALL = '';
const MONTH_OPTIONS = MONTHS.map((month) => ({ value: String(month), label: monthText(month) }));

/** Everything, or a section's rows and months, as the one exchange file [N1]. */
export function PackageExportPanel({ plan, author, askAuthor }: PageProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const { year } = useYear(plan.id);
  const inForce = useMemo(() => planInForce(plan, year), [plan, year]);
  const [section, setSection] = useState(ALL);
  const [from, setFrom] = useState<Month>(1);
  const [through, setThrough] = useState<Month>(12);
  const scope: PackageScope = section === ALL ? { kind: 'all' } : { kind: 'section', section, from, through };
  const save = useMutation({
    mutationFn: async (by: Author) => {
      const at = Date.now();
      const { statements: log, seals, mark } = await readWholeOnceStored(storage, plan.id, at);
      const file = planPackage(plan, {
        scope,
        createdAt: at as Instant,
        device: storage.device,
        author: by,
        statements: statementsInScope(log, inForce, scope),
        ...(scope.kind === 'all' ? { seals } : {}),
      });
      const parts = packageParts(file);
      const texts = parts.map(packageText);
      // Nothing is handed over, and nothing counts, before all of it is known to open again.
      if (!texts.every((text) => parsePackage(text).ok))
        throw new Error('the package could not be read again');
      const names = parts.map((part) => packageFileName(part, dateTimeText(at)));
      for (const [index, text] of texts.entries()) saveFile(names[index] ?? '', 'application/json', text);
      if (scope.kind === 'all' && mark !== null) await storage.markBackup(plan.id, mark);
      const [first = ''] = names;
      return parts.length === 1
        ? `已导出 ${file.statements.length} 次记录：${first}`
        : `记录超过一个文件的上限，已分 ${parts.length} 份导出，请一并保存、一并导入，缺一份就不是完整备份：${first} 等`;
    },
    onSuccess: (words) => say(words),
    onError: (error) => say(failureText(error), { tone: 'problem' }),
  });
  const { known, drafts } = usePlans();
  // What was learned about columns travels with the archive, of a single plan too [IM21].
  const { data: hasChoices = false } = useQuery({
    queryKey: ['column-choices', storage.device] as const,
    queryFn: async () => (await storage.columnChoices()).length > 0,
    staleTime: 0,
  });
  const saveAll = useMutation({
    mutationFn: async (by: Author) => {
      const { exportAllPlans, TooMuchForOneArchive } = await import('#src/features/data/all-plans-export.ts');
      return exportAllPlans(storage, known, by).catch((error: unknown) => {
        if (error instanceof TooMuchForOneArchive) return null;
        throw error;
      });
    },
    onSuccess: (words) =>
      words === null
        ? say('有一个方案的内容超过一个压缩包的上限（32 MB），没有导出。请到各个方案里分别导出数据包。', {
            tone: 'problem',
          })
        : say(words),
    onError: (error) => say(failureText(error), { tone: 'problem' }),
  });
  return (
    <Panel
      title="导出数据包"
      tools={
        <>
          {known.length > 1 || drafts.length > 0 || hasChoices ? (
            <Button
              disabled={saveAll.isPending}
              title="一个压缩包：每个方案一个数据包，附带目录和摘要；在「导入数据包」里选它即可全部带回；草稿也在其中"
              onClick={() => asAuthor(author, askAuthor, saveAll.mutate)}
            >
              {saveAll.isPending
                ? EXPORTING
                : `导出全部 ${known.length} 个方案${drafts.length === 0 ? '' : `、${drafts.length} 份草稿`}`}
            </Button>
          ) : null}
          <Button
            look="primary"
            disabled={save.isPending}
            onClick={() => asAuthor(author, askAuthor, save.mutate)}
          >
            {save.isPending ? EXPORTING : '导出数据包'}
          </Button>
        </>
      }
    >
      <div className={merge['row']}>
        <Select
          label="范围"
          value={section}
          options={[
            { value: ALL, label: '全部（备份、换电脑）' },
            ...plan.sections.map((each) => ({ value: each, label: `${each}的指标` })),
          ]}
          onChange={setSection}
        />
        {scope.kind === 'all' ? null : (
          <>
            <Select
              label="起始月份"
              value={String(from)}
              options={MONTH_OPTIONS}
              onChange={(value) => {
                const month = monthOf(value);
                setFrom(month);
                if (month > through) setThrough(month);
              }}
            />
            至
            <Select
              label="结束月份"
              value={String(through)}
              options={MONTH_OPTIONS}
              onChange={(value) => {
                const month = monthOf(value);
                setThrough(month);
                if (month < from) setFrom(month);
              }}
            />
          </>
        )}
      </div>
      <p className={styles['note']}>
        一个文件，含每次修改的旧值、填报人、时间和备注；在另一台电脑的「导入数据包」里并入。文件名写明单位、年度、科室、月份和时间。
      </p>
    </Panel>
  );
}

function monthOf(value: string): Month {
  return MONTHS.find((each) => String(each) === value) ?? 1;
}
