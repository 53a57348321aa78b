import { useMemo } from 'react';
import { GOAL_LABEL } from '#src/domain/catalogue/field-words.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { indicatorProblems, planProblems } from '#src/domain/catalogue/plan-problem.ts';
import { DECLARATION_NAME } from '#src/domain/papers/paper-names.ts';
import { planProblemText } from '#src/domain/words/words.ts';
import { leftOutProfile } from '#src/domain/statements/profile-edit.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { LifePanel } from '#src/features/plan/life-panel.tsx';
import { PlanTable } from '#src/features/plan/plan-table.tsx';
import { SettingsPanel } from '#src/features/plan/settings-panel.tsx';
import { useSaying } from '#src/queries/saying.ts';
import { useReport, useYear } from '#src/queries/year.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { placeHref } from '#src/session/place.ts';
import { Coming } from '#src/ui/coming.tsx';
import { Panel } from '#src/ui/panel.tsx';
import styles from './plan.module.css';

/** The plan itself: what the annex prints, what we propose over it, and the settings that everything is scored by. */
export function PlanPage(props: PageProps) {
  const { plan, month, author, askAuthor } = props;
  const { year, isLoading } = useYear(plan.id);
  const report = useReport(plan, year, month);
  const say = useNotices((state) => state.say);
  const speak = useSaying({ plan: plan.id, author, askAuthor, say });
  const problems = useMemo(
    () => planProblems(report.plan).map((problem) => planProblemText(problem, report.plan.indicators)),
    [report.plan],
  );
  const leftOut = useMemo(() => leftOutTexts(report.plan, year), [report.plan, year]);
  if (isLoading) return <Coming what={PLACE_TITLES.plan} />;
  const isSealed = (standing(year, { kind: 'seal' })?.content ?? null) !== null;
  const shared = { ...props, year, report, speak };
  return (
    <>
      <h1 className={styles['pageTitle']}>
        {PLACE_TITLES.plan} <small>{plan.source}</small>
      </h1>
      {problems.length + leftOut.length === 0 ? null : (
        <ul role="alert" className={styles['problems']}>
          {[...problems, ...leftOut].map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <div className={styles['top']}>
        <SettingsPanel {...shared} />
        <Panel title={GOAL_LABEL} sub={`${plan.unitName}，${plan.year} 年度`}>
          <p className={styles['goal']}>{plan.overallGoal}</p>
          {plan.oddities.map((oddity) => (
            <p key={oddity} className={styles['oddity']}>
              {oddity}
            </p>
          ))}
          <p className={styles['note']}>
            其他年度、单位或项目的方案，请到
            <a href={placeHref({ ...props.place, name: 'plans', draft: null, isSample: false })}>
              {PLACE_TITLES.plans}
            </a>
            导入或新建。
          </p>
          <p className={styles['note']}>
            按申报的格式打印或导出：
            <a href={placeHref({ ...props.place, name: 'plans', draft: null, view: 'declare' })}>
              {DECLARATION_NAME}
            </a>
          </p>
        </Panel>
      </div>
      <div className={styles['life']}>
        <LifePanel {...shared} isSealed={isSealed} />
      </div>
      <PlanTable {...shared} />
    </>
  );
}

/** Edits of rows that cannot be followed, and why [L7]: they came with a file, or from before the row was changed. */
function leftOutTexts(plan: Plan, year: YearStatements): readonly string[] {
  return plan.indicators.flatMap((indicator) => {
    const leftOut = leftOutProfile(indicator, year);
    if (leftOut === null || indicator.kind !== 'quantitative') return [];
    const why = indicatorProblems({ ...indicator, ...leftOut.said }).map((problem) =>
      planProblemText(problem, plan.indicators),
    );
    return [
      `第 ${indicator.seq} 项有改过的属性没有采用，仍按建议计（${why.join('；')}）。请点「修改」重新设定`,
    ];
  });
}
