import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { SIGNATURE_LINES } from '#src/domain/papers/form-foot.ts';
import type { NationalMonitoring } from '#src/domain/papers/national-monitoring.ts';
import type { FieldCell, RuledColumn, RuledRow } from '#src/domain/papers/ruled-form.ts';
import type { MonitoringForm } from '#src/domain/papers/monitoring-form.ts';
import { MonitorFields } from '#src/features/review/monitor-fields.tsx';
import { FieldText } from '#src/features/review/form-field.tsx';
import { MonitorCell, MonitorRow } from '#src/features/review/monitor-row.tsx';
import type { PaperWords } from '#src/features/review/use-paper-words.ts';
import { PaperFoot } from '#src/ui/paper-foot.tsx';
import { PaperSheets } from '#src/ui/paper-sheets.tsx';
import paper from '#src/ui/paper.module.css';
import { RuledSheet } from '#src/widgets/ruled-sheet.tsx';
import styles from './official-form.module.css';

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

interface NationalMonitorSheetProps extends Omit<MonitorSheetProps, 'form'> {
  readonly paper: NationalMonitoring;
}

/** The same with 一级, 二级, 三级指标 [ND9]. */
export function NationalMonitorSheet({ paper: national, words, hrefOf }: NationalMonitorSheetProps) {
  const { form } = national;
  const soFarLabel = form.columns.find(({ id }) => id === 'soFar')?.label ?? '';
  return (
    <RuledSheet
      form={national}
      renderField={(cell) => fieldContent(cell, words)}
      renderCell={(own, column, index) =>
        cellContent(own, column, index, { form, soFarLabel, words, hrefOf })
      }
    />
  );
}

function fieldContent({ field }: FieldCell, words: PaperWords) {
  return field === undefined ? null : <FieldText field={field} words={words} isOneLine />;
}

interface CellGround extends MonitorSheetProps {
  readonly soFarLabel: string;
}

function cellContent(
  { cells, marks, seq }: RuledRow,
  { id }: RuledColumn,
  index: number,
  { form, soFarLabel, words, hrefOf }: CellGround,
) {
  const row = form.rows[index];
  if (row === undefined || id === 'target') return null;
  if (id === 'name')
    return (
      <>
        <span className={styles['seq']} aria-hidden="true">
          {seq}
        </span>
        <a href={hrefOf(row.id)}>{cells['name']?.text}</a>
        {row.marks.name === '' ? null : <sup className={paper['marks']}>{marks?.['name']}</sup>}
      </>
    );
  const written = <MonitorCell id={id} row={row} month={form.cutOff} soFarLabel={soFarLabel} words={words} />;
  if (id.startsWith('likelihood')) return <div className={styles['likely']}>{written}</div>;
  return id === 'soFar' || id === 'expected' ? <div className={styles['figure']}>{written}</div> : written;
}
