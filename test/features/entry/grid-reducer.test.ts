import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Month } from '#src/domain/period/month.ts';
import { NO_STATEMENTS, supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { cellText, isRatedRow } from '#src/features/entry/model/cell-subject.ts';
import {
  gridStep,
  type GridAction,
  type GridScene,
  type GridStep,
} from '#src/features/entry/model/grid-reducer.ts';
import { gridState } from '#src/features/entry/model/grid-state.ts';
import { typedText } from '#src/features/entry/model/reading.ts';
import { sheetOf, type Sheet } from '#src/features/entry/model/sheet.ts';
import { writeTexts, writeWaiting } from '#src/features/entry/model/writing.ts';
import { entryCellKey, type EntryCell, type EntryCellKey } from '#src/session/entry-cell.ts';
import { NO_ENTRY, type PlanEntry } from '#src/session/entry-session.ts';
import { WATER as plan } from '#test/support/water-plan.ts';

/** Counts, a percentage, money, the rated row and the execution: every manner of row the plan has. */
const ROWS = plan.indicators.filter(({ id }) => ['sum', 'mean', 'money-cap', 'rated', 'latest'].includes(id));
const MONTH: Month = 3;
const SHEETS = { month: sheetOf(ROWS, 'month', MONTH), year: sheetOf(ROWS, 'year', MONTH) };

/** What a person has before them: the session, and the year as it was said so far. */
interface Desk {
  readonly entry: PlanEntry;
  readonly year: YearStatements;
}

const NOTHING: Desk = { entry: NO_ENTRY, year: NO_STATEMENTS };

function sceneOf({ year }: Desk, sheet: Sheet, hasAuthor = true): GridScene {
  return { plan, year, sheet, hasAuthor, pageRows: () => 2 };
}

/** Does one thing, and stores what it asks to be stored. */
function does(
  desk: Desk,
  action: GridAction,
  sheet: Sheet,
  hasAuthor = true,
): { readonly desk: Desk; readonly step: GridStep } {
  const step = gridStep(desk.entry, action, sceneOf(desk, sheet, hasAuthor));
  const said = step.effects.flatMap((effect) => (effect.kind === 'save' ? effect.saying.said : []));
  return { desk: { entry: step.entry, year: supposing(desk.year, said) }, step };
}

function after(sheet: Sheet, actions: readonly GridAction[], from = NOTHING, hasAuthor = true): Desk {
  return actions.reduce((desk, action) => does(desk, action, sheet, hasAuthor).desk, from);
}

const type = (text: string): GridAction => ({ kind: 'type', text });
const ENTER: GridAction = { kind: 'commit', motion: 'enter' };
const TAB: GridAction = { kind: 'commit', motion: 'next' };
const at = (row: number, col: number): GridAction => ({
  kind: 'select',
  active: { row, col },
  head: { row, col },
});

describe('a command, without a browser', () => {
  it('[G1] Esc brings back the text that waited, not the one that was typed over it', () => {
    const waiting = after(SHEETS.month, [type('12.5'), ENTER, at(0, 0), type('9'), type('98')]);
    const { entry } = after(SHEETS.month, [{ kind: 'cancel' }], waiting);
    expect([...entry.drafts.values()].map(({ text }) => text)).toEqual(['12.5']);
    expect(gridState(entry, SHEETS.month)).toMatchObject({ mode: null, isRefused: true });
  });

  it('[G2] Enter after Tabs returns to the column where they began', () => {
    const { entry } = after(SHEETS.year, [at(0, 2), type('1'), TAB, type('2'), TAB, type('3'), ENTER]);
    expect(gridState(entry, SHEETS.year).active).toEqual({ row: 1, col: 2 });
  });

  it('[G2] Tab on the last cell keeps its own meaning, and so does none before it', () => {
    const last = after(SHEETS.month, [{ kind: 'move', motion: 'grid-end', extend: false }]);
    const move: GridAction = { kind: 'move', motion: 'next', extend: false };
    expect(does(last, move, SHEETS.month).step.isTaken).toBe(false);
    expect(does(NOTHING, move, SHEETS.month).step.isTaken).toBe(true);
  });

  it('[G6] what is cut leaves as one operation', () => {
    const filled = after(SHEETS.month, [at(0, 0), type('5'), ENTER, type('96'), ENTER]);
    const range: GridAction = { kind: 'select', active: { row: 0, col: 0 }, head: { row: 1, col: 0 } };
    const { step } = does(after(SHEETS.month, [range], filled), { kind: 'cut' }, SHEETS.month);
    expect(step.effects).toMatchObject([{ kind: 'save', saying: { intent: 'cut', said: [{}, {}] } }]);
  });

  it('[G11] F2 on a rated row asks for its editor, and on another begins with what stands there', () => {
    const rated = ROWS.findIndex(({ id }) => id === 'rated');
    const { step } = does(after(SHEETS.month, [at(rated, 0)]), { kind: 'edit' }, SHEETS.month);
    expect(step.effects).toMatchObject([{ kind: 'rate', cell: { row: 'rated' } }]);
    const { entry } = after(SHEETS.month, [at(0, 0), type('5'), ENTER, at(0, 0), { kind: 'edit' }]);
    expect(gridState(entry, SHEETS.month)).toMatchObject({ mode: 'edit', text: '5' });
  });

  it('[G15] what waits for a name is said once it is there, but not what is being typed', () => {
    const { entry } = after(SHEETS.month, [type('5'), ENTER, type('9')], NOTHING, false);
    const done = writeWaiting(entry, { plan, year: NO_STATEMENTS, hasAuthor: true });
    expect(done?.saying?.said).toMatchObject([{ subject: { indicator: 'sum' } }]);
    expect([...(done?.entry.drafts.values() ?? [])].map(({ text }) => text)).toEqual(['9']);
    expect(writeWaiting(done?.entry ?? NO_ENTRY, { plan, year: NO_STATEMENTS, hasAuthor: true })).toBeNull();
  });
});

const TEXTS = ['5', '12.5', '96', '101', '-1', '-0.5', '2万', 'N', '无', '', '不适用吗', '说明', '0.3'];
const arbitraryAction: fc.Arbitrary<GridAction> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS).map(type) },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom('enter', 'enter-back', 'next', 'previous', 'up', 'down', 'left', 'right')
      .map((motion): GridAction => ({ kind: 'commit', motion: motion as 'enter' })),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        motion: fc.constantFrom(
          'up',
          'down',
          'next',
          'previous',
          'edge-down',
          'page-down',
          'grid-end',
          'row-start',
        ),
        extend: fc.boolean(),
      })
      .map(({ motion, extend }): GridAction => ({ kind: 'move', motion: motion as 'up', extend })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(5), fc.nat(11), fc.nat(5), fc.nat(11)).map(
      ([row, col, toRow, toCol]): GridAction => ({
        kind: 'select',
        active: { row, col: col % 2 },
        head: { row: toRow, col: toCol % 2 },
      }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom('cancel', 'edit', 'leave', 'none', 'select-all', 'let-go', 'undo', 'enter-back')
      .map((kind): GridAction => (kind === 'enter-back' ? { kind: 'enter', back: true } : { kind })),
  },
  { weight: 1, arbitrary: fc.constantFrom<GridAction>({ kind: 'clear' }, { kind: 'cut' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<GridAction>(
      { kind: 'fill', direction: 'down' },
      { kind: 'fill', direction: 'right' },
    ),
  },
  { weight: 1, arbitrary: fc.constant<GridAction>({ kind: 'extend', head: { row: 2, col: 1 } }) },
);
const arbitraryActions = fc.array(arbitraryAction, { maxLength: 40 });
const arbitrarySheet = fc.constantFrom<keyof typeof SHEETS>('month', 'year');

/** What each cell reads, stored or waiting. */
function texts({ entry, year }: Desk, sheet: Sheet): ReadonlyMap<EntryCellKey, string> {
  return new Map(
    sheet.cells.flat().map((cell) => {
      const key = entryCellKey(cell);
      return [key, entry.drafts.get(key)?.text ?? cellText(plan, year, cell)] as const;
    }),
  );
}

/** As it would read once it is stored; null when it cannot be. */
function storedAs({ year }: Desk, cell: EntryCell, text: string): string | null {
  const { written } = writeTexts(
    NO_ENTRY,
    [typedText({ cell, text })],
    { intent: 'type', origin: 'typed' },
    {
      plan,
      year,
      hasAuthor: true,
    },
  );
  return written.kind === 'read' && written.refused.length === 0 ? cellText(plan, written.year, cell) : null;
}

describe('whatever somebody does', () => {
  it('[G3] the active cell and the selection are in the grid, and only there is anything typed', () => {
    fc.assert(
      fc.property(arbitrarySheet, arbitraryActions, (view, actions) => {
        const sheet = SHEETS[view];
        let desk = NOTHING;
        for (const action of actions) {
          ({ desk } = does(desk, action, sheet));
          const { active, head, range, cell, mode, draft } = gridState(desk.entry, sheet);
          for (const { row, col } of [active, head]) {
            expect(sheet.cells[row]?.[col]).toBeDefined();
            expect(row >= range.top && row <= range.bottom && col >= range.left && col <= range.right).toBe(
              true,
            );
          }
          expect(sheet.cells[active.row]?.[active.col]).toBe(cell);
          // While something is typed the selection is its cell alone, and its text is there.
          expect(mode === null || (draft !== undefined && range.top === range.bottom)).toBe(true);
        }
      }),
    );
  });

  it('[G18] each text is in the cell in which it was begun, stored or marked, and no other cell is touched', () => {
    fc.assert(
      fc.property(arbitrarySheet, arbitraryActions, (view, actions) => {
        const sheet = SHEETS[view];
        let desk = NOTHING;
        for (const action of actions) {
          const before = texts(desk, sheet);
          const { range, cell, mode, text } = gridState(desk.entry, sheet);
          const earlier = desk;
          ({ desk } = does(desk, action, sheet));
          const now = texts(desk, sheet);
          const isSpread = ['clear', 'cut', 'none', 'fill'].includes(action.kind);
          for (const [row, cells] of sheet.cells.entries())
            for (const [col, each] of cells.entries()) {
              const key = entryCellKey(each);
              const isIn = row >= range.top && row <= range.bottom && col >= range.left && col <= range.right;
              const isOwn = key === entryCellKey(cell);
              // The note of a refund makes its value stand, and the other way round: the same row and month.
              if (isSpread ? isIn : isOwn) continue;
              expect(now.get(key)).toBe(
                storedAs(earlier, each, before.get(key) ?? '') === now.get(key)
                  ? now.get(key)
                  : before.get(key),
              );
            }
          if (mode === null || (action.kind !== 'commit' && action.kind !== 'leave')) continue;
          const own = now.get(entryCellKey(cell));
          // N is read as 无 where it is refused too.
          expect([typedText({ cell, text }).text, storedAs(earlier, cell, text)]).toContain(own);
        }
      }),
    );
  });

  it('[G15] without a name nothing is said, and what was typed waits', () => {
    fc.assert(
      fc.property(arbitrarySheet, arbitraryActions, (view, actions) => {
        const sheet = SHEETS[view];
        let desk = NOTHING;
        for (const action of actions) {
          const { step, desk: next } = does(desk, action, sheet, false);
          desk = next;
          expect(step.effects.some(({ kind }) => kind === 'save')).toBe(false);
          expect(desk.year).toBe(NO_STATEMENTS);
        }
        const isWaiting = [...desk.entry.drafts.values()].some(({ text }) => text !== '');
        expect(!isWaiting || desk.entry.waiting !== null || desk.entry.mode !== null).toBe(true);
      }),
    );
  });

  it('[G7] ratings are neither filled nor said 无 of, whatever is selected', () => {
    fc.assert(
      fc.property(arbitrarySheet, arbitraryActions, (view, actions) => {
        const sheet = SHEETS[view];
        const rated = sheet.cells
          .flat()
          .filter(({ row, field }) => field === 'value' && isRatedRow(plan, row));
        const ratings = (desk: Desk) => rated.map((cell) => texts(desk, sheet).get(entryCellKey(cell)));
        let desk = NOTHING;
        for (const action of actions) {
          const { mode } = gridState(desk.entry, sheet);
          const before = ratings(desk);
          ({ desk } = does(desk, action, sheet));
          if (mode !== null || (action.kind !== 'fill' && action.kind !== 'none')) continue;
          expect(ratings(desk)).toEqual(before);
        }
        expect(rated.length).toBeGreaterThan(0);
      }),
    );
  });

  it('[G4] a text that is refused is never lost: it stays in its cell until somebody types over it, clears it or gives it up', () => {
    fc.assert(
      fc.property(arbitraryActions, (actions) => {
        const sheet = SHEETS.month;
        const begun = after(sheet, [at(0, 0), type('12.5'), ENTER]);
        const cell = sheet.cells[0]?.[0] as EntryCell;
        let desk = begun;
        for (const action of actions) {
          const { range, cell: here, mode } = gridState(desk.entry, sheet);
          const isHere = entryCellKey(here) === entryCellKey(cell);
          const isSpread = ['clear', 'cut', 'none', 'fill'].includes(action.kind) && range.top === 0;
          const isTyped = isHere && (mode !== null || action.kind === 'type' || action.kind === 'edit');
          if (isSpread || isTyped || (isHere && action.kind === 'cancel')) return;
          ({ desk } = does(desk, action, sheet));
          expect(desk.entry.drafts.get(entryCellKey(cell))?.text).toBe('12.5');
        }
      }),
    );
  });
});
