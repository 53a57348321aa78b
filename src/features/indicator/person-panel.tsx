import type { ReportRow } from '#src/domain/year/year-report.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { AdjustedTargetEditor } from '#src/features/indicator/adjusted-target-editor.tsx';
import { ExpectedEditor } from '#src/features/indicator/expected-editor.tsx';
import { ManualScoreEditor } from '#src/features/indicator/manual-score-editor.tsx';
import type { useSaying } from '#src/queries/saying.ts';
import { Panel } from '#src/ui/panel.tsx';

interface PersonPanelProps {
  readonly row: ReportRow;
  readonly year: YearStatements;
  readonly speak: ReturnType<typeof useSaying>;
}

/** What a person may set over what is computed; each with its reason, each can be withdrawn. */
export function PersonPanel({ row, year, speak }: PersonPanelProps) {
  const { indicator } = row;
  return (
    <Panel title="人工填报" sub="都留痕，可撤回">
      {indicator.kind === 'quantitative' ? (
        <>
          <ExpectedEditor row={row} indicator={indicator} year={year} speak={speak} />
          <AdjustedTargetEditor row={row} indicator={indicator} year={year} speak={speak} />
        </>
      ) : null}
      <ManualScoreEditor row={row} year={year} speak={speak} />
    </Panel>
  );
}
