import { readPlans } from '#src/domain/import/read-plans.ts';
import { readTables } from '#src/tables/read-tables.ts';
import { refusalText } from '#src/tables/refusal.ts';

/** What the file says as plans: one JSON object, also when the file is refused [IM4]. */
export function planMain(bytes: Uint8Array): string {
  const file = readTables(bytes);
  const refused = (what: string): string =>
    JSON.stringify({ plans: [], problems: [{ row: null, field: 'file', what }] });
  if (!file.ok) return refused(refusalText(file.error));
  const plans = readPlans(file.value);
  if (plans.length === 0)
    return refused(
      '没有找到目标表：表头要有指标名称和指标值两列。请确认选对了文件，或复制表格（不是 PDF 中的文字）后粘贴。',
    );
  return JSON.stringify({
    plans: plans.map(({ head, texts, rows, problems }) => ({ head, texts, rows, problems })),
    problems: [],
  });
}
