import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { UnitYear } from '#src/domain/district/unit-year.ts';
import { yearHistory } from '#src/domain/history/year-history.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import type { Author, DeviceId, StatementId } from '#src/domain/statements/statement.ts';
import { planInForce } from '#src/domain/statements/year-statements.ts';
import { asAuthor } from '#src/session/as-author.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { saveSnapshot } from '#src/snapshot/save-snapshot.ts';
import { Button } from '#src/ui/button.tsx';
import { HistoryTable } from '#src/widgets/history-table.tsx';

interface UnitWordsProps extends Pick<PageProps, 'month' | 'author' | 'askAuthor'> {
  readonly unit: UnitYear;
}

const NO_FILES: ReadonlyMap<StatementId, string> = new Map();
/** None of a unit's words was said on this PC. */
const ELSEWHERE = '' as DeviceId;

/** What stands behind a unit's line, to be read: its 总览 as a page of its own, and who said what when [DI10]. */
export function UnitWords({ unit, month, author, askAuthor }: UnitWordsProps) {
  const say = useNotices((state) => state.say);
  const [isOpen, setOpen] = useState(false);
  const { plan, year, log } = unit;
  const save = useMutation({
    mutationFn: (by: Author) => saveSnapshot({ plan, year, cutOff: month, isSample: false, author: by }),
    onSuccess: (name) => say(`已导出快照：${name}`),
    onError: () => say(OUTCOME_WORDS.snapshotFailed, { tone: 'problem' }),
  });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>逐条填报 {log.length} 条，只供查看</summary>
      <Button disabled={save.isPending} onClick={() => asAuthor(author, askAuthor, save.mutate)}>
        总览存为快照
      </Button>
      {isOpen ? <Words unit={unit} /> : null}
    </details>
  );
}

/** Only what is looked at is put together: a board has many units. */
function Words({ unit: { plan, year, log, texts } }: { readonly unit: UnitYear }) {
  const entries = useMemo(
    () => yearHistory(log, planInForce(plan, year), NO_FILES, { plans: texts, digestOf: planDigest }),
    [plan, year, log, texts],
  );
  return <HistoryTable entries={entries} device={ELSEWHERE} rowOf={({ row }) => row} />;
}
