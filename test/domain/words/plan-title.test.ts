import { describe, expect, it } from 'vitest';
import { evidenceForm } from '#src/domain/papers/evidence-form.ts';
import { evidenceIndex } from '#src/domain/papers/evidence-index.ts';
import {
  formFileName,
  packFileName,
  scorecardFileName,
  snapshotFileName,
} from '#src/domain/papers/file-name.ts';
import { historyForm } from '#src/domain/papers/history-form.ts';
import { monitoringForm } from '#src/domain/papers/monitoring-form.ts';
import { paperTitle, performanceOf, projectPart } from '#src/domain/words/plan-title.ts';
import { scorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { selfEvaluationForm } from '#src/domain/papers/self-evaluation-form.ts';
import { selfReport } from '#src/domain/papers/self-report.ts';
import { leaderSummary } from '#src/domain/papers/summary.ts';
import { ALL_HISTORY } from '#src/domain/history/year-history.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Instant } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { ARCHIVE } from '#test/support/fixture-plans.ts';

const NAME = '档案库房改造';
const plan = { ...ARCHIVE, overallGoal: '改造库房 640.5 平方米' };
const report = yearReport(plan, NO_STATEMENTS, 12);
const common = { isSample: false, published: plan };
const texts = new Map<never, string>();
const seal = { state: 'open' } as const;
const table = scorecardTable(report, { view: 'hundred', ...common });
const evaluation = selfEvaluationForm(report, { texts, seal, ...common });
const monitoring = monitoringForm(report, { texts, outlooks: new Map(), ...common });
const paper = { report, year: NO_STATEMENTS, ...common };
const facts = { unitName: plan.unitName, project: plan.project, year: plan.year, isSample: false };
const history = historyForm([], {
  plan,
  filter: ALL_HISTORY,
  isSample: false,
  at: 0 as Instant,
  timeText: () => '2025-01-01 00:00',
});
const evidence = evidenceForm(evidenceIndex(plan, NO_STATEMENTS), { ...facts, places: new Map() });

describe('the papers of a project', () => {
  it.each<[string, unknown, string]>([
    ['评分表', table, table.title],
    ['自评表', evaluation, evaluation.title],
    ['运行监控表', monitoring, monitoring.title],
    ['自评报告', selfReport(paper), selfReport(paper).title.join('')],
    ['领导摘要', leaderSummary(paper), leaderSummary(paper).title],
    ['修改记录', history, history.title],
    ['佐证材料目录', evidence, evidence.title],
  ])('[PL14] name it in the title, and call nothing of it 整体: %s', (_, words, title) => {
    expect(title).toContain(`2024年度“${NAME}”项目`);
    expect(JSON.stringify(words)).not.toContain('整体');
  });

  it.each([
    scorecardFileName(table, 'xlsx'),
    snapshotFileName(table, '2025-01-01 00:00'),
    formFileName(evaluation, '绩效自评表', 'docx'),
    formFileName(monitoring, '绩效运行监控表', 'xlsx'),
    packFileName(facts, '2025-01-01 00:00'),
    history.fileName,
    evidence.fileName,
  ])('[PL14] name it in the name of the file: %s', (name) => {
    expect(name).toMatch(new RegExp(`^澄海区档案局_2024年度.*_项目${NAME}`));
  });
});

describe('what a plan is called', () => {
  it('[PL14] stays as it was for 整体', () => {
    const whole = { year: 2025, project: null };
    expect(paperTitle(whole, '绩效自评表')).toBe('2025年度部门（单位）整体绩效自评表');
    expect(performanceOf(whole)).toBe('2025 年度整体绩效');
    expect(projectPart(null)).toBe('');
  });

  it('[PL14] is said once, and cut where it is long', () => {
    expect(paperTitle({ year: 2026, project: '网站群运维项目' }, '绩效自评表')).toBe(
      '2026年度“网站群运维”项目绩效自评表',
    );
    expect(projectPart('项目')).toBe('项目项目');
    expect(projectPart('长'.repeat(100))).toBe(`项目${'长'.repeat(24)}`);
  });
});
