import { cutText } from '#src/kernel/plain-text.ts';
import { isOpenLine } from '#src/domain/intake/match-line.ts';
import type { Intake, IntakeLine } from '#src/domain/intake/read-intake.ts';
import { leftOutLineText } from '#src/domain/words/intake-words.ts';
import {
  itemRows,
  lineKey,
  type Item,
  type PasteRow,
  type Scene,
} from '#src/features/entry/model/paste-plan.ts';
import type { EntryRowId } from '#src/session/entry-cell.ts';

interface TableScene extends Scene {
  /** The section that is shown; null: all of them. */
  readonly section: string | null;
  /** Rows of other sections are taken too. */
  readonly takesOthers: boolean;
}

/** What becomes of each cell of a table that names its rows [G23][G28][G29]. */
export function tableRows(intake: Intake, scene: TableScene): readonly PasteRow[] {
  const others = new Set<EntryRowId>(scene.takesOthers ? [] : otherRows(intake, scene));
  const items = intake.lines.flatMap((line) =>
    line.cells.map(
      ({ text, fault, ...cell }, at): Item => ({
        source: sourceText(line),
        fault,
        text: { cell, text },
        isOther: others.has(cell.row) && !isByHand(line),
        pick: isByHand(line) && at === 0 ? { line: line.number, row: cell.row } : null,
      }),
    ),
  );
  const rows = itemRows(items, scene);
  const ofHand = (line: IntakeLine) =>
    isByHand(line) ? rows.filter(({ source }) => source === sourceText(line)) : [];
  const leftOut = (isFoot: boolean) =>
    intake.lines.flatMap((line): readonly PasteRow[] => {
      const reason = leftOutLineText(line.match, scene.plan);
      if (reason === null) return isFoot ? [] : ofHand(line);
      if ((line.match.kind === 'foot') !== isFoot) return [];
      const row = { key: lineKey(line.number), source: sourceText(line), place: '', text: line.shown };
      const isOpen = isOpenLine(line.match);
      const pick = isOpen ? { line: line.number, row: null } : null;
      return [{ ...row, fate: 'out', reason, isChange: false, doubt: '', written: null, pick }];
    });
  const hands = new Set(intake.lines.flatMap((line) => (isByHand(line) ? [sourceText(line)] : [])));
  // What may ask for a decision leads, and stays there once it is decided [G41]; what stands below a table asks for none.
  return [...leftOut(false), ...rows.filter(({ source }) => !hands.has(source)), ...leftOut(true)];
}

/** Rows that a table names, and that belong to another section than the one that is shown [G29]. */
export function otherRows(
  intake: Intake,
  { plan, section }: Pick<TableScene, 'plan' | 'section'>,
): readonly EntryRowId[] {
  if (section === null) return [];
  const named = new Set(
    intake.lines.flatMap((line) => (line.match.kind === 'row' && !isByHand(line) ? [line.match.row] : [])),
  );
  return plan.indicators.filter(({ id, owner }) => named.has(id) && owner !== section).map(({ id }) => id);
}

function isByHand({ match }: IntakeLine): boolean {
  return match.kind === 'row' && match.by === 'hand';
}

function sourceText({ number, label }: IntakeLine): string {
  return `第 ${number} 行 ${cutText(label.replace(/\s+/g, ' '), 40)}`;
}
