import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { copyPlan } from '#src/domain/draft/copy-plan.ts';
import { emptyDraft, emptyRow, type Draft, type DraftRow } from '#src/domain/draft/draft.ts';
import { overlayTable, pairableDraftRow } from '#src/domain/draft/overlay-table.ts';
import { pairRows } from '#src/domain/pairing/pair-rows.ts';
import { WATER } from '#test/support/water-plan.ts';

function copied(): Draft {
  let made = 0;
  return copyPlan(WATER, { digest: '0'.repeat(64) }, () => `n${(made += 1)}`);
}

function table(rows: readonly DraftRow[]): Draft {
  return {
    ...emptyDraft('p-table' as PlanId, '2027-02-10'),
    year: '2027',
    budget: '460',
    rows,
    notes: ['读表'],
  };
}

/** A row as a published table prints it: nothing of it is ours. */
function printed(row: DraftRow, at: number, change: Partial<DraftRow> = {}): DraftRow {
  const { name, class: kind, unit, operator, target, weight } = row;
  const source = { name, weight, unit, operator, target };
  return { ...emptyRow(`t${at}`), name, class: kind, unit, operator, target, weight, source, ...change };
}

const sure = (base: Draft, other: Draft) => ({
  pairs: pairRows(base.rows.map(pairableDraftRow), other.rows.map(pairableDraftRow)).sure,
  kept: new Set<string>(),
});

