import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { cellDoubt, convertedReading, doubtText } from '#src/features/entry/model/cell-doubt.ts';
import { placeOf } from '#src/features/entry/model/cell-subject.ts';
import type { GridCommand } from '#src/features/entry/model/grid-key.ts';
import { gridStep, type GridAction, type GridEffect } from '#src/features/entry/model/grid-reducer.ts';
import { gridState, type GridState } from '#src/features/entry/model/grid-state.ts';
import { copyRange } from '#src/features/entry/model/range-text.ts';
import type { Position } from '#src/features/entry/model/selection.ts';
import type { Sheet } from '#src/features/entry/model/sheet.ts';
import type { SayingOf } from '#src/features/entry/model/writing.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { assertNever } from '#src/kernel/assert-never.ts';
import type { EntryCell } from '#src/session/entry-cell.ts';
import { planEntry, useEntrySession, type PlanEntry } from '#src/session/entry-session.ts';

/** What the grid's commands ask for and cannot do themselves. */
interface GridWorld {
  readonly store: (saying: SayingOf) => void;
  readonly announce: Announced['announce'];
  readonly announceSoon: Announced['announceSoon'];
  readonly undo: () => void;
  readonly redo: () => void;
  readonly rate: (cell: EntryCell) => void;
  readonly toPanel: () => void;
  readonly same: () => void;
  readonly restNone: () => void;
  readonly answerDoubt: (how: 'reading' | 'check', cells: readonly (EntryCell | null)[]) => void;
}

interface GridSetting extends GridWorld {
  /** The plan in force. */
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly sheet: Sheet;
  readonly entry: PlanEntry;
  readonly hasAuthor: boolean;
  /** Rows in sight. */
  readonly pageRows: () => number;
}

/** The grid's state and what can be done in it, apart from how it is painted. */
export interface Grid extends GridState {
  readonly isLettingGo: boolean;
  readonly select: (active: Position, head?: Position) => void;
  readonly extendTo: (head: Position) => void;
  readonly type: (text: string) => void;
  readonly edit: () => void;
  /** Saves what is typed, if anything is; what is refused stays in its cell. */
  readonly leave: () => void;
  /** @returns false when the key is to keep its own meaning (Tab that leaves the grid) */
  readonly run: (command: GridCommand) => boolean;
  readonly copy: () => string;
  readonly cut: () => string;
}

/** Binds the commands (gridStep) to the session and to what they ask for. */
export function useGrid(setting: GridSetting): Grid {
  const { plan, year, sheet, entry } = setting;
  const change = useEntrySession((session) => session.change);
  const state = useMemo(() => gridState(entry, sheet), [entry, sheet]);

  const run = (action: GridAction): boolean => {
    const step = gridStep(planEntry(plan.id), action, setting);
    // What is to be stored goes on its way before anything is painted [SP4].
    for (const effect of step.effects) if (effect.kind === 'save') setting.store(effect.saying);
    change(plan.id, () => step.entry);
    for (const effect of step.effects) perform(effect, plan, setting);
    return step.isTaken;
  };
  const copy = () => copyRange(plan, year, sheet, state.range);

  return {
    ...state,
    isLettingGo: entry.isLettingGo,
    select: (active, head = active) => run({ kind: 'select', active, head }),
    extendTo: (head) => run({ kind: 'extend', head }),
    type: (text) => run({ kind: 'type', text }),
    edit: () => run({ kind: 'edit' }),
    leave: () => run({ kind: 'leave' }),
    run,
    copy,
    cut: () => {
      const copied = copy();
      run({ kind: 'cut' });
      return copied;
    },
  };
}

function perform(effect: GridEffect, plan: Plan, world: GridWorld): void {
  switch (effect.kind) {
    case 'save':
      return;
    case 'announce':
      world.announce(effect.text);
      return;
    case 'announce-typed':
      world.announceSoon(() => typedWords(plan, effect));
      return;
    case 'rate':
      world.rate(effect.cell);
      return;
    case 'answer':
      world.answerDoubt(effect.how, effect.cells);
      return;
    case 'undo':
      world.undo();
      return;
    case 'redo':
      world.redo();
      return;
    case 'to-panel':
      world.toPanel();
      return;
    case 'same':
      world.same();
      return;
    case 'rest-none':
      world.restNone();
      return;
    default:
      assertNever(effect);
  }
}

/** What a number became, and what looks wrong about it; null: nothing that has to be heard. */
function typedWords(
  plan: Plan,
  { typed, written }: Extract<GridEffect, { kind: 'announce-typed' }>,
): string | null {
  const { cell } = typed;
  if (cell.field !== 'value') return null;
  const converted = convertedReading(plan, written.year, typed);
  const doubt = cellDoubt(yearReport(plan, written.year, cell.month), written.year, [cell]);
  const words = [
    ...(converted === null ? [] : [converted]),
    ...(doubt === null ? [] : [doubtText(plan, doubt)]),
  ];
  return words.length === 0 ? null : `${placeOf(plan, cell)}：${words.join('；')}`;
}

/** A save is on the disk by then, nearly always. */
const HEARD_AFTER_MS = 150;

/** What is said to those who hear the page: the last thing alone. */
export interface Announced {
  readonly said: string;
  readonly announce: (text: string) => void;
  /** Says it a moment later, for the row and the save come first; nothing at all once something else was said, which is newer. */
  readonly announceSoon: (text: () => string | null) => void;
}

export function useAnnounced(): Announced {
  const [said, setSaid] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const announce = useCallback((text: string) => {
    clearTimeout(timer.current);
    setSaid(text);
  }, []);
  const announceSoon = useCallback((text: () => string | null) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const soon = text();
      if (soon !== null) setSaid(soon);
    }, HEARD_AFTER_MS);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { said, announce, announceSoon };
}
