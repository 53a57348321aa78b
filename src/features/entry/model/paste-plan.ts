import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Intake, IntakeLine } from '#src/domain/intake/read-intake.ts';
import { cellPlaceText, entryRefusalText } from '#src/domain/report/entry-words.ts';
import { leftOutLineText } from '#src/domain/report/intake-words.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { cellText, rowIndicator } from '#src/features/entry/model/cell-subject.ts';
import { readTexts, type CellText } from '#src/features/entry/model/reading.ts';
import { entryCellKey } from '#src/session/entry-cell.ts';

export type PasteFate = 'store' | 'refuse' | 'clear' | 'out';

/** One line of the preview: a cell of the table and what becomes of it. */
export interface PasteRow {
  readonly key: string;
  /** Where it stands in the table; '' for a block without names. */
  readonly source: string;
  /** The cell it is for; '' when it is for none. */
  readonly place: string;
  readonly text: string;
  readonly fate: PasteFate;
  /** Why it is refused or left out; '' otherwise. */
  readonly reason: string;
  /** null: nothing of it is ever written. */
  readonly written: CellText | null;
}

interface Scene {
  readonly plan: Plan;
  readonly year: YearStatements;
  /** Blanks clear what stands in their cells, instead of leaving it. */
  readonly clears: boolean;
}

interface Item {
  readonly source: string;
  readonly text: CellText;
  readonly isConflict: boolean;
}

/** What becomes of each cell of a table that names its rows [G23]. */
export function tableRows(intake: Intake, scene: Scene): readonly PasteRow[] {
  const items = intake.lines.flatMap((line) =>
    line.cells.map(
      ({ text, isConflict, ...cell }): Item => ({
        source: sourceText(line),
        isConflict,
        text: { cell, text },
      }),
    ),
  );
  const unmatched = intake.lines.flatMap((line, at): readonly PasteRow[] => {
    const reason = leftOutLineText(line.match, scene.plan);
    if (reason === null) return [];
    const row = { key: `line-${at}`, source: sourceText(line), place: '', text: '' };
    return [{ ...row, fate: 'out', reason, written: null }];
  });
  return [...unmatched, ...itemRows(items, scene)];
}

/** The same for a block that goes by position [G26]. */
export function blockRows(texts: readonly CellText[], scene: Scene): readonly PasteRow[] {
  return itemRows(
    texts.map((text) => ({ source: '', text, isConflict: false })),
    scene,
  );
}

function itemRows(items: readonly Item[], scene: Scene): readonly PasteRow[] {
  const { plan, year } = scene;
  const read = items
    .filter((each) => !each.isConflict && each.text.text.trim() !== '')
    .map(({ text }) => text);
  const refusals = new Map(
    readTexts(plan, year, read).refused.map(({ cell, refusal }) => [entryCellKey(cell), refusal]),
  );
  return items.flatMap(({ source, text: given, isConflict }, at): PasteRow | readonly PasteRow[] => {
    const { cell, text } = given;
    const row = {
      key: `${entryCellKey(cell)}-${at}`,
      source,
      place: cellPlaceText(rowIndicator(plan, cell.row), cell.month, cell.field),
      text,
    };
    if (isConflict) return { ...row, fate: 'out', reason: '另有一处对同一格说法不同', written: null };
    if (text.trim() === '') {
      const before = cellText(plan, year, cell);
      // A blank over nothing changes nothing.
      if (before === '') return [];
      return scene.clears
        ? { ...row, fate: 'clear', reason: `原为 ${before}`, written: given }
        : { ...row, fate: 'out', reason: `空白，保留 ${before}`, written: null };
    }
    const refusal = refusals.get(entryCellKey(cell));
    if (refusal === undefined) return { ...row, fate: 'store', reason: '', written: given };
    const isRated = refusal.kind === 'rated-row';
    return { ...row, fate: 'refuse', reason: entryRefusalText(refusal), written: isRated ? null : given };
  });
}

function sourceText({ number, label }: IntakeLine): string {
  return `第 ${number} 行 ${label.replace(/\s+/g, ' ').slice(0, 40)}`;
}
