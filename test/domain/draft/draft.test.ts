import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rollup } from '#src/domain/catalogue/indicator.ts';
import { planFileData, readPlanFile } from '#src/domain/catalogue/plan-file.ts';
import { planProblems } from '#src/domain/catalogue/plan-problem.ts';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { draftOfRead } from '#src/domain/draft/draft-of-read.ts';
import { draftProblems, weightSum } from '#src/domain/draft/draft-problems.ts';
import { evenly, scaledTo } from '#src/domain/draft/draft-weights.ts';
import { HUNDRED_POINTS } from '#src/domain/quantity/points.ts';
import {
  DRAFT_OPERATORS,
  emptyDraft,
  emptyRow,
  readDraft,
  type Draft,
  type DraftRow,
} from '#src/domain/draft/draft.ts';
import { issueDraft } from '#src/domain/draft/issue-draft.ts';
import { proposedOperator } from '#src/domain/draft/propose.ts';
import { readPlans, type ReadPlan } from '#src/domain/import/read-plans.ts';
import { readPastedTables } from '#src/tables/read-tables.ts';
import { ARCHIVE, LIBRARY } from '#test/support/fixture-plans.ts';
import { WATER } from '#test/support/water-plan.ts';

const ISSUE = { date: '2026-02-10', number: '潼财发〔2026〕3号' };

/** What pasting these lines, cells apart by tabs, is read as. */
function pasted(...lines: readonly string[]): ReadPlan {
  const file = readPastedTables({ html: '', text: lines.join('\n') });
  if (!file.ok) throw new Error(file.error);
  const [plan] = readPlans(file.value);
  if (plan === undefined) throw new Error('no table');
  return plan;
}

function drafted(read: ReadPlan): Draft {
  let made = 0;
  return draftOfRead(read, () => `id${(made += 1)}`, '2026-01-05');
}

/** What a plan was read from, without classes. */
const tableOf = ({ indicators }: Plan) => [
  '指标名称\t指标权重\t计量单位\t指标性质\t指标值',
  ...indicators.map(({ source }) =>
    [source.name, source.weight, source.unit, source.operator, source.target].join('\t'),
  ),
];

/** What the words of a row propose where the office that made the plan decided otherwise. */
const DECIDED_OTHERWISE: Readonly<Record<string, Rollup>> = {
  // 在用 is no word of what is there, nor is 套 a unit of it.
  stock: 'sum',
  // A percentage, and neither 满意 nor a word of what is reached to date.
  'lib-21': 'mean',
  'lib-22': 'mean',
  'lib-27': 'mean',
  'lib-37': 'mean',
  'lib-41': 'mean',
  'lib-42': 'mean',
  'lib-43': 'mean',
  'lib-50': 'mean',
  // Minutes at most, and 平均 is not said.
  'lib-26': 'max',
  // Days, but at least so many.
  'lib-28': 'sum',
  // 面积 in 平方米.
  甲: 'latest',
};

/** Two rows that can be put in force. */
function sound(): Draft {
  const row = (id: string, change: Partial<DraftRow>): DraftRow => ({
    ...emptyRow(id),
    name: `指标${id}`,
    unit: '次',
    target: '4',
    weight: '50',
    ...change,
  });
  return {
    ...emptyDraft('p-1' as PlanId, '2026-01-05'),
    unitName: '临江区图书馆',
    sections: ['办公室', '读者部'],
    collectingSection: '办公室',
    rows: [row('a', {}), row('b', { class: '满意度', unit: '%', target: '92', rollup: 'latest' })],
  };
}

const errorsOf = (draft: Draft) =>
  draftProblems(draft).flatMap(({ level, row, field, text }) =>
    level === 'error' ? [`${row ?? '-'} ${field ?? '-'} ${text}`] : [],
  );
const withRow = (change: Partial<DraftRow>): Draft => {
  const draft = sound();
  const [first, second] = draft.rows as readonly [DraftRow, DraftRow];
  return { ...draft, rows: [{ ...first, ...change }, second] };
};

