import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { EvaluationPaper } from '#src/domain/papers/evaluation-paper.ts';
import type { FieldCell, RuledColumn, RuledRow } from '#src/domain/papers/ruled-form.ts';
import { explainNinetyRow, explainTenNinety } from '#src/domain/words/explain-total.ts';
import { explainRow } from '#src/domain/words/explain.ts';
import { WHOLE_TOTAL_LABEL } from '#src/domain/words/figure-labels.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { FieldText } from '#src/features/review/form-field.tsx';
import { FundAmount } from '#src/features/review/fund-amount.tsx';
import { RowName } from '#src/features/review/row-name.tsx';
import type { PaperWords } from '#src/features/review/use-paper-words.ts';
import { PaperText } from '#src/ui/paper-text.tsx';
import paper from '#src/ui/paper.module.css';
import { Reason } from '#src/widgets/why.tsx';
import { RuledSheet } from '#src/widgets/ruled-sheet.tsx';

interface EvaluationSheetProps {
  readonly paper: EvaluationPaper;
  readonly report: YearReport;
  readonly words: PaperWords;
  readonly hrefOf: (indicator: IndicatorId) => string;
}

/** 自评表 on sheets of A4, in whichever layout; texts and a project's funds are written in their places. */
export function EvaluationSheet(props: EvaluationSheetProps) {
  const { paper: form, report, words } = props;
  const field = (cell: FieldCell) => {
    if (cell.field !== undefined)
      return <FieldText field={cell.field} words={words} isOneLine={cell.align === 'center'} />;
    if (cell.entry !== undefined) return <FundAmount cell={cell} subject={cell.entry} words={words} />;
    return cell.name === 'total' ? (
      <Reason title={`${WHOLE_TOTAL_LABEL}：怎么算的`} explain={() => explainTenNinety(report)}>
        {cell.text}
      </Reason>
    ) : null;
  };
  return (
    <RuledSheet
      form={form}
      renderField={field}
      renderCell={(row, column, index) => <Cell {...props} row={row} column={column} index={index} />}
    />
  );
}

interface CellProps extends EvaluationSheetProps {
  readonly row: RuledRow;
  readonly column: RuledColumn;
  readonly index: number;
}

function Cell({ row, column: { id }, index, report, words, hrefOf, paper: { form } }: CellProps) {
  const text = row.cells[id]?.text ?? '';
  const marks = row.marks?.[id] ?? '';
  const note = marks === '' ? null : <sup className={paper['marks']}>{marks}</sup>;
  const { scored } = row;
  const reportRow = report.rows[index];
  if (scored === undefined || reportRow === undefined) return text;
  switch (id) {
    case 'name':
      return <RowName row={row} href={hrefOf(scored.id)} />;
    case 'score':
      return (
        <Reason
          title={`${row.seq}. ${scored.cells.name.text}：怎么算的`}
          explain={() => [
            ...explainRow(reportRow, form.cutOff, report.plan.settings),
            explainNinetyRow(reportRow, text, report.plan.settings),
          ]}
        >
          {text}
        </Reason>
      );
    case 'remark': {
      const remark = form.rows[index]?.remark ?? scored.remark;
      return (
        <PaperText
          label={`第 ${row.seq} 项说明`}
          {...remark}
          isLocked={words.isLocked}
          onLocked={words.onLocked}
          onSave={(next) => words.saveRemark(scored.id, next)}
        />
      );
    }
    default:
      return (
        <>
          {text}
          {note}
        </>
      );
  }
}
