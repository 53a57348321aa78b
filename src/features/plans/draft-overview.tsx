import { useMemo } from 'react';
import { errorsOf } from '#src/domain/life/last-year-news.ts';
import { readDraft } from '#src/domain/draft/draft.ts';
import type { LackingRow } from '#src/domain/draft/entry-plan.ts';
import { MONTHS } from '#src/domain/period/month.ts';
import { lackText, READY_TO_ISSUE } from '#src/domain/words/draft-entry-words.ts';
import { monthText } from '#src/domain/words/format.ts';
import { standingText } from '#src/domain/words/entry-words.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { monthCompleteness, sectionsMissing } from '#src/domain/year/completeness.ts';
import { useLastYearNews } from '#src/features/plans/use-last-year-news.ts';
import { usePlans } from '#src/queries/plans.ts';
import { useReport, useYear } from '#src/queries/year.ts';
import type { PageProps } from '#src/session/page.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { placeHref } from '#src/session/place.ts';
import { OPEN_DRAFT } from '#src/ui/button-words.ts';
import { Coming } from '#src/ui/coming.tsx';
import { Panel } from '#src/ui/panel.tsx';
import styles from './plans.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

interface DraftOverviewProps extends PageProps {
  readonly lacking: readonly LackingRow[];
  readonly editorHref: string;
}

const SHOWN = 12;

/** 总览 of a draft: what is missing before it can be put in force, and what was recorded; a score only once nothing is missing [PL51]. */
export function DraftOverview({ plan, place, month, lacking, editorHref }: DraftOverviewProps) {
  const { year, isLoading } = useYear(plan.id);
  const report = useReport(plan, year, month);
  const { drafts } = usePlans();
  const stored = drafts.find(({ id }) => id === plan.id);
  const draft = useMemo(() => readDraft(stored?.draft), [stored]);
  const { news, isReading } = useLastYearNews(draft);
  const errors = useMemo(() => (draft === null ? [] : errorsOf(draft, news)), [draft, news]);
  const isSound = plan.draft === 'sound' && news.length === 0;
  const gaps = useMemo(() => sectionsMissing(plan.indicators, year, month), [plan, year, month]);
  if (isLoading || isReading) return <Coming what={PLACE_TITLES.overview} />;
  const entryHref = (to: (typeof MONTHS)[number]) =>
    placeHref({ ...place, name: 'entry', month: to, view: null });
  return (
    <div className={styles['page']}>
      <h1>
        {PLACE_TITLES.overview}{' '}
        <small>
          {plan.year} 年度草稿，{plan.indicators.length + lacking.length} 项指标
        </small>
      </h1>
      <Panel
        title={isSound ? READY_TO_ISSUE : '还差什么'}
        sub={isSound ? '权重和各项都齐了' : '下达前还要改的；改齐以前不计分，不显示等次、状态和年末预计'}
      >
        {isSound ? (
          <p>{standingText(report)}（按草稿试算，下达后为准）</p>
        ) : (
          <ul className={styles['errors']}>
            {errors.slice(0, SHOWN).map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
            {lacking
              .filter(({ lack }) => lack === 'undecided')
              .map((row) => (
                <li key={row.id}>{lackText(row)}</li>
              ))}
          </ul>
        )}
        <p>
          {errors.length > SHOWN ? `另有 ${errors.length - SHOWN} 处，` : ''}
          <a href={editorHref}>{OPEN_DRAFT}</a>
        </p>
      </Panel>
      <Panel
        title="各月填报"
        sub={
          lacking.length === 0
            ? '各项都可以填'
            : `${plan.indicators.length} 项可以填，${lacking.length} 项还不能填`
        }
        tools={<CopyTable />}
        isFlush
      >
        <table className={styles['list']}>
          <thead>
            <tr>
              <th scope="col">月份</th>
              <th scope="col" className={styles['number']}>
                应填
              </th>
              <th scope="col" className={styles['number']}>
                已填
              </th>
              <th scope="col">填报</th>
            </tr>
          </thead>
          <tbody>
            {MONTHS.filter((each) => each <= month).map((each) => {
              const { expected, reported } = monthCompleteness(plan.indicators, year, each);
              return (
                <tr key={each}>
                  <th scope="row">{monthText(each)}</th>
                  <td className={styles['number']}>{expected}</td>
                  <td className={styles['number']}>{reported}</td>
                  <td>
                    <a href={entryHref(each)} aria-label={`去填报：${monthText(each)}`}>
                      去填报
                    </a>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Panel>
      {gaps.length === 0 ? null : (
        <Panel title="还没有报齐的科室" sub={`截至 ${month} 月`} tools={<CopyTable />} isFlush>
          <table className={styles['list']}>
            <thead>
              <tr>
                <th scope="col">科室</th>
                <th scope="col" className={styles['number']}>
                  还差
                </th>
                <th scope="col">填报</th>
              </tr>
            </thead>
            <tbody>
              {gaps.map(({ section, missing, month: first }) => (
                <tr key={section}>
                  <th scope="row">{ownerText(section)}</th>
                  <td className={styles['number']}>{missing} 格</td>
                  <td>
                    <a
                      href={placeHref({ ...place, name: 'entry', month: first, view: null, section })}
                      aria-label={`去填报：${ownerText(section)}`}
                    >
                      去填报
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
    </div>
  );
}
