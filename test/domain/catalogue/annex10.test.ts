import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { isMoneyUnit } from '#src/domain/catalogue/indicator.ts';
import { indicatorById, type SourceColumn } from '#src/domain/catalogue/plan.ts';
import { planProblems } from '#src/domain/catalogue/plan-problem.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { weightToText } from '#src/domain/quantity/points.ts';
import { addQuantities, quantityToText, ZERO } from '#src/domain/quantity/quantity.ts';
/** The annex as it was published: a copy of its own, so that a «repair» in the product cannot repair the expectation too. */
import published from '#test/fixtures/annex10-2025.json' with { type: 'json' };
import { goal, pacing } from '#test/domain/support/build.ts';

const plan = ANNEX_10_2025;
const bySeq = (seq: number) => {
  const found = plan.indicators.find((indicator) => indicator.seq === seq);
  if (found === undefined) throw new Error(`no row ${seq}`);
  return found;
};

it('[MO1][PL30] it is written as 0.1.0 shipped it: packages and seals of before name it by this digest', () => {
  expect(planDigest(plan)).toBe('c8ae44ef9194473b6103a642ad283e712c61e9f9c8cee26b7f30848326e7a0ac');
});

describe('the cells of annex 10', () => {
  it('[C1] are 32 rows in the order of the annex, known by their number', () => {
    expect(plan.indicators.map((indicator) => indicator.id)).toEqual(
      published.indicators.map((row) => String(row.seq).padStart(2, '0')),
    );
    expect(plan.indicators).toHaveLength(32);
  });

  it.each(published.indicators)('[C1] row $seq is verbatim: $name', (row) => {
    expect(bySeq(row.seq).source).toEqual({
      name: row.name,
      weight: String(row.weightPct),
      unit: row.unitRaw,
      operator: row.operatorRaw,
      target: row.targetRaw,
    });
    expect(bySeq(row.seq).name).toBe(row.name);
    expect(weightToText(bySeq(row.seq).weight)).toBe(String(row.weightPct));
  });

  it.each(published.indicators.filter((row) => row.kind === 'quantitative'))(
    '[C1] row $seq computes with the published goal $operatorRaw $targetRaw $unitRaw',
    (row) => {
      const indicator = bySeq(row.seq);
      expect(indicator).toMatchObject({
        kind: 'quantitative',
        unit: row.unitRaw,
        goal: goal(`${row.operatorRaw} ${row.targetRaw}`),
      });
    },
  );

  it('[C1] and the head of the annex is verbatim too', () => {
    expect(plan).toMatchObject({
      year: 2025,
      unitName: published.unitName,
      source: published.source,
      overallGoal: published.overallGoal,
      contact: published.contact,
      sections: published.sections,
    });
    expect(quantityToText(plan.settings.budget ?? ZERO)).toBe('451.32');
  });

  it('[C1] the two rows called 满意度 are found by number', () => {
    const [first, second] = plan.indicators.filter((indicator) => indicator.name === '满意度');
    expect([first?.id, second?.id]).toEqual(['31', '32']);
    if (first === undefined || second === undefined) throw new Error('both rows exist');
    expect(indicatorById(plan, first.id)?.kind).toBe('quantitative');
    expect(indicatorById(plan, second.id)?.kind).toBe('compound');
  });
});

