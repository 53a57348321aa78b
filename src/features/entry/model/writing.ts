import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Intent } from '#src/domain/statements/operation.ts';
import type { Origin, Said } from '#src/domain/statements/statement.ts';
import { supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { cellText } from '#src/features/entry/model/cell-subject.ts';
import { readTexts, type CellText, type Reading } from '#src/features/entry/model/reading.ts';
import { entryCellKey, type EntryCell } from '#src/session/entry-cell.ts';
import { withDrafts, withoutDrafts, type EntryDrafts, type PlanEntry } from '#src/session/entry-session.ts';

export interface WriteManner {
  readonly intent: Intent;
  readonly origin: Origin;
}

/** What was said, and how: to be stored as one operation. */
export interface SayingOf extends WriteManner {
  readonly said: readonly Said[];
}

export type Written =
  /** Nobody has said who they are: the texts wait in their cells. */
  | { readonly kind: 'waiting' }
  | ({ readonly kind: 'read' /** The year as it then stands. */; readonly year: YearStatements } & Reading);

/** Over what texts are read. */
export interface WritingScene {
  /** The plan in force. */
  readonly plan: Plan;
  readonly year: YearStatements;
  /** Somebody has said who they are. */
  readonly hasAuthor: boolean;
}

export interface Writing {
  readonly entry: PlanEntry;
  readonly written: Written;
  /** null: nothing is to be stored. */
  readonly saying: SayingOf | null;
}

export function typingIntent({ row, field }: EntryCell): Intent {
  if (field === 'note') return 'note';
  return row === 'execution' ? 'execution' : 'type';
}

/** Texts become one operation; what cannot be stored stays as a draft in its cell [G4], all of it while nobody has a name [G15]. */
export function writeTexts(
  entry: PlanEntry,
  texts: readonly CellText[],
  manner: WriteManner,
  { plan, year, hasAuthor }: WritingScene,
): Writing {
  if (!hasAuthor) {
    const isAsStored = ({ cell, text }: CellText) => text.trim() === cellText(plan, year, cell);
    const stored = texts.filter(isAsStored).map(({ cell }) => cell);
    const drafts = withDrafts(
      withoutDrafts(entry.drafts, stored),
      texts.filter((each) => !isAsStored(each)),
    );
    return { entry: { ...entry, drafts, waiting: manner }, written: { kind: 'waiting' }, saying: null };
  }
  const reading = readTexts(plan, year, [...siblingDrafts(entry.drafts, texts), ...texts]);
  const drafts = withDrafts(
    withoutDrafts(entry.drafts, reading.taken),
    reading.refused.map(({ cell, text }) => ({ cell, text })),
  );
  return {
    entry: { ...entry, drafts },
    written: { kind: 'read', ...reading, year: supposing(year, reading.said) },
    saying: reading.said.length === 0 ? null : { ...manner, said: reading.said },
  };
}

/** What waited for a name is read once there is one, exactly once; what is being typed goes on. null: nothing waits. */
export function writeWaiting(entry: PlanEntry, scene: WritingScene): Writing | null {
  const { waiting, drafts, mode, active } = entry;
  if (!scene.hasAuthor || waiting === null) return null;
  const typing = mode === null || active === null ? null : entryCellKey(active);
  const texts = [...drafts].filter(([key]) => key !== typing).map(([, draft]) => draft);
  return writeTexts({ ...entry, waiting: null }, texts, waiting, scene);
}

/** A value that waits for its note is read again together with the note, and the other way round. */
function siblingDrafts(drafts: EntryDrafts, texts: readonly CellText[]): readonly CellText[] {
  const named = new Set(texts.map(({ cell }) => entryCellKey(cell)));
  return texts.flatMap(({ cell }) => {
    const sibling: EntryCell = { ...cell, field: cell.field === 'note' ? 'value' : 'note' };
    const key = entryCellKey(sibling);
    const draft = named.has(key) ? undefined : drafts.get(key);
    return draft === undefined ? [] : [draft];
  });
}
