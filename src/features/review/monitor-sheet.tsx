import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { MonitoringPaper } from '#src/domain/papers/monitoring-paper.ts';
import type { FieldCell, RuledColumn, RuledRow } from '#src/domain/papers/ruled-form.ts';
import { FieldText } from '#src/features/review/form-field.tsx';
import { FundAmount } from '#src/features/review/fund-amount.tsx';
import { MonitorCell } from '#src/features/review/monitor-cell.tsx';
import { RowName } from '#src/features/review/row-name.tsx';
import type { PaperWords } from '#src/features/review/use-paper-words.ts';
import { RuledSheet } from '#src/widgets/ruled-sheet.tsx';
import styles from './official-form.module.css';

interface MonitorSheetProps {
  readonly paper: MonitoringPaper;
  readonly words: PaperWords;
  readonly hrefOf: (indicator: IndicatorId) => string;
}

/** 运行监控表 on sheets of A4, in whichever layout; each cell is edited in its place. */
export function MonitorSheet(props: MonitorSheetProps) {
  const { paper, words } = props;
  const soFarLabel = paper.form.columns.find(({ id }) => id === 'soFar')?.label ?? '';
  return (
    <RuledSheet
      form={paper}
      renderField={(cell) => fieldContent(cell, words)}
      renderCell={(row, column, index) => cellContent(row, column, index, { ...props, soFarLabel })}
    />
  );
}

function fieldContent(cell: FieldCell, words: PaperWords) {
  if (cell.field !== undefined) return <FieldText field={cell.field} words={words} isOneLine />;
  return cell.entry === undefined ? null : <FundAmount cell={cell} subject={cell.entry} words={words} />;
}

interface CellGround extends MonitorSheetProps {
  readonly soFarLabel: string;
}

function cellContent(
  ruled: RuledRow,
  { id }: RuledColumn,
  index: number,
  { paper: { form }, soFarLabel, words, hrefOf }: CellGround,
) {
  const row = form.rows[index];
  if (row === undefined || id === 'target') return null;
  if (id === 'name') return <RowName row={ruled} href={hrefOf(row.id)} />;
  const written = <MonitorCell id={id} row={row} month={form.cutOff} soFarLabel={soFarLabel} words={words} />;
  if (id.startsWith('likelihood')) return <div className={styles['likely']}>{written}</div>;
  return id === 'soFar' || id === 'expected' ? <div className={styles['figure']}>{written}</div> : written;
}
