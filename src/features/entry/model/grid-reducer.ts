import type { Intent } from '#src/domain/statements/operation.ts';
import { supposing } from '#src/domain/statements/year-statements.ts';
import { ENTRY_WORDS, entryRefusalText } from '#src/domain/words/entry-words.ts';
import { cellText, isRatedRow, placeOf } from '#src/features/entry/model/cell-subject.ts';
import type { GridCommand } from '#src/features/entry/model/grid-key.ts';
import { gridState, type GridState } from '#src/features/entry/model/grid-state.ts';
import { fillRange } from '#src/features/entry/model/range-text.ts';
import { typedText, type CellText } from '#src/features/entry/model/reading.ts';
import { move, type Motion, type Position, type Terrain } from '#src/features/entry/model/selection.ts';
import { cellAt, cellsIn, type Sheet } from '#src/features/entry/model/sheet.ts';
import {
  typingIntent,
  writeTexts,
  type SayingOf,
  type WriteManner,
  type WritingScene,
  type Written,
} from '#src/features/entry/model/writing.ts';
import { isSameCell, type EntryCell } from '#src/session/entry-cell.ts';
import { withDrafts, withoutDrafts, type EditMode, type PlanEntry } from '#src/session/entry-session.ts';

/** Everything that can be done in the grid: what keys mean, and what the pointer and the field say. */
export type GridAction =
  | GridCommand
  | { readonly kind: 'select'; readonly active: Position; readonly head: Position }
  | { readonly kind: 'extend'; readonly head: Position }
  | { readonly kind: 'type'; readonly text: string }
  /** Saves what is typed, if anything is; what is refused stays in its cell. */
  | { readonly kind: 'leave' }
  | { readonly kind: 'cut' };

/** What the grid stands on while an action is done; no action changes it. */
export interface GridScene extends WritingScene {
  readonly sheet: Sheet;
  /** Rows in sight, asked only where a page is turned. */
  readonly pageRows: () => number;
}

/** What an action asks of the world. What is to be stored goes first [SP4]; the rest is done in this order, after the state has changed. */
export type GridEffect =
  | { readonly kind: 'save'; readonly saying: SayingOf }
  | { readonly kind: 'announce'; readonly text: string }
  /** What a number became, and what looks wrong about it, cannot be seen at the cell once the caret has gone on. */
  | {
      readonly kind: 'announce-typed';
      readonly typed: CellText;
      readonly written: Extract<Written, { kind: 'read' }>;
    }
  | { readonly kind: 'rate'; readonly cell: EntryCell }
  | {
      readonly kind: 'answer';
      readonly how: 'reading' | 'check';
      readonly cells: readonly (EntryCell | null)[];
    }
  | { readonly kind: 'undo' | 'redo' | 'to-panel' | 'same' | 'rest-none' };

export interface GridStep {
  readonly entry: PlanEntry;
  readonly effects: readonly GridEffect[];
  /** false when the key is to keep its own meaning: Tab that leaves the grid [G2]. */
  readonly isTaken: boolean;
}

/** While something is typed these go on with it, or are about it; whatever else is done finishes it first [G18]. */
const WHILE_TYPING: ReadonlySet<GridAction['kind']> = new Set<GridAction['kind']>([
  'type',
  'edit',
  'cancel',
  'commit',
  'leave',
  'extend',
  'let-go',
  'reading',
  'check',
]);

/** What an action makes of the session, and what it asks for; nothing is done here, so that it can be tried without a browser. */
export function gridStep(before: PlanEntry, action: GridAction, scene: GridScene): GridStep {
  const entry = action.kind === 'let-go' || !before.isLettingGo ? before : { ...before, isLettingGo: false };
  const state = gridState(entry, scene.sheet);
  if (state.mode === null || WHILE_TYPING.has(action.kind)) return stepOf(entry, state, action, scene);
  const finished = finish(entry, state, scene);
  const told = finished.effects.flatMap((effect) => (effect.kind === 'save' ? effect.saying.said : []));
  const next = gridStep(finished.entry, action, { ...scene, year: supposing(scene.year, told) });
  return { ...next, effects: [...finished.effects, ...next.effects] };
}

