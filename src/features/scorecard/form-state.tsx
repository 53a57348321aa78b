import { rowNumbersText } from '#src/domain/words/row-numbers.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { Button } from '#src/ui/button.tsx';
import { wantWhole } from '#src/ui/coming.tsx';
import { Lacks } from '#src/ui/lacks.tsx';

/** What stands between this form and a finished one; silent when nothing does. */
export function FormState({ table }: { readonly table: ScorecardTable }) {
  const missing = table.rows.filter(({ remark }) => remark.required !== null && remark.text === '');
  if (!table.isDraft && table.problems.length === 0 && missing.length === 0) return null;
  return (
    <Lacks>
      {table.problems.map((text) => (
        <li key={text}>✕ 方案问题：{text}</li>
      ))}
      {table.unfinished.map((text) => (
        <li key={text}>▽ 未定稿：{text}</li>
      ))}
      {missing.length === 0 ? null : (
        <li>
          ▲ {missing.length} 项须补说明：{rowNumbersText(missing.map(({ seq }) => seq))}
          <Button look="quiet" onClick={focusFirstMissing}>
            去填第一项
          </Button>
        </li>
      )}
    </Lacks>
  );
}

function focusFirstMissing(): void {
  // It may stand on a sheet that is still to come [SP23].
  wantWhole();
  const field = document.querySelector('textarea[data-missing]');
  if (!(field instanceof HTMLElement)) return;
  field.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
}
