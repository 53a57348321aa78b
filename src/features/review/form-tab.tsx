import { useMemo } from 'react';
import { formLayout } from '#src/domain/papers/form-layout.ts';
import { formTexts } from '#src/domain/papers/form-texts.ts';
import { fundsOf } from '#src/domain/papers/funds.ts';
import { evaluationPaper } from '#src/domain/papers/evaluation-paper.ts';
import { rowNumbersText } from '#src/domain/words/row-numbers.ts';
import { selfEvaluationForm, type SelfEvaluationForm } from '#src/domain/papers/self-evaluation-form.ts';
import { evaluationFiles } from '#src/features/review/paper-files.ts';
import { EvaluationSheet } from '#src/features/review/evaluation-sheet.tsx';
import { PaperTools } from '#src/features/review/paper-tools.tsx';
import { sealStateOf, usePaperWords } from '#src/features/review/use-paper-words.ts';
import { useLayoutSaying } from '#src/queries/layout-saying.ts';
import { useReport, useYear } from '#src/queries/year.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { placeHref } from '#src/session/place.ts';
import { LayoutChoice } from '#src/widgets/layout-choice.tsx';

/** 绩效自评表: the official form as paper, written in its places, and its files. */
export function FormTab({ plan, place, month, author, askAuthor }: PageProps) {
  const { year } = useYear(plan.id);
  const report = useReport(plan, year, month);
  const form = useMemo(
    () =>
      selfEvaluationForm(report, {
        texts: formTexts(year),
        seal: sealStateOf(year),
        isSample: place.isSample,
        published: plan,
      }),
    [report, year, place.isSample, plan],
  );
  const words = usePaperWords(plan.id, author, askAuthor, sealStateOf(year));
  const layout = formLayout(year, plan.project);
  const paper = useMemo(
    () => evaluationPaper(form, { layout, plan: report.plan, funds: fundsOf(year, plan.project, month) }),
    [layout, form, report, year, plan, month],
  );
  const say = useNotices((state) => state.say);
  const choose = useLayoutSaying({ plan: plan.id, author, askAuthor, say });

  return (
    <>
      <PaperTools
        hint="所见即所印：A4 横向；表内文字直接改，离开即保存"
        files={evaluationFiles(paper)}
        lacks={[...lacksOf(form), ...paper.fundProblems]}
      >
        <LayoutChoice value={layout} onChoose={choose} />
      </PaperTools>
      <EvaluationSheet
        paper={paper}
        report={report}
        words={words}
        hrefOf={(indicator) => placeHref({ ...place, name: 'indicator', indicator, tab: null, view: null })}
      />
    </>
  );
}

function lacksOf({ table, missing, rows }: SelfEvaluationForm): readonly string[] {
  const unexplained = rows.filter(({ remark }) => remark.required !== null && remark.text === '');
  return [
    ...table.problems.map((text) => `方案问题：${text}`),
    ...table.unfinished,
    ...(missing.length === 0 ? [] : [`表头待填：${missing.join('、')}`]),
    ...(unexplained.length === 0
      ? []
      : [`${unexplained.length} 项须补说明：${rowNumbersText(unexplained.map(({ row }) => row.seq))}`]),
  ];
}
