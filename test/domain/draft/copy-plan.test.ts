import { describe, expect, it } from 'vitest';
import { planFileData, readPlanFile } from '#src/domain/catalogue/plan-file.ts';
import { planProblems } from '#src/domain/catalogue/plan-problem.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { copyPlan } from '#src/domain/draft/copy-plan.ts';
import { draftProblems } from '#src/domain/draft/draft-problems.ts';
import { readDraft, type Draft, type DraftRow } from '#src/domain/draft/draft.ts';
import { issueDraft } from '#src/domain/draft/issue-draft.ts';
import { yearsNamed } from '#src/domain/draft/named-year.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { WATER } from '#test/support/water-plan.ts';

const ISSUE = { date: '2027-02-10', number: '青财发〔2027〕3号' };
const DIGEST = planDigest(WATER);

function copied(plan: Plan = WATER): Draft {
  let made = 0;
  return copyPlan(plan, { digest: DIGEST }, () => `id${(made += 1)}`);
}

function rowFrom(draft: Draft, id: string): DraftRow {
  const row = draft.rows.find(({ previous }) => previous === id);
  if (row === undefined) throw new Error(id);
  return row;
}

/** The draft with each note settled, one row changed. */
function settled(draft: Draft, id = '', change: Partial<DraftRow> = {}): Draft {
  return {
    ...draft,
    rows: draft.rows.map((row) =>
      Object.assign({}, row, { notes: [] }, row.previous === id ? change : undefined),
    ),
  };
}

function issued(draft: Draft): Plan {
  const plan = issueDraft(draft, ISSUE);
  if (!plan.ok) throw new Error(plan.error.map(({ text }) => text).join('；'));
  return plan.value;
}

function withRow(id: string, change: Partial<PlanIndicator>): Plan {
  return {
    ...WATER,
    indicators: WATER.indicators.map((row) => (row.id === id ? Object.assign({}, row, change) : row)),
  };
}

