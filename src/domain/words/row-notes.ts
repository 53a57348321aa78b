import { MANUAL_SCORE_LABEL } from '#src/domain/catalogue/field-words.ts';
import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { RATING_BASIS_LABEL } from '#src/domain/words/figure-labels.ts';
import { goalText, monthText, quantityText } from '#src/domain/words/format.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { monthStatements, standing, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** What there is to say about a row up to the cut-off: the parts of a compound one, the remark, the evidence of its rating, what meetings asked for and the notes of its months, newest first. */
export function rowNotes(
  row: ReportRow,
  year: YearStatements,
  cutOff: Month,
): readonly { readonly about: string; readonly text: string }[] {
  const { remark, rating, adjusted, manual, indicator } = row;
  return [
    ...partLines(row),
    ...(remark === '' ? [] : [{ about: '说明', text: remark }]),
    ...(rating === null ? [] : [{ about: RATING_BASIS_LABEL, text: rating.evidence }]),
    ...(manual === null ? [] : [{ about: MANUAL_SCORE_LABEL, text: manual.reason }]),
    ...(adjusted === null
      ? []
      : [{ about: `${monthText(adjusted.from)}起调整指标值`, text: adjusted.basis }]),
    ...meetingNotes(indicator, year, cutOff),
    ...monthNotes(indicator, year, cutOff),
  ];
}

/** What the parts of a compound row have come to. */
function partLines({ indicator, parts }: ReportRow) {
  if (indicator.kind !== 'compound') return [];
  return indicator.parts.map(({ id, name, goal, unit }) => {
    const figure = parts.find((part) => part.id === id)?.figure;
    const value = figure?.kind === 'number' ? quantityText(figure.value) : '—';
    return { about: name, text: `${value} / ${goalText(goal)}${unit}` };
  });
}

/** What was noted in meetings, as of the cut-off and before, newest first [MO30]. */
export function meetingNotes(indicator: PlanIndicator, year: YearStatements, cutOff: Month) {
  return MONTHS.slice(0, cutOff)
    .flatMap((month) => {
      const content =
        standing(year, { kind: 'meeting-note', indicator: indicator.id, month })?.content ?? null;
      return content === null ? [] : [{ about: `${monthText(month)}会议要求`, text: content.text }];
    })
    .reverse();
}

function monthNotes(indicator: PlanIndicator, year: YearStatements, cutOff: Month) {
  return monthStatements(year, indicator.id)
    .slice(0, cutOff)
    .flatMap((statement) =>
      statement === null || statement.content === null || statement.note === ''
        ? []
        : [{ about: monthText(statement.subject.month), text: statement.note }],
    )
    .reverse();
}
