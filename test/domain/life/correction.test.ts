import { describe, expect, it } from 'vitest';
import { WATER } from '#test/support/water-plan.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { emptyRow, type Draft, type DraftRow } from '#src/domain/draft/draft.ts';
import { draftOfPlan } from '#src/domain/draft/reopened-plan.ts';
import { changedRows, choiceSaid, choicesOf } from '#src/domain/life/changed-rows.ts';
import { correctedPlan } from '#src/domain/life/corrected-plan.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { isEarlierVersion } from '#src/domain/package/plan-version.ts';
import { weightToText, type Points } from '#src/domain/quantity/points.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import { q } from '#test/domain/support/build.ts';

const PLAN = WATER;
const WHY = { date: '2026-08-01', reason: '单位读错', author: '李敏' };

function edited(id: string, change: Partial<DraftRow>, plan = PLAN): Draft {
  const draft = draftOfPlan(plan);
  return { ...draft, rows: draft.rows.map((row) => (row.id === id ? Object.assign({}, row, change) : row)) };
}

function corrected(draft: Draft, plan: Plan = PLAN): Plan {
  const next = correctedPlan(plan, draft, WHY);
  if (!next.ok || next.value === null) throw new Error(JSON.stringify(next));
  return next.value;
}

let made = 0;
function say(subject: object, content: object | null): Statement {
  made += 1;
  return { subject, content, note: '备注', id: `s${made}`, replaces: [] } as unknown as Statement;
}
const month = (indicator: string, at: number, value: string) =>
  say({ kind: 'month', indicator, month: at }, { kind: 'number', value: q(value) });

/** A row whose unit is money in the plan. */
const MONEY = PLAN.indicators.find((row) => row.kind === 'quantitative' && row.unit.startsWith('万'));
if (MONEY === undefined) throw new Error('the plan has money rows');
const ROW = MONEY.id;

