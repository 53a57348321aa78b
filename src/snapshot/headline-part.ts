import {
  NO_EXECUTION_RATE,
  NOTHING_REPORTED,
  OUTLOOK_LABEL,
  NO_OUTLOOK,
  ON_TIME_LABEL,
} from '#src/domain/words/figure-labels.ts';
import { cappedText } from '#src/domain/words/rules-words.ts';
import { isOneView } from '#src/domain/catalogue/rules.ts';
import { completenessThrough, sectionsMissing } from '#src/domain/year/completeness.ts';
import { asOfText, partsText, scoreText, weightText } from '#src/domain/words/format.ts';
import {
  coveredText,
  executionWords,
  gradeCaveat,
  gradeSaying,
  changeText,
  dueSentence,
  unsetText,
  winnable,
  winnableLines,
  winnableWords,
} from '#src/domain/words/headline.ts';
import { hasGrade } from '#src/domain/year/finality.ts';
import { GRADE_WORDS } from '#src/domain/words/words.ts';
import { html, type Html } from '#src/snapshot/html.ts';
import { outlookLines, outlookSteps, yearOutlook } from '#src/domain/words/year-outlook.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { rowsTotal, wholeTotal } from '#src/domain/year/year-report.ts';
import type { SnapshotModel } from '#src/snapshot/snapshot-model.ts';

/** What a leader reads in the first ten seconds, in the words of the overview. */
export function headlinePart(model: SnapshotModel): Html {
  const { report, before, cutOff, year } = model;
  const { card, plan } = report;
  const isBlank = card.coveredWeight === 0;
  const grade = gradeSaying(report);
  const caveat = gradeCaveat(report);
  const win = winnable(report);
  const complete = completenessThrough(report.yearRows, year, cutOff);
  const gaps = sectionsMissing(report.yearRows, year, cutOff);
  return html`<dl class="figures">${[
    figure(
      `${asOfText(cutOff)}已得分`,
      scoreText(rowsTotal(report)),
      `/ ${weightText(card.weight)}`,
      grade === null || isOneView(plan.settings) ? null : gradeTag(grade),
      [
        `已覆盖 ${coveredText(report)}`,
        ...(isBlank
          ? [NOTHING_REPORTED]
          : [changeText(report, before), dueSentence(report), unsetText(report) ?? '']),
        isBlank || caveat === null ? '' : caveat,
      ],
    ),
    outlookFigure(model),
    figure(winnableWords(report).sum, weightText(win.total), '分', null, winnableLines(win)),
    figure('填报完整度', String(complete.reported), `/ ${complete.expected} 格`, null, [
      gaps.length === 0
        ? `1—${cutOff} 月应填的已全部填报`
        : `未填：${gaps.map(({ section, missing }) => `${ownerText(section)} ${missing} 格`).join('，')}`,
    ]),
    executionFigure(model),
  ]}</dl>
`;
}

/** What the year may end at, in its four parts; the rows of the third by name, for nobody can ask a page of paper. */
function outlookFigure({ report }: SnapshotModel): Html {
  const outlook = yearOutlook(report);
  if (outlook === null) return figure(OUTLOOK_LABEL, '—', '', null, [NO_OUTLOOK]);
  return figure(OUTLOOK_LABEL, outlook.value, '分', null, [
    ...outlookLines(outlook),
    ...outlookSteps(report).flatMap(({ label, rule }) => (label === ON_TIME_LABEL ? [rule] : [])),
  ]);
}

function executionFigure({ report }: SnapshotModel): Html {
  const { tenNinety } = report;
  const execution = executionWords(report);
  const label = `自评总分（${partsText(report.plan.settings, ' + ')}）`;
  if (tenNinety === null) return figure(label, '—', '', null, ['预算执行未填，执行率和自评总分暂缺']);
  const tag = hasGrade(report) ? gradeTag(GRADE_WORDS[tenNinety.grade]) : null;
  return figure(label, scoreText(wholeTotal(report)), '分', tag, [
    ...(execution === null ? [NO_EXECUTION_RATE] : [`预算执行率 ${execution.rate}`, execution.amounts]),
    cappedText(report.execution, tenNinety.capped),
  ]);
}

function gradeTag(grade: string): Html {
  return html`<span class="grade">等次 <b>${grade}</b></span>`;
}

function figure(
  label: string,
  value: string,
  unit: string,
  tag: Html | null,
  notes: readonly string[],
): Html {
  return html`<div><dt>${label}</dt><dd><p class="value"><strong>${value}</strong> <span class="unit">${unit}</span>${tag}</p>${notes
    .filter((note) => note !== '')
    .map((note) => html`<p class="note">${note}</p>`)}</dd></div>
`;
}
