import { expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { draftOfPlan } from '#src/domain/draft/reopened-plan.ts';
import { correctedPlan } from '#src/domain/life/corrected-plan.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { monitoringForm } from '#src/domain/papers/monitoring-form.ts';
import { selfEvaluationForm } from '#src/domain/papers/self-evaluation-form.ts';
import { weightToText, type Points } from '#src/domain/quantity/points.ts';
import { readSeal, sealedPlan, verifySeal } from '#src/domain/seal/read-seal.ts';
import { freezeYear, type SealFile } from '#src/domain/seal/seal-file.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { STAMP, standingYear } from '#test/domain/seal/support/sealed-year.ts';
import { WATER } from '#test/support/water-plan.ts';

const PLAN = WATER;
const [eight, nine] = [PLAN.indicators[7], PLAN.indicators[8]];
if (eight === undefined || nine === undefined) throw new Error('the plan has rows 8 and 9');

const ADJUSTED = {
  subject: { kind: 'adjustment', adjustment: 'a-1' },
  content: {
    from: 7,
    date: '2026-07-01',
    number: '渝财〔2026〕5 号',
    reason: '项目取消',
    weights: [{ indicator: 'count', weight: eight.weight + nine.weight }],
    stopped: ['ceiling'],
    added: [],
  },
  note: '',
  id: 'adjusted',
  operation: 'o-adjusted',
  at: 0,
  author: { name: '李敏', section: '综合科' },
  device: 'a',
  origin: 'typed',
  replaces: [],
} as unknown as Statement;

const since = '自 7月起（2026-07-01 渝财〔2026〕5 号，项目取消）';
const WEIGHT = `权重${since}由年初调整：第 8 项 ${weightToText(eight.weight)} → ${weightToText((eight.weight + nine.weight) as Points)}`;
const STOPPED = `停止${since}：第 9 项“${nine.name}”（原权重 ${weightToText(nine.weight)}），以前的记录保留`;

function planOf(file: SealFile): Plan {
  const plan = sealedPlan(file);
  if (plan === null || plan === 'unreadable') throw new Error('the plan is not there');
  return plan;
}

function sealed(plan = PLAN, standing = [...standingYear(), ADJUSTED]): SealFile {
  const file = freezeYear(plan, standing, STAMP);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  return file.value;
}

it('[PL24][PL26] a seal freezes the rows and weights in force, with what was adjusted beside them', () => {
  const file = sealed();
  const frozen = planOf(file);
  expect(frozen.indicators.map(({ id }) => id)).toEqual(
    PLAN.indicators.filter((row) => row !== nine).map(({ id }) => id),
  );
  expect(file.results.notes.join('\n')).toContain(WEIGHT);
  expect(file.results.notes).toContain(`注：${STOPPED}`);
  expect(readSeal({ ...file })).toMatchObject({ ok: true });
  // Scored from the seal itself, the year comes to the same.
  const year = yearStatements(file.statements);
  expect(yearReport(frozen, year, 12).card.total).toBe(yearReport(PLAN, year, 12).card.total);
});

it('[PL26] 自评表 and 运行监控表 print the original and the change below the form, from its month on', () => {
  const year = yearStatements([...standingYear(), ADJUSTED]);
  for (const [cutOff, isPrinted] of [
    [6, false],
    [7, true],
  ] as const) {
    const report = yearReport(PLAN, year, cutOff);
    const monitoring = monitoringForm(report, {
      texts: new Map(),
      outlooks: new Map(),
      isSample: false,
      published: PLAN,
    });
    const evaluation = selfEvaluationForm(report, {
      texts: new Map(),
      seal: { state: 'open' },
      isSample: false,
      published: PLAN,
    });
    for (const { foot } of [monitoring, evaluation]) {
      const text = foot.map((line) => line.text).join('\n');
      expect([text.includes(WEIGHT), text.includes(STOPPED)]).toEqual([isPrinted, isPrinted]);
    }
  }
});

it('[PL20][PL26] the seal of a version before stays what it is once the plan was put right', () => {
  const file = sealed();
  const draft = draftOfPlan(PLAN);
  const next = correctedPlan(
    PLAN,
    { ...draft, overallGoal: '读漏的一句' },
    { date: '2026-08-01', reason: '漏字', author: '李敏' },
  );
  if (!next.ok || next.value === null) throw new Error('no version');
  const read = readSeal({ ...file });
  if (!read.ok) throw new Error(read.error.kind);
  expect(verifySeal(read.value, file.digest)).toEqual({ kind: 'intact' });
  expect(planOf(read.value).overallGoal).toBe(PLAN.overallGoal);
  // The next seal is of the new version, and says which came before.
  expect(planOf(sealed(next.value)).corrections?.map(({ of }) => of)).toEqual([planDigest(PLAN)]);
});
