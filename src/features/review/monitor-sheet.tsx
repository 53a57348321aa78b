import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { SIGNATURE_LINES } from '#src/domain/papers/form-foot.ts';
import type { MonitoringForm } from '#src/domain/papers/monitoring-form.ts';
import { MonitorFields } from '#src/features/review/monitor-fields.tsx';
import { MonitorRow } from '#src/features/review/monitor-row.tsx';
import type { PaperWords } from '#src/features/review/use-paper-words.ts';
import { PaperFoot } from '#src/ui/paper-foot.tsx';
import { PaperSheets } from '#src/ui/paper-sheets.tsx';

interface MonitorSheetProps {
  readonly form: MonitoringForm;
  readonly words: PaperWords;
  readonly hrefOf: (indicator: IndicatorId) => string;
}

/** 运行监控表 on sheets of A4. */
export function MonitorSheet({ form, words, hrefOf }: MonitorSheetProps) {
  const { columns } = form;
  const soFarLabel = columns.find(({ id }) => id === 'soFar')?.label ?? '';
  return (
    <PaperSheets
      form={form}
      title={form.title}
      owner={form.unitName}
      marks={form.marks}
      meta={[`部门（单位）名称：${form.unitName}`, `监控期间：${form.asOf}`, '金额单位：万元']}
      fields={<MonitorFields form={form} words={words} />}
      columns={columns}
      renderRow={(row) => (
        <MonitorRow
          key={row.id}
          row={row}
          month={form.cutOff}
          soFarLabel={soFarLabel}
          words={words}
          href={hrefOf(row.id)}
        />
      )}
      foot={<PaperFoot lines={form.foot} signatures={SIGNATURE_LINES} />}
    />
  );
}