describe('a draft', () => {
  it('[PL7] is stored and read back the same, whatever was typed', () => {
    const rows = fc.array(
      fc.record({
        name: fc.string(),
        target: fc.string(),
        weight: fc.string(),
        operator: fc.constantFrom(...DRAFT_OPERATORS),
        owner: fc.string(),
        core: fc.boolean(),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(rows, fc.string(), (typed, unitName) => {
        const draft: Draft = {
          ...sound(),
          unitName,
          rows: typed.map((row, at) => Object.assign(emptyRow(`r${at}`), row)),
        };
        expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
      }),
    );
  });

  it('[PL7] is none when it was damaged', () => {
    const draft = sound();
    for (const damaged of [
      null,
      [],
      {},
      { ...draft, id: '' },
      { ...draft, rows: [{}] },
      { ...draft, rows: [Object.assign(emptyRow('a'), { operator: '~' })] },
      { ...draft, sections: 'x' },
    ])
      expect(readDraft(damaged)).toBeNull();
  });
});

describe('a draft of a table', () => {
  it.each([
    [WATER, 16],
    [LIBRARY, 54],
    [ARCHIVE, 2],
  ])(
    '[PL8] says what the table prints, verbatim beside it, and proposes roll-ups by its words: $unitName',
    (plan, count) => {
      const draft = drafted(pasted(...tableOf(plan)));
      expect(draft.rows.map(({ source }) => source)).toEqual(plan.indicators.map(({ source }) => source));
      const measured = plan.indicators.flatMap((row, at) =>
        row.kind === 'quantitative' ? [{ row, drafted: draft.rows[at] as DraftRow }] : [],
      );
      expect(measured).toHaveLength(count);
      const proposed = measured.map(({ row, drafted: { rollup } }) => [row.id, rollup]);
      expect(proposed).toEqual(measured.map(({ row }) => [row.id, DECIDED_OTHERWISE[row.id] ?? row.rollup]));
      for (const { row, drafted: each } of measured) {
        expect([each.name, each.operator]).toEqual([row.name, row.goal.operator]);
        expect(each.decimals).toBeGreaterThanOrEqual(row.unit === '万元' ? 4 : 0);
      }
    },
  );

  it('[PL8] a printed class wins, and without one it is proposed', () => {
    const read = pasted(
      '一级指标\t二级指标\t三级指标\t指标值\t权重',
      '产出指标\t数量指标\t设备完好率\t≥98%\t20',
      '\t质量指标\t开展培训\t≥4次\t20',
      '效益指标\t生态效益指标\t节约用水\t≥3吨\t20',
      '满意度指标\t服务对象满意度指标\t群众满意度\t≥90%\t40',
    );
    expect(drafted(read).rows.map((row) => row.class)).toEqual(['数量', '质量', '生态效益', '满意度']);
    const bare = pasted(
      '指标名称\t指标值\t权重',
      '群众满意度\t≥90%\t40',
      '办公经费\t≤12万元\t30',
      '培训\t≥4次\t30',
    );
    expect(drafted(bare).rows.map((row) => row.class)).toEqual(['满意度', '成本', '数量']);
  });

  it('[PL8] what was not read is empty and has its note', () => {
    const draft = drafted(pasted('三级指标\t指标值\t权重', '读者满意度\t≥**%\t60', '开展活动\t≥4次\t40'));
    expect(draft.rows[0]).toMatchObject({ name: '读者满意度', target: '' });
    expect(draft.rows[0]?.notes.map(({ field }) => field)).toContain('target');
    expect(draft.rows[1]?.notes).toEqual([]);
    expect(errorsOf(draft).some((text) => text.includes('读者满意度'))).toBe(true);
  });

  it.each([
    [{ name: '政务热线投诉', class: '质量', unit: '件' }, '≤'],
    [{ name: '办公用品采购', class: '成本', unit: '万元' }, '≤'],
    [{ name: '开展培训', class: '数量', unit: '次' }, '≥'],
  ] as const)('[PL8] a sign that is not printed is proposed for %j', (row, sign) => {
    expect(proposedOperator(row)).toBe(sign);
  });
});

describe('年初预算数', () => {
  it('[PL69] goes into the plan, and one that cannot be read is named', () => {
    const draft: Draft = { ...sound(), budget: '120', initialBudget: ' 100.5 ' };
    const issued = issueDraft(draft, ISSUE);
    expect(issued.ok ? issued.value.settings : issued).toMatchObject({
      budget: 1_200_000,
      initialBudget: 1_005_000,
    });
    for (const blank of [{}, { initialBudget: '' }, { initialBudget: '  ' }]) {
      const without = issueDraft({ ...sound(), budget: '120', ...blank }, ISSUE);
      expect(without.ok && 'initialBudget' in without.value.settings).toBe(false);
    }
    for (const typed of ['一百', '-1', '1.2.3'])
      expect(draftProblems({ ...draft, initialBudget: typed })).toContainEqual({
        level: 'error',
        row: null,
        field: 'initialBudget',
        text: `年初预算数“${typed}”读不懂，请按万元填一个数，没有就空着`,
      });
  });
});

describe('下达', () => {
  it('[PL9] makes a sound plan that reads back the same', () => {
    const issued = issueDraft(sound(), ISSUE);
    if (!issued.ok) throw new Error(JSON.stringify(issued.error));
    const plan = issued.value;
    expect(planProblems(plan)).toEqual([]);
    expect(readPlanFile(planFileData(plan))).toEqual({ ok: true, value: plan });
    expect(plan).toMatchObject({
      unitName: '临江区图书馆',
      year: 2026,
      project: null,
      source: '潼财发〔2026〕3号，2026-02-10 下达',
    });
    expect(plan.indicators.map(({ id, owner }) => [id, owner])).toEqual([
      ['a', '办公室'],
      ['b', '办公室'],
    ]);
  });

  it.each([
    ['left blank', '', '明显改善', '明显改善'],
    ['not filled in yet', '**', '明显改善', '明显改善'],
    ['said something else', '有所改善', '明显改善', '明显改善'],
    ['said it, broken over two lines', '明显\n改善', '明显改善', '明显\n改善'],
    ['said it, and nobody typed anything', '明显改善', '', '明显改善'],
  ])('[PL86] a rated row has the target that was typed where the table %s', (_, read, target, kept) => {
    const source = { name: '效果', weight: '50', unit: '', operator: '定性', target: read };
    const issued = issueDraft(withRow({ operator: '定性', pacing: 'year-end', target, source }), ISSUE);
    if (!issued.ok) throw new Error(JSON.stringify(issued.error));
    expect(issued.value.indicators[0]?.source).toEqual({ ...source, target: kept });
  });

  it.each([WATER, LIBRARY])(
    '[PL9] makes a plan again from its own table, to the weights, signs and targets: $unitName',
    (plan) => {
      const read = drafted(pasted(...tableOf(plan)));
      const draft: Draft = {
        ...read,
        unitName: plan.unitName,
        year: String(plan.year),
        sections: plan.sections,
        collectingSection: plan.collectingSection,
        rows: read.rows.map((row) => Object.assign({}, row, { notes: [] })),
      };
      const issued = issueDraft(draft, ISSUE);
      if (!issued.ok) throw new Error(JSON.stringify(issued.error));
      const figures = ({ indicators }: Pick<Plan, 'indicators'>) =>
        indicators
          .filter(({ kind }) => kind === 'quantitative')
          .map((row) => [row.name, row.weight, row.kind === 'quantitative' ? row.goal : null]);
      expect(figures(issued.value)).toEqual(figures(plan));
    },
  );

  it.each([
    ['a head without unit', { ...sound(), unitName: ' ' }, '- unitName 单位名称没有填写'],
    ['a year', { ...sound(), year: '26' }, '- year 年度“26”不是四位年份'],
    ['a budget', { ...sound(), budget: '约5' }, '- budget 预算“约5”读不懂'],
    ['no section', { ...sound(), sections: ['  '] }, '- sections 还没有科室'],
    [
      'a collecting section of another unit',
      { ...sound(), collectingSection: '财务科' },
      '- collectingSection',
    ],
    ['no rows', { ...sound(), rows: [] }, '- - 还没有指标'],
    ['no name', withRow({ name: '' }), 'a name 第 1 项：没有名称'],
    ['no target', withRow({ target: '' }), 'a target 第 1 项“指标a”：指标值没有填写'],
    ['a target in words', withRow({ target: '若干' }), 'a target 第 1 项“指标a”：指标值“若干”读不懂'],
    ['no sign', withRow({ operator: '' }), 'a operator 第 1 项“指标a”：没有印出指标性质'],
    ['no unit of a sum', withRow({ unit: '' }), 'a unit 第 1 项“指标a”：按月累计的指标要有计量单位'],
    ['no weight', withRow({ weight: '' }), 'a weight 第 1 项“指标a”：没有权重'],
    ['a weight of nothing', withRow({ weight: '0' }), 'a weight 第 1 项“指标a”：权重“0”要大于 0'],
    ['a sum of 90', withRow({ weight: '40' }), '- weight 权重合计 90 分，应为 100 分'],
    [
      'a target that nobody can miss',
      withRow({ target: '0' }),
      'a target 第 1 项“指标a”：≥ 的指标值要大于 0',
    ],
    ['a template', withRow({ name: '完成**项' }), 'a target 第 1 项“完成**项”：有没填完的空'],
    [
      'a note',
      withRow({ notes: [{ field: 'target', text: 'E9：没有填写完整' }] }),
      'a target 第 1 项“指标a”：E9：没有填写完整',
    ],
  ] as const)('[PL9] is refused with %s, by row and field', (_, draft, error) => {
    const errors = errorsOf(draft);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(error);
    expect(issueDraft(draft, ISSUE).ok).toBe(false);
  });

  it.each([
    ['a bound of zero', withRow({ operator: '≤', class: '质量', target: '0' }), '指标值是 0'],
    ['more than everything', withRow({ unit: '%', rollup: 'latest', target: '120' }), '百分比超过 100'],
    ['a cost to exceed', withRow({ class: '成本' }), '请与财政部门核实'],
    ['two rows of a name', withRow({ name: '指标b' }), '同名'],
    ['the year before', withRow({ name: '2025 年培训' }), '名称里是 2025 年'],
    ['words with figures', withRow({ operator: '定性', target: '办结率95%，满意度95%' }), '拆成几项'],
    ['a heavy row', sound(), '权重超过 30 分'],
  ] as const)('[PL9] asks about %s and stops nothing', (_, draft, warning) => {
    expect(errorsOf(draft)).toEqual([]);
    expect(draftProblems(draft).some(({ text }) => text.includes(warning))).toBe(true);
    expect(issueDraft(draft, ISSUE).ok).toBe(true);
  });
});

describe('commands over weights', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 60 });
  const rowsOf = (points: readonly number[]) =>
    points.map((each, at) => ({ ...emptyRow(`r${at}`), weight: String(each / 100) }));

  it('[PL9] scaled to 100 they add up to exactly 100, and old and new are told', () => {
    fc.assert(
      fc.property(weights, (points) => {
        const rows = rowsOf(points);
        const changed = scaledTo(HUNDRED_POINTS, rows);
        if (changed === null) return;
        const weight = (row: DraftRow) => changed.find((each) => each.row === row.id)?.after ?? row.weight;
        const sum = rows.reduce((all, row) => all + Math.round(Number(weight(row)) * 100), 0);
        expect(sum).toBe(10_000);
      }),
    );
    expect(scaledTo(HUNDRED_POINTS, rowsOf([4_500, 4_500]))).toEqual([
      { row: 'r0', before: '45', after: '50' },
      { row: 'r1', before: '45', after: '50' },
    ]);
    expect(scaledTo(HUNDRED_POINTS, rowsOf([5_000, 5_000]))).toBeNull();
    expect(scaledTo(HUNDRED_POINTS, [emptyRow('a')])).toBeNull();
  });

  it('[PL9] split evenly, the rest goes to the last row of the class', () => {
    const rows = ['a', 'b', 'c', 'd'].map(emptyRow);
    const changed = evenly(rows, [
      { rows: new Set(['a', 'b', 'c']), points: 5_000 as never },
      { rows: new Set(['d']), points: 5_000 as never },
    ]);
    expect(changed.map(({ after }) => after)).toEqual(['16.66', '16.66', '16.68', '50']);
    const after = rows.map((row, at) => Object.assign({}, row, { weight: changed[at]?.after }));
    expect(weightSum(after)).toEqual({ sum: 10_000, missing: 0 });
  });
});
