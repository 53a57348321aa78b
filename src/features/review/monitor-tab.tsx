import { useMemo } from 'react';
import { formLayout } from '#src/domain/papers/form-layout.ts';
import { formTexts } from '#src/domain/papers/form-texts.ts';
import { fundsOf } from '#src/domain/papers/funds.ts';
import { monitoringForm, outlooksAt, type MonitoringForm } from '#src/domain/papers/monitoring-form.ts';
import { monitoringPaper } from '#src/domain/papers/monitoring-paper.ts';
import { rowNumbersText } from '#src/domain/words/row-numbers.ts';
import { MonitorSheet } from '#src/features/review/monitor-sheet.tsx';
import { monitoringFiles } from '#src/features/review/paper-files.ts';
import { PaperTools } from '#src/features/review/paper-tools.tsx';
import { sealStateOf, usePaperWords } from '#src/features/review/use-paper-words.ts';
import { useLayoutSaying } from '#src/queries/layout-saying.ts';
import { useReport, useYear } from '#src/queries/year.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { placeHref } from '#src/session/place.ts';
import { Button } from '#src/ui/button.tsx';
import { LayoutChoice } from '#src/widgets/layout-choice.tsx';

/** 绩效运行监控表 at the cut-off of the address. */
export function MonitorTab({ plan, place, month, author, askAuthor }: PageProps) {
  const { year } = useYear(plan.id);
  const report = useReport(plan, year, month);
  const form = useMemo(
    () =>
      monitoringForm(report, {
        texts: formTexts(year),
        outlooks: outlooksAt(year, plan, month),
        isSample: place.isSample,
        published: plan,
      }),
    [report, year, month, place.isSample, plan],
  );
  const layout = formLayout(year, plan.project);
  const paper = useMemo(
    () => monitoringPaper(form, { layout, plan: report.plan, funds: fundsOf(year, plan.project, month) }),
    [layout, form, report, year, plan, month],
  );
  const say = useNotices((state) => state.say);
  const choose = useLayoutSaying({ plan: plan.id, author, askAuthor, say });
  const words = usePaperWords(plan.id, author, askAuthor, sealStateOf(year));
  const suggested = form.rows.filter(({ likelihood, isConfirmed }) => likelihood !== null && !isConfirmed);

  return (
    <>
      <PaperTools
        hint="完成数与预计数可直接改，清空即恢复；点（√）确认可能性"
        files={monitoringFiles(paper)}
        lacks={[...lacksOf(form), ...paper.fundProblems]}
      >
        <LayoutChoice value={layout} onChoose={choose} />
        {suggested.length === 0 ? null : (
          <Button
            onClick={() =>
              words.press(() =>
                words.saveOutlooks(
                  month,
                  suggested.map(({ id, content, likelihood }) => [id, { ...content, likelihood }]),
                ),
              )
            }
          >
            确认全部建议（{suggested.length} 项）
          </Button>
        )}
      </PaperTools>
      <MonitorSheet
        paper={paper}
        words={words}
        hrefOf={(indicator) => placeHref({ ...place, name: 'indicator', indicator, tab: null, view: null })}
      />
    </>
  );
}

function lacksOf({ missing, rows }: MonitoringForm): readonly string[] {
  const numbersOf = (has: (row: MonitoringForm['rows'][number]) => boolean) =>
    rows.filter(has).map(({ seq }) => seq);
  const uncaused = numbersOf(({ causeRequired }) => causeRequired !== null);
  const unknown = numbersOf(({ likelihood }) => likelihood === null);
  return [
    ...(missing.length === 0 ? [] : [`表头待填：${missing.join('、')}`]),
    ...(uncaused.length === 0 ? [] : [`${uncaused.length} 项须写偏差原因：${rowNumbersText(uncaused)}`]),
    ...(unknown.length === 0
      ? []
      : [`${unknown.length} 项没有推算，完成目标可能性须由人判断：${rowNumbersText(unknown)}`]),
  ];
}