describe('a published table over a draft', () => {
  it('[NY7] rows keep id, link, owner, roll-up and planned months, and take what is printed', () => {
    const whole = copied();
    const base = {
      ...whole,
      rows: whole.rows.map((row) =>
        row.previous === 'parts' ? Object.assign({}, row, { name: '用水户满意度' }) : row,
      ),
    };
    const other = table([...base.rows].reverse().map((row, at) => printed(row, at, { weight: '3' })));
    const { draft, dropped, otherUnit } = overlayTable(base, other, sure(base, other));
    // The two rows called 用水户满意度 are told apart by what they count.
    expect(draft.rows).toHaveLength(19);
    const three = draft.rows.find(({ previous }) => previous === 'steps');
    const before = base.rows.find(({ previous }) => previous === 'steps');
    expect(three).toMatchObject({
      id: before?.id,
      owner: before?.owner,
      rollup: before?.rollup,
      milestones: before?.milestones,
      weight: '3',
      source: { name: '供水应急演练' },
    });
    expect([dropped, otherUnit]).toStrictEqual([[], []]);
    expect(draft).toMatchObject({ id: base.id, previous: base.previous, budget: '460', year: '2027' });
  });

  it('[NY7] what is renamed without a person’s word, dropped or counted in another unit is named', () => {
    const base = copied();
    const rows = base.rows.slice(0, 4);
    const small = { ...base, rows };
    const other = table([
      printed(rows[0] as DraftRow, 0, { unit: '家' }),
      printed(rows[1] as DraftRow, 1),
      printed(rows[2] as DraftRow, 2, { name: '供水应急综合演练' }),
      printed(rows[3] as DraftRow, 3, { name: '毫不相干' }),
    ]);
    const { pairs } = sure(small, other);
    const open = overlayTable(small, other, { pairs, kept: new Set() });
    expect(open.otherUnit.map(({ before, after }) => [before.unit, after.unit])).toStrictEqual([
      ['座', '家'],
    ]);
    expect(open.dropped.map(({ previous }) => previous)).toStrictEqual(['steps', 'stock']);
    const kept = overlayTable(small, other, { pairs, kept: new Set([rows[3]?.id ?? '']) });
    expect(kept.draft.rows.map(({ name }) => name).slice(-1)).toStrictEqual([rows[3]?.name]);
    expect(kept.draft.rows.slice(-1)[0]?.notes).toStrictEqual([
      { field: 'name', text: '公布的表里没有这一项' },
    ]);
    const confirmed = pairRows(rows, other.rows, [{ from: rows[2]?.id ?? '', to: 't2' }]).sure;
    const renamed = overlayTable(small, other, { pairs: confirmed, kept: new Set() });
    expect(renamed.draft.rows[2]).toMatchObject({
      id: rows[2]?.id,
      previous: 'steps',
      name: '供水应急综合演练',
    });
  });

  it('[NY7] a row of the table under the id of a draft row that it is not becomes a row of its own', () => {
    const base = copied();
    const [first] = base.rows;
    const small = { ...base, rows: base.rows.slice(0, 1) };
    const other = table([printed(first as DraftRow, 0, { id: first?.id ?? '', name: '毫不相干' })]);
    const { draft } = overlayTable(small, other, { pairs: [], kept: new Set([first?.id ?? '']) });
    expect(draft.rows.map(({ name }) => name)).toStrictEqual(['毫不相干', first?.name]);
    expect(new Set(draft.rows.map(({ id }) => id)).size).toBe(2);
    expect(draft.rows[1]?.id).toBe(first?.id);
  });

  it('[NY7] how a row is counted, its range and its class follow the draft only where it is the same kind of row', () => {
    const base = copied();
    const rows = ['steps', 'rated'].map(
      (id) => base.rows.find(({ previous }) => previous === id) as DraftRow,
    );
    const [counted, rated] = rows.map((row) =>
      Object.assign({}, row, { anyRange: true as const, class: '时效' as const }),
    );
    const small = { ...base, rows: [counted, rated] as DraftRow[] };
    const other = table([
      printed(counted as DraftRow, 0, { class: '质量' }),
      // It was rated, and is counted now: neither says a unit.
      printed(rated as DraftRow, 1, {
        operator: '≥',
        target: '5',
        unit: '',
        class: '质量',
        printed: { class1: '产出指标', class2: '' },
      }),
    ]);
    const pairs = [0, 1].map((at) => ({ from: small.rows[at]?.id ?? '', to: `t${at}` }));
    const { draft } = overlayTable(small, other, { pairs, kept: new Set() });
    expect(draft.rows[0]).toMatchObject({ anyRange: true, rollup: counted?.rollup, class: '时效' });
    expect(draft.rows[1]).toMatchObject({ rollup: 'sum', pacing: 'milestone', class: '质量' });
    expect(draft.rows[1]).not.toHaveProperty('anyRange');
  });

  it('[NY7] whatever is printed and paired: no two rows become one, and no row with what was recorded on it is lost', () => {
    const words = fc.constantFrom('云检测', '供水应急演练', '培训', '培训场次', '满意度', '', '巡检');
    const rowOf = (id: string) =>
      fc
        .record({ name: words, unit: fc.constantFrom('次', '%', '') })
        .map((cells): DraftRow => Object.assign(emptyRow(id), cells, { previous: id }));
    const rows = (prefix: string) =>
      fc
        .integer({ min: 0, max: 9 })
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => rowOf(`${prefix}${at}`))));
    const anyPairs = fc.array(
      fc.record({
        from: fc.integer({ min: 0, max: 9 }).map((at) => `b${at}`),
        to: fc.integer({ min: 0, max: 9 }).map((at) => `t${at}`),
      }),
    );
    const keptIds = fc.array(fc.integer({ min: 0, max: 9 }).map((at) => `b${at}`));
    fc.assert(
      fc.property(
        rows('b'),
        rows('t'),
        anyPairs,
        keptIds,
        fc.boolean(),
        (mine, theirs, wild, keep, isWild) => {
          const base = { ...copied(), rows: mine };
          const other = table(
            theirs.map(({ previous, ...row }) => Object.assign({}, row, { owner: previous })),
          );
          const pairs = isWild ? wild : pairRows(base.rows, other.rows, wild).sure;
          const { draft, dropped } = overlayTable(base, other, { pairs, kept: new Set(keep) });
          const ids = draft.rows.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          // Every row of the draft, and so what was recorded on it, is there once or named.
          for (const { id } of mine)
            expect(
              ids.filter((each) => each === id).length + dropped.filter((each) => each.id === id).length,
            ).toBe(1);
          const fromTable = draft.rows.length - draft.rows.filter(({ id }) => keep.includes(id)).length;
          expect(fromTable).toBeLessThanOrEqual(theirs.length);
          const joined = mine.length - dropped.length - draft.rows.slice(theirs.length).length;
          expect(draft.rows).toHaveLength(theirs.length + mine.length - dropped.length - joined);
          const links = draft.rows.flatMap(({ previous }) => (previous === undefined ? [] : [previous]));
          expect(new Set(links).size).toBe(links.length);
        },
      ),
      { numRuns: 400 },
    );
  });
});