function stepOf(entry: PlanEntry, state: GridState, action: GridAction, scene: GridScene): GridStep {
  const { active, head, cell, mode, draft } = state;
  switch (action.kind) {
    case 'move': {
      if (!action.extend) return go(entry, action.motion, scene);
      const to = move(head, action.motion, terrainOf(scene));
      return taken(to === null ? entry : selected(entry, scene.sheet, active, to));
    }
    case 'enter':
      return go(entry, action.back ? 'enter-back' : 'enter', scene);
    case 'commit': {
      const finished = finish(entry, state, scene);
      const gone = go(finished.entry, action.motion, scene);
      return { ...gone, effects: [...finished.effects, ...gone.effects] };
    }
    case 'leave':
      return finish(entry, state, scene);
    case 'cancel':
      return taken({
        ...entry,
        mode: null,
        before: null,
        drafts:
          entry.before === null
            ? withoutDrafts(entry.drafts, [cell])
            : withDrafts(entry.drafts, [{ cell, text: entry.before }]),
      });
    case 'type':
      return taken(typing(entry, state, mode ?? 'replace', action.text));
    case 'edit':
      if (mode !== null) return taken({ ...entry, mode: 'edit' });
      if (isRated(scene, cell)) return asking(entry, { kind: 'rate', cell });
      return taken(typing(entry, state, 'edit', draft?.text ?? cellText(scene.plan, scene.year, cell)));
    case 'clear':
      return said(entry, blanks(state, scene.sheet), manner('clear'), scene);
    case 'cut':
      return said(entry, blanks(state, scene.sheet), manner('cut'), scene);
    case 'none':
      return sayNone(entry, state, scene);
    case 'fill': {
      const texts = fillRange(scene.plan, scene.year, scene.sheet, state.range, action.direction);
      if (texts.length === 0) return asking(entry, { kind: 'announce', text: ENTRY_WORDS.nothingToFill });
      const { step, written } = write(entry, texts, { intent: 'fill', origin: 'filled' }, scene);
      return { ...step, effects: [...step.effects, ...firstRefusal(scene, written)] };
    }
    case 'select-all':
      return taken(selected(entry, scene.sheet, { row: 0, col: 0 }, lastOf(scene.sheet)));
    case 'select':
      return taken({ ...selected(entry, scene.sheet, action.active, action.head), tabColumn: null });
    case 'extend':
      return taken(mode === null ? selected(entry, scene.sheet, active, action.head) : entry);
    case 'let-go':
      return asking({ ...entry, isLettingGo: true }, { kind: 'announce', text: ENTRY_WORDS.lettingGo });
    case 'undo':
    case 'redo':
    case 'to-panel':
    case 'same':
    case 'rest-none':
      return asking(entry, { kind: action.kind });
    case 'reading':
    case 'check':
      return asking(entry, { kind: 'answer', how: action.kind, cells: [cell, entry.typed] });
  }
}

function taken(entry: PlanEntry): GridStep {
  return { entry, effects: [], isTaken: true };
}

function asking(entry: PlanEntry, effect: GridEffect): GridStep {
  return { entry, effects: [effect], isTaken: true };
}

function manner(intent: Intent): WriteManner {
  return { intent, origin: 'typed' };
}

function isRated({ plan }: GridScene, { row, field }: EntryCell): boolean {
  return field === 'value' && isRatedRow(plan, row);
}

function selected(entry: PlanEntry, sheet: Sheet, active: Position, head: Position): PlanEntry {
  return { ...entry, active: cellAt(sheet, active), head: cellAt(sheet, head), mode: null };
}

function lastOf({ rows, columns }: Sheet): Position {
  return { row: rows.length - 1, col: columns.length - 1 };
}

function terrainOf({ plan, year, sheet, pageRows }: GridScene): Terrain {
  return {
    extent: { rows: sheet.rows.length, cols: sheet.columns.length },
    pageRows,
    isFilled: (at) => {
      const there = cellAt(sheet, at);
      return there !== null && cellText(plan, year, there) !== '';
    },
  };
}