describe('the next year from this year', () => {
  it('[NY1] a copy put in force says of every row what last year said, and has nothing else of it', () => {
    const plan = issued(copied());
    expect(plan.year).toBe(2027);
    expect(plan.settings.budget).toBeNull();
    const { sections, contact, collectingSection, overallGoal } = WATER;
    expect(plan).toMatchObject({ sections, contact, collectingSection, overallGoal });
    // What is the plan's own: ids, links, printed cells and what is said of them.
    const own = { id: '', previous: '', source: null, oddities: [], ownerConfidence: '' };
    const comparable = (row: PlanIndicator) => ({ ...row, ...own });
    expect(plan.indicators.map(comparable)).toStrictEqual(WATER.indicators.map(comparable));
    expect(plan.indicators.map(({ previous }) => previous)).toStrictEqual(
      WATER.indicators.map(({ id }) => id),
    );
    expect(planProblems(plan)).toStrictEqual([]);
  });

  it('[NY1] the office’s edits, thresholds, rule and project come along; the plan it is made from stays as it was', () => {
    const before = JSON.stringify(planFileData(WATER));
    const [excellent, good, fair] = WATER.settings.gradeThresholds;
    const edited: Plan = {
      ...withRow('steps', { owner: '设备科', core: true }),
      project: '网站群运维',
      settings: {
        ...WATER.settings,
        exceededRule: 'R2',
        gradeThresholds: [(excellent + 50) as typeof excellent, good, fair],
      },
    };
    const plan = issued(copied(edited));
    expect(plan.settings).toMatchObject({ exceededRule: 'R2', gradeThresholds: [8_850, 7_500, 6_000] });
    expect(plan.project).toBe('网站群运维');
    expect(plan.indicators[2]).toMatchObject({ owner: '设备科', core: true });
    expect(JSON.stringify(planFileData(WATER))).toBe(before);
  });

  it('[NY1] that a percentage may leave its range, and the unit and decimals of each part, come along', () => {
    const parts = WATER.indicators.flatMap((row) => (row.kind === 'compound' ? row.parts : []));
    const own = parts.map((part, at) => Object.assign({}, part, at === 1 ? { unit: '分', decimals: 1 } : {}));
    const percent = WATER.indicators.find((row) => row.kind === 'quantitative' && row.unit === '%');
    const id = percent?.id ?? '';
    const ranged = withRow(id, { anyRange: true });
    const plan = issued(
      copied({
        ...ranged,
        indicators: ranged.indicators.map((row) =>
          row.kind === 'compound' ? Object.assign({}, row, { parts: own }) : row,
        ),
      }),
    );
    const rowOf = (from: string) => plan.indicators.find(({ previous }) => previous === from);
    expect(rowOf(id)).toMatchObject({ anyRange: true });
    expect(plan.indicators.flatMap((row) => (row.kind === 'compound' ? row.parts : []))).toEqual(own);
    expect(plan.indicators.filter((row) => 'anyRange' in row)).toHaveLength(1);
  });

  it('[NY1] [PL7] a copy is stored and read back the same', () => {
    const draft = copied(withRow('steps', { name: '2026年云检测' }));
    expect(readDraft(JSON.parse(JSON.stringify(draft)))).toStrictEqual(draft);
  });

  it('[NY2] the link is written and read, and without it the digest is what it was', () => {
    const plan = issued(copied());
    expect(plan.previous).toStrictEqual({ plan: WATER.id, digest: DIGEST });
    const read = readPlanFile(JSON.parse(JSON.stringify(planFileData(plan))));
    expect(read).toStrictEqual({ ok: true, value: plan });
    // As it was before there were links.
    expect(Object.keys(planFileData(WATER))).not.toContain('previous');
    expect(planDigest(plan)).not.toBe(planDigest({ ...plan, indicators: WATER.indicators }));
  });

  it.each([
    [
      'two rows from one',
      (row: Linkable, at: number) => ({ ...row, previous: at < 2 ? 'exact' : undefined }),
      true,
    ],
    [
      'a row of no plan',
      (row: Linkable, at: number) => ({ ...row, previous: at === 1 ? 'exact' : undefined }),
      false,
    ],
  ])('[NY2] %s is refused with its place', (_name, change, hasHead) => {
    const data = JSON.parse(JSON.stringify(planFileData(issued(copied())))) as Linked;
    const file = {
      ...data,
      indicators: data.indicators.map(change),
      previous: hasHead ? data.previous : undefined,
    };
    const read = readPlanFile(JSON.parse(JSON.stringify(file)));
    expect(read.ok).toBe(false);
    expect(read.ok ? [] : read.error.map(({ path }) => path)).toStrictEqual(['indicators[1].previous']);
  });

  it.each([
    // [target of 2027, what is due in June and December of it]; 2026: 60 by June, 120 in all.
    ['120', 60, 120],
    ['96', 48, 96],
    // 60 × 121 ÷ 120 = 60.5 → 61: once, half up
    ['121', 61, 121],
    ['1', 1, 1],
  ])('[NY3] under a target of %s half of it is due in June', (target, june, december) => {
    const goal = { operator: '≥', target: 1_200_000 as Quantity } as const;
    const milestones = [
      { month: 6 as const, due: 600_000 as Quantity },
      { month: 12 as const, due: 1_200_000 as Quantity },
    ];
    const plan = withRow('steps', { goal, decimals: 0, pacing: { kind: 'milestone', milestones } } as never);
    const next = issued(settled(copied(plan), 'steps', { target }));
    expect(next.indicators[2]).toMatchObject({
      pacing: {
        kind: 'milestone',
        milestones: [
          { month: 6, due: june * 10_000 },
          { month: 12, due: december * 10_000 },
        ],
      },
    });
  });

  it('[NY4] names and rated texts with a year are flagged and stand as they were', () => {
    const draft = copied(withRow('rated-too', { name: '2026年12月底前展示形象' }));
    expect(rowFrom(draft, 'rated-too')).toMatchObject({
      name: '2026年12月底前展示形象',
      notes: [{ field: 'name', text: '从上年照抄，里面写着 2026 年' }],
    });
    expect(draft.rows.filter(({ notes }) => notes.length > 0)).toHaveLength(1);
    expect(issueDraft(draft, ISSUE).ok).toBe(false);
    const warnings = draftProblems({
      ...settled(draft),
      overallGoal: '二〇二六年建成',
      project: '2027年运维',
    });
    expect(warnings.map(({ text }) => text)).toStrictEqual(
      expect.arrayContaining([
        '年初绩效目标里是 2026 年',
        '第 17 项“2026年12月底前展示形象”：名称里是 2026 年',
      ]),
    );
    expect(warnings.some(({ field }) => field === 'project')).toBe(false);
  });

  it.each([
    ['2026年12月底前', ['2026']],
    ['二零二四年与二〇二五年', ['2024', '2025']],
    ['2026—2027年', ['2026', '2027']],
    ['12025 条', []],
    ['全年 2,025 次', []],
    ['第二〇条', []],
  ])('[NY4] years in %s', (text, years) => {
    expect(yearsNamed(text)).toStrictEqual(years);
  });
});

type Linkable = Readonly<Record<string, unknown>>;
interface Linked {
  readonly previous: unknown;
  readonly indicators: readonly Linkable[];
}
