import { useEffect } from 'react';
import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { classPath } from '#src/domain/catalogue/row-class.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import type { PageProps } from '#src/session/page.ts';
import { Button } from '#src/ui/button.tsx';
import { Select } from '#src/ui/select.tsx';
import { StateTag } from '#src/widgets/state-tag.tsx';
import styles from './indicator.module.css';

interface IndicatorHeadProps {
  readonly report: YearReport;
  readonly row: ReportRow;
  readonly go: PageProps['go'];
}

/** Which indicator this is, and the way to its neighbours: buttons, Alt+↑/↓, and a list to jump. */
export function IndicatorHead({ report, row, go }: IndicatorHeadProps) {
  const { indicator } = row;
  const { indicators } = report.plan;
  const index = indicators.findIndex(({ id }) => id === indicator.id);
  const previous = indicators[index - 1] ?? null;
  const next = indicators[index + 1] ?? null;
  useNeighbourKeys(previous, next, go);
  return (
    <header className={styles['head']}>
      <div>
        <h1 className={styles['title']}>
          {indicator.seq}. {indicator.name} <StateTag state={row.state} />
        </h1>
        <p className={styles['subtitle']}>
          {classPath(indicator)} · {ownerText(indicator.owner)} · 截至 {report.cutOff} 月
        </p>
      </div>
      <nav className={styles['neighbours']} aria-label="其他指标">
        <Button
          disabled={previous === null}
          title="Alt + ↑"
          onClick={() => previous !== null && go({ indicator: previous.id })}
        >
          上一项
        </Button>
        <Select<string>
          label="跳到指标"
          value={indicator.id}
          options={indicators.map(({ id, seq, name }) => ({ value: id, label: `${seq}. ${name}` }))}
          onChange={(id) => go({ indicator: id })}
        />
        <Button
          disabled={next === null}
          title="Alt + ↓"
          onClick={() => next !== null && go({ indicator: next.id })}
        >
          下一项
        </Button>
        <Button onClick={() => go({ indicator: null })}>全部指标</Button>
      </nav>
    </header>
  );
}

/** Alt+← and Alt+→ are the browser's own Back and Forward, and stay so. */
function useNeighbourKeys(
  previous: PlanIndicator | null,
  next: PlanIndicator | null,
  go: PageProps['go'],
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, select, dialog')) return;
      const target = event.key === 'ArrowUp' ? previous : event.key === 'ArrowDown' ? next : null;
      if (target === null) return;
      event.preventDefault();
      go({ indicator: target.id });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [previous, next, go]);
}
