import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { EvaluationPaper } from '#src/domain/papers/evaluation-paper.ts';
import type { FieldCell, RuledColumn, RuledRow } from '#src/domain/papers/ruled-form.ts';
import { parseAmount } from '#src/domain/statements/typed-amount.ts';
import { explainNinetyRow, explainTenNinety } from '#src/domain/words/explain-total.ts';
import { explainRow } from '#src/domain/words/explain.ts';
import {
  amountRefusalText,
  FUND_FIGURE_WORDS,
  FUND_SOURCE_WORDS,
} from '#src/domain/words/statement-words.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { FieldText } from '#src/features/review/form-field.tsx';
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
    if (cell.entry !== undefined) return <Fund cell={cell} entry={cell.entry} words={words} />;
    return cell.name === 'total' ? (
      <Reason title="自评总分：怎么算的" explain={() => explainTenNinety(report)}>
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

interface FundProps {
  readonly cell: FieldCell;
  readonly entry: NonNullable<FieldCell['entry']>;
  readonly words: PaperWords;
}

const MONEY = { unit: '万元', decimals: 4 } as const;

/** One amount of one source, typed over in its place; emptied, nothing is said of it [ND20]. */
function Fund({ cell, entry: { source, figure }, words }: FundProps) {
  const isSaid = cell.cell?.kind === 'number';
  return (
    <PaperText
      label={`${FUND_SOURCE_WORDS[source]}${FUND_FIGURE_WORDS[figure]}（万元）`}
      text={isSaid ? cell.text : ''}
      isOneLine
      maxLength={100}
      check={(text) => {
        if (text.trim() === '') return null;
        const amount = parseAmount(text, MONEY);
        return amount.ok ? null : amountRefusalText(amount.error);
      }}
      isLocked={words.isLocked}
      onLocked={words.onLocked}
      onSave={(text) => {
        if (text.trim() === '') {
          words.saveFunds(source, figure, null);
          return;
        }
        const amount = parseAmount(text, MONEY);
        if (amount.ok) words.saveFunds(source, figure, amount.value);
      }}
    />
  );
}