describe('what we propose', () => {
  it.each(published.indicators)('[C2] row $seq: class and owner', (row) => {
    const indicator = bySeq(row.seq);
    const { proposed } = row;
    expect(indicator).toMatchObject({
      class: proposed.class,
      owner: proposed.owner,
      ownerConfidence: proposed.ownerConfidence,
    });
  });

  it.each(published.indicators.filter((row) => row.kind === 'quantitative'))(
    '[C2] row $seq: roll-up, pacing, decimals',
    ({ seq, proposed }) => {
      expect(bySeq(seq)).toMatchObject({
        rollup: proposed.rollup,
        decimals: proposed.decimals,
        pacing: { kind: proposed.pacing },
      });
    },
  );

  it.each([
    [3, '3:1 6:2 9:3 12:4'],
    [5, '6:1 12:2'],
    [16, '12:10'], // nothing listed: all of it in December
    [17, '12:6.9'],
  ])('[C2] row %d is planned as %s', (seq, planned) => {
    expect(bySeq(seq)).toMatchObject({ pacing: pacing(planned) });
  });

  it('[C2] row 32 has two parts, both read as ≥ 95 %', () => {
    expect(bySeq(32)).toMatchObject({
      kind: 'compound',
      parts: [
        { id: 'a', name: '网上办结率', unit: '%', decimals: 2, goal: goal('≥ 95') },
        { id: 'b', name: '满意度', unit: '%', decimals: 2, goal: goal('≥ 95') },
      ],
    });
  });

  it('[R1] 22 rows are sums, and the levels roll up as domain practice has them', () => {
    const rollups = (kind: string) =>
      plan.indicators.flatMap((each) =>
        each.kind === 'quantitative' && each.rollup === kind ? [each.seq] : [],
      );
    expect(rollups('sum')).toHaveLength(22);
    expect(rollups('latest')).toEqual([4, 31]);
    expect(rollups('mean')).toEqual([11, 14]);
    expect(rollups('max')).toEqual([10, 12, 13]);
    expect(plan.indicators.filter((each) => each.kind === 'qualitative').map((each) => each.seq)).toEqual([
      29, 30,
    ]);
  });

  it('[C3] and it is a sound plan', () => {
    expect(planProblems(plan)).toEqual([]);
  });
});

describe('原文如此', () => {
  const odd = (words: RegExp) =>
    plan.indicators.filter(({ oddities }) => oddities.some(({ text }) => words.test(text)));

  it.each<[string, RegExp, SourceColumn, number[]]>([
    ['a stray bracket', /末尾多一个/, 'name', [26]],
    ['a frequency in days', /以天计/, 'name', [12, 13]],
    ['an activity in money', /万\/年/, 'unit', [15, 23]],
    ['a cost with ≥', /成本指标用/, 'operator', [15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28]],
    ['one name twice', /都叫「满意度」/, 'name', [31, 32]],
    ['定性 in the column of units', /写在计量单位栏/, 'unit', [29, 30, 32]],
    ['a part without an operator', /未写性质符号/, 'target', [32]],
  ])('[C4] %s is said beside its cell', (_, words, column, seqs) => {
    expect(odd(words).map(({ seq }) => seq)).toEqual(seqs);
    const said = odd(words).flatMap(({ oddities }) => oddities.filter(({ text }) => words.test(text)));
    expect(said.map((each) => each.column)).toEqual(seqs.map(() => column));
  });

  it('[C4] the plan says that the prose has another total, and that costs stand against no project spending', () => {
    expect(plan.oddities).toEqual([
      expect.stringMatching(/420\.10.*451\.32/),
      expect.stringMatching(/73\.0 万元/),
    ]);
  });

  it('[C4] the cost rows with ≥ weigh 45 points and sum to 73 万', () => {
    const costs = odd(/成本指标用/);
    expect(costs.reduce((sum, indicator) => sum + indicator.weight, 0)).toBe(4_500);
    const targets = costs.map((each) => (each.kind === 'quantitative' ? each.goal.target : ZERO));
    expect(quantityToText(targets.reduce(addQuantities, ZERO))).toBe('73');
    expect(costs.every((each) => isMoneyUnit(each.source.unit))).toBe(true);
  });

  it('[C4] the published value is used: the stray bracket and ≥ stay', () => {
    expect(bySeq(26).name).toBe('全区政务信息培训)');
    expect(bySeq(18)).toMatchObject({ goal: goal('≥ 20') });
  });
});
