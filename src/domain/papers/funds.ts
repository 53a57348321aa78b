import { quantityCell, NO_FIGURE, scaledCell, type TableCell } from '#src/domain/papers/table-cell.ts';
import { strongLine, type FootLine } from '#src/domain/papers/form-foot.ts';
import type { ExecutionBlock } from '#src/domain/papers/scorecard-table.ts';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import { mulDivRound } from '#src/domain/quantity/exact.ts';
import { quantityToText, type Quantity } from '#src/domain/quantity/quantity.ts';
import {
  FUND_FIGURES,
  FUND_SOURCES,
  type FundFigure,
  type FundSource,
  type FundSubject,
} from '#src/domain/statements/statement.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { FUND_FIGURE_WORDS } from '#src/domain/words/statement-words.ts';

/** A project's funds as people have said them by source, 万元; null where nobody has [ND20]. */
export type Funds = Readonly<Record<FundSource, Readonly<Record<FundFigure, Quantity | null>>>>;

/** Which word says an amount as of a month: what was spent up to one before December is a word of that month [ND31]. */
export function fundSubject(source: FundSource, figure: FundFigure, cutOff: Month): FundSubject {
  return figure === 'executed' && cutOff !== YEAR_END
    ? { kind: 'funds-to-date', source, month: cutOff }
    : { kind: 'funds', source, figure };
}

/** A project's funds by source as of a month; null of 部门整体, which has none [ND20]. */
export function fundsOf(year: YearStatements, project: string | null, cutOff: Month): Funds | null {
  if (project === null) return null;
  const figure = (source: FundSource, each: FundFigure) =>
    standing(year, fundSubject(source, each, cutOff))?.content?.value ?? null;
  const of = (source: FundSource) => ({
    initial: figure(source, 'initial'),
    budget: figure(source, 'budget'),
    executed: figure(source, 'executed'),
  });
  return { fiscal: of('fiscal'), carried: of('carried'), other: of('other') };
}

/** One amount; blank where nobody has said it: a source that gives nothing is 0. */
export function fundCell(value: Quantity | null): TableCell {
  return value === null ? NO_FIGURE : quantityCell(value, 4);
}

/** 执行率 of one source in percent, as everywhere; — without both amounts. */
export function fundRate({ budget, executed }: Funds[FundSource]): TableCell {
  if (budget === null || executed === null || budget <= 0) return NO_FIGURE;
  return scaledCell(mulDivRound(10_000, executed, budget), 2);
}

/** Where the sources do not add up to the whole, in words [ND21]: said once any of them is said, and never put right by us. */
export function fundsProblems(funds: Funds | null, execution: ExecutionBlock): readonly string[] {
  if (funds === null) return [];
  return FUND_FIGURES.flatMap((each) => {
    const said = saidOf(funds, each);
    const total = wholeOf(execution, each);
    if (said.length === 0 || total === null) return [];
    const sum = said.reduce<number>((all, amount) => all + amount, 0) as Quantity;
    const name = each === 'executed' ? execution.executedLabel : FUND_FIGURE_WORDS[each];
    return sum === total
      ? []
      : [`${name}按来源合计 ${quantityToText(sum)} 万元，与年度资金总额 ${quantityToText(total)} 万元不一致`];
  });
}

/** It below a form. */
export const fundLine = (problem: string): FootLine => strongLine(`资金：${problem}`);

/** Of which figures there is a whole and nobody has said a source, in words; '' for none [ND32]. */
export function fundsMissing(funds: Funds | null, execution: ExecutionBlock): string {
  if (funds === null) return '';
  return FUND_FIGURES.filter((each) => saidOf(funds, each).length === 0 && wholeOf(execution, each) !== null)
    .map((each) => (each === 'executed' ? execution.executedLabel : FUND_FIGURE_WORDS[each]))
    .join('、');
}

function saidOf(funds: Funds, figure: FundFigure): readonly Quantity[] {
  return FUND_SOURCES.map((source) => funds[source][figure]).filter((value) => value !== null);
}

/** What the sources add up to. */
function wholeOf(execution: ExecutionBlock, figure: FundFigure): Quantity | null {
  const cells = {
    initial: execution.budgetAtStart,
    budget: execution.budget,
    executed: execution.executed,
  };
  const cell = cells[figure];
  return cell.kind === 'number' ? (cell.scaled as Quantity) : null;
}