function typing(entry: PlanEntry, { cell, mode, draft }: GridState, how: EditMode, text: string): PlanEntry {
  return {
    ...entry,
    active: cell,
    head: cell,
    mode: how,
    before: mode === null ? (draft?.text ?? null) : entry.before,
    drafts: withDrafts(entry.drafts, [{ cell, text }]),
  };
}

/** Where a motion leads; Enter goes down from the column in which a run of Tabs began [G2]. */
function go(entry: PlanEntry, motion: Motion | 'enter' | 'enter-back', scene: GridScene): GridStep {
  const { active } = gridState(entry, scene.sheet);
  const isEnter = motion === 'enter' || motion === 'enter-back';
  const to = isEnter
    ? move(
        { row: active.row, col: entry.tabColumn ?? active.col },
        motion === 'enter' ? 'down' : 'up',
        terrainOf(scene),
      )
    : move(active, motion, terrainOf(scene));
  if (to === null) return { entry, effects: [], isTaken: false };
  const isTab = motion === 'next' || motion === 'previous';
  return taken({
    ...selected(entry, scene.sheet, to, to),
    tabColumn: isTab ? (entry.tabColumn ?? active.col) : null,
  });
}

/** What is refused stays in its cell, marked, and typing goes on elsewhere: the caret is never held back [G18]. */
function finish(entry: PlanEntry, { cell, mode, draft }: GridState, scene: GridScene): GridStep {
  if (mode === null || draft === undefined) return taken(entry);
  const { step, written } = write(entry, [typedText(draft)], manner(typingIntent(cell)), scene);
  const finished: PlanEntry = {
    ...step.entry,
    mode: null,
    before: null,
    typed: cell.field === 'value' ? cell : entry.typed,
  };
  if (written.kind === 'waiting') return { ...step, entry: finished };
  const refused = written.refused.find((each) => isSameCell(each.cell, cell));
  const told: GridEffect =
    refused === undefined
      ? { kind: 'announce-typed', typed: draft, written }
      : { kind: 'announce', text: refusalText(scene, refused) };
  return { ...step, entry: finished, effects: [...step.effects, told] };
}

function write(
  entry: PlanEntry,
  texts: readonly CellText[],
  how: WriteManner,
  scene: GridScene,
): { readonly step: GridStep; readonly written: Written } {
  const { entry: after, written, saying } = writeTexts(entry, texts, how, scene);
  return { step: saying === null ? taken(after) : asking(after, { kind: 'save', saying }), written };
}

function said(entry: PlanEntry, texts: readonly CellText[], how: WriteManner, scene: GridScene): GridStep {
  return write(entry, texts, how, scene).step;
}

function blanks({ range }: GridState, sheet: Sheet): readonly CellText[] {
  return cellsIn(sheet, range).map((cell) => ({ cell, text: '' }));
}

function sayNone(entry: PlanEntry, { range }: GridState, scene: GridScene): GridStep {
  const cells = cellsIn(scene.sheet, range).filter((each) => each.field === 'value' && !isRated(scene, each));
  if (cells.length === 0) return asking(entry, { kind: 'announce', text: ENTRY_WORDS.ratedHasNoNone });
  const step = said(
    entry,
    cells.map((cell) => ({ cell, text: '无' })),
    manner('none'),
    scene,
  );
  if (range.top !== range.bottom || range.left !== range.right) return step;
  return { ...go(step.entry, 'down', scene), effects: step.effects };
}

function firstRefusal(scene: GridScene, written: Written): readonly GridEffect[] {
  const first = written.kind === 'waiting' ? undefined : written.refused[0];
  return first === undefined ? [] : [{ kind: 'announce', text: refusalText(scene, first) }];
}

function refusalText(
  { plan }: GridScene,
  { cell, refusal }: Extract<Written, { kind: 'read' }>['refused'][number],
): string {
  return `${placeOf(plan, cell)}：${entryRefusalText(refusal)}`;
}
