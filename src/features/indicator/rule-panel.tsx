import type { PlanSettings } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { explainRow } from '#src/domain/words/explain.ts';
import { ruleLines } from '#src/domain/words/rule-card.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { Panel } from '#src/ui/panel.tsx';
import { Steps } from '#src/widgets/why.tsx';
import styles from './indicator.module.css';

interface RulePanelProps {
  readonly row: ReportRow;
  readonly month: Month;
  readonly settings: PlanSettings;
}

/** How this row is scored, in words, and worked through with its own numbers. */
export function RulePanel({ row, month, settings }: RulePanelProps) {
  return (
    <Panel title="怎么计分" sub={`以截至 ${month} 月的数演算`}>
      <ul className={styles['rules']}>
        {ruleLines(row, settings).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Steps steps={explainRow(row, month, settings)} />
    </Panel>
  );
}
