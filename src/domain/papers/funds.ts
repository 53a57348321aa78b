import { quantityCell, NO_FIGURE, scaledCell, type TableCell } from '#src/domain/papers/table-cell.ts';
import { mulDivRound } from '#src/domain/quantity/exact.ts';
import { quantityToText, type Quantity } from '#src/domain/quantity/quantity.ts';
import {
  FUND_FIGURES,
  FUND_SOURCES,
  type FundFigure,
  type FundSource,
} from '#src/domain/statements/statement.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { FUND_FIGURE_WORDS } from '#src/domain/words/statement-words.ts';

/** A project's funds as people have said them by source, 万元; null where nobody has [ND20]. */
export type Funds = Readonly<Record<FundSource, Readonly<Record<FundFigure, Quantity | null>>>>;

export function fundsOf(year: YearStatements): Funds {
  const figure = (source: FundSource, each: FundFigure) =>
    standing(year, { kind: 'funds', source, figure: each })?.content?.value ?? null;
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

/**
 * Where the sources do not add up to the whole, in words [ND21]: said once any of them is said, and never put right by us.
 * @param whole of the year: 年初预算数, 全年预算数, 全年执行数
 */
export function fundsProblems(
  funds: Funds,
  whole: Readonly<Record<FundFigure, Quantity | null>>,
): readonly string[] {
  return FUND_FIGURES.flatMap((figure) => {
    const said = FUND_SOURCES.map((source) => funds[source][figure]).filter((value) => value !== null);
    const total = whole[figure];
    if (said.length === 0 || total === null) return [];
    const sum = said.reduce<number>((all, each) => all + each, 0);
    return sum === total
      ? []
      : [
          `${FUND_FIGURE_WORDS[figure]}按来源合计 ${quantityToText(sum as Quantity)} 万元，与年度资金总额 ${quantityToText(total)} 万元不一致`,
        ];
  });
}