describe('更正原文', () => {
  it('[PL20] a draft of the plan as it is makes no new version', () => {
    expect(correctedPlan(PLAN, draftOfPlan(PLAN), WHY)).toEqual({ ok: true, value: null });
  });

  it('[PL20] the next version names the one before; rows that were not touched stay as they are', () => {
    const next = corrected(edited(ROW, { unit: '元', decimals: 2 }));
    expect(next.corrections).toEqual([{ of: planDigest(PLAN), ...WHY }]);
    expect(isEarlierVersion(PLAN, next)).toBe(true);
    expect(isEarlierVersion(next, PLAN)).toBe(false);
    expect(
      next.indicators
        .filter((row, at) => JSON.stringify(row) !== JSON.stringify(PLAN.indicators[at]))
        .map(({ id }) => id),
    ).toEqual([ROW]);
    expect(next.indicators.find(({ id }) => id === ROW)).toMatchObject({
      unit: '元',
      source: { ...MONEY.source, unit: '元' },
      oddities: MONEY.oddities,
    });
    const third = corrected(edited(ROW, { name: '改名' }, next), next);
    expect(isEarlierVersion(PLAN, third)).toBe(true);
    expect(third.corrections?.map(({ of }) => of)).toEqual([planDigest(PLAN), planDigest(next)]);
  });

  it('[PL20][PL69] 年初预算数 stays when something else is put right, and can be put right or taken out itself', () => {
    const plan = { ...PLAN, settings: { ...PLAN.settings, initialBudget: q('400') } };
    expect(corrected(edited(ROW, { unit: '元' }, plan), plan).settings).toEqual(plan.settings);
    const draft = draftOfPlan(plan);
    expect(corrected({ ...draft, initialBudget: '401' }, plan).settings.initialBudget).toBe(q('401'));
    expect('initialBudget' in corrected({ ...draft, initialBudget: '' }, plan).settings).toBe(false);
  });

  it('[PL20] another year, and errors that the plan did not have, are named', () => {
    const year = correctedPlan(PLAN, { ...draftOfPlan(PLAN), year: '2027' }, WHY);
    expect(year).toMatchObject({ ok: false, error: [{ field: 'year' }] });
    const weight = correctedPlan(PLAN, edited(ROW, { weight: '' }), WHY);
    expect(weight.ok).toBe(false);
  });

  it('[PL21] 万元 read as 元: the values are listed, and can stay, be converted exactly, or be cleared', () => {
    const after = corrected(edited(ROW, { unit: '元', decimals: 2 }));
    const year = yearStatements([month(ROW, 3, '1.5'), month('count', 1, '10'), month(ROW, 4, '0.25')]);
    const [row, ...rest] = changedRows(PLAN, after, year);
    if (row === undefined) throw new Error('the row is not listed');
    expect(rest).toEqual([]);
    expect(row).toMatchObject({ id: ROW, changed: ['unit', 'decimals'] });
    expect(row.values).toHaveLength(2);
    expect(choicesOf(row)).toEqual(['keep', 'convert', 'clear']);
    expect(choiceSaid(row, 'keep')).toEqual([]);
    expect(choiceSaid(row, 'convert').map(({ content }) => content)).toEqual([
      { kind: 'number', value: q('15000') },
      { kind: 'number', value: q('2500') },
    ]);
    expect(choiceSaid(row, 'clear').map(({ content }) => content)).toEqual([null, null]);
  });

  it('[PL21] numbers that could not stand are not kept, and what converts into no number of the row is not converted', () => {
    const fewer = corrected(edited(ROW, { decimals: 0, target: '6' }));
    const [kept] = changedRows(PLAN, fewer, yearStatements([month(ROW, 3, '1.5')]));
    expect(kept === undefined ? [] : choicesOf(kept)).toEqual(['clear']);
    const larger = corrected(edited(ROW, { unit: '亿元', decimals: 4 }));
    const [row] = changedRows(PLAN, larger, yearStatements([month(ROW, 3, '0.0001')]));
    expect(row === undefined ? [] : choicesOf(row)).toEqual(['keep', 'clear']);
  });

  it('[PL21] what is converted is every amount of the row: targets, planned months and expectations too', () => {
    const after = corrected(edited(ROW, { unit: '元', decimals: 2 }));
    const planned = { kind: 'milestone', milestones: [{ month: 6, due: q('2') }] };
    const [row] = changedRows(
      PLAN,
      after,
      yearStatements([
        say({ kind: 'adjusted-target', indicator: ROW }, { target: q('3'), from: 7, basis: '文' }),
        say({ kind: 'expected', indicator: ROW }, { value: q('2.5') }),
        say({ kind: 'outlook', indicator: ROW, month: 6 }, { soFar: q('1'), expected: null, causes: [] }),
        say({ kind: 'profile', indicator: ROW }, { pacing: planned }),
      ]),
    );
    const said = new Map<string, unknown>(
      row?.converted?.map(({ subject, content }) => [subject.kind, content]),
    );
    expect(said.get('adjusted-target')).toMatchObject({ target: q('30000'), from: 7 });
    expect(said.get('expected')).toMatchObject({ value: q('25000') });
    expect(said.get('outlook')).toMatchObject({ soFar: q('10000'), expected: null });
    expect(said.get('profile')).toMatchObject({
      pacing: { milestones: [{ month: 6, due: q('20000') }] },
    });
  });

  it('[PL21] nothing is converted where the months are added up otherwise, or what comes of it breaks a rule', () => {
    const values = yearStatements([month(ROW, 3, '1.5')]);
    const otherwise = corrected(edited(ROW, { unit: '元', decimals: 2, rollup: 'latest', pacing: 'level' }));
    const [rolled] = changedRows(PLAN, otherwise, values);
    expect(rolled?.changed).toContain('rollup');
    expect(rolled?.converted).toBeNull();
    // 1.5 万元 are 0.00015 亿元, of which the row has no room for the last decimals.
    const coarse = corrected(edited(ROW, { unit: '亿元', decimals: 2, target: '6' }));
    const [row] = changedRows(PLAN, coarse, yearStatements([month(ROW, 3, '10')]));
    expect(row?.converted).toBeNull();
  });

  it('[PL21] a row that is gone, one that is new, and a manual score above the new weight are listed', () => {
    const draft = draftOfPlan(PLAN);
    const [first, ...others] = draft.rows;
    const added = {
      ...emptyRow('r-new'),
      name: '漏读的一项',
      target: '3',
      unit: '次',
      weight: first?.weight ?? '1',
    };
    const swapped = corrected({ ...draft, rows: [...others, added] });
    const gone = changedRows(PLAN, swapped, yearStatements([month('exact', 1, '3')]));
    expect(gone.map(({ id, before, after }) => [id, before === null, after === null])).toEqual([
      ['exact', false, true],
      ['r-new', true, false],
    ]);
    const [two, three] = [draft.rows[1], draft.rows[2]];
    if (two === undefined || three === undefined) throw new Error('the plan has rows');
    const moved = corrected({
      ...draft,
      rows: draft.rows.map((row) =>
        Object.assign(
          {},
          row,
          row === two ? { weight: '0.5' } : {},
          row === three
            ? {
                weight: weightToText(
                  ((PLAN.indicators[1]?.weight ?? 0) + (PLAN.indicators[2]?.weight ?? 0) - 50) as Points,
                ),
              }
            : {},
        ),
      ),
    });
    const score = say({ kind: 'manual-score', indicator: 'equal' }, { score: 200, reason: '复核' });
    const [listed] = changedRows(PLAN, moved, yearStatements([score]));
    expect(listed).toMatchObject({ id: 'equal', changed: [], broken: { kind: 'score-range' } });
  });
});
