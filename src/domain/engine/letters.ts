import { plainLine } from '#src/kernel/plain-text.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { EngineFile } from '#src/domain/engine/engine-file.ts';
import { canonicalJson } from '#src/domain/package/canonical-json.ts';
import { planIndicators } from '#src/domain/package/package-file.ts';
import {
  readStatements,
  type OpenedPackage,
  type UnreadStatement,
} from '#src/domain/package/parse-package.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { isEarlierVersion } from '#src/domain/package/plan-version.ts';
import { MAX_NAME } from '#src/domain/statements/statement-limits.ts';
import type { DeviceId, Instant, Statement } from '#src/domain/statements/statement.ts';

export type EngineSection = EngineFile['sections'][number];

/** A letter as it lies in the mailbox: who put it there by the server's word, and what it says by its own. */
export interface ReceivedLetter {
  readonly writer: string;
  readonly id: string;
  readonly text: string;
}

const VERSION = 1;

/** What is put: a statement, and the text of the plan it was said of, by its digest. */
export function letterText(plan: Plan, statement: Statement): string {
  return canonicalJson({ version: VERSION, plan: planDigest(plan), statement });
}

/** The section that an author speaks for, in subjects; null: none that the engine knows. */
export function subjectOf(sections: readonly EngineSection[], section: string): string | null {
  const named = plainLine(section, MAX_NAME);
  return sections.find(({ name }) => plainLine(name, MAX_NAME) === named)?.subject ?? null;
}

/** What letters bring, as packages that the merge there is can plan, show and apply [EN7]. */
export interface LetterFiles {
  /** Put by the account of the section that says it: what of it needs nobody may be taken in. */
  readonly right: readonly OpenedPackage[];
  /** Put by another one: all of it waits for a person [EN6]. */
  readonly foreign: readonly OpenedPackage[];
  /** Letters that are none. */
  readonly unreadable: number;
  /** Said of another text of the plan, which puts this one right: somebody takes that one first [PL22]. */
  readonly later: readonly OpenedPackage[];
  /** Said of a text of the plan that is not here, or of one that neither puts this one right nor was put right by it. */
  readonly ofOtherText: number;
}

/** What letters are read with. */
export interface LetterGround {
  readonly plan: Plan;
  readonly sections: readonly EngineSection[];
  /** Other texts of the plan that are known, versions before and after. */
  readonly texts?: readonly Plan[];
}

/** A letter with what was read of it; null: it is none. */
export interface OpenedLetter extends ReceivedLetter {
  readonly read: ReadLetter | null;
}

export function openLetter<T extends ReceivedLetter>(letter: T): T & OpenedLetter {
  return { ...letter, read: readLetter(letter) };
}

/** Of what a letter speaks; null: it is none, or of something that this version does not know. */
export function subjectOfLetter({ read }: OpenedLetter): Statement['subject'] | null {
  return (read?.statements[0] ?? read?.unread[0]?.statement)?.subject ?? null;
}

/** Sorts letters by who put them and by what they say. Pure; believes nothing that it reads. */
export function letterFiles(ground: LetterGround, letters: readonly ReceivedLetter[]): LetterFiles {
  return openedFiles(ground, letters.map(openLetter));
}

/** The same of letters that were opened before. */
export function openedFiles(
  { plan, sections, texts = [] }: LetterGround,
  letters: readonly OpenedLetter[],
): LetterFiles {
  const byDigest = new Map([...texts, plan].map((text) => [planDigest(text), text]));
  const right = new Map<string, Pile>();
  const foreign = new Map<string, Pile>();
  const later = new Map<string, Pile>();
  let [unreadable, ofOtherText] = [0, 0];
  for (const letter of letters) {
    const { read } = letter;
    const text = byDigest.get(read?.plan ?? '') ?? null;
    if (read === null) unreadable += 1;
    else if (text === null || standing(text, plan) === 'apart') ofOtherText += 1;
    else {
      const section = sections.find(({ subject }) => subject === letter.writer)?.name ?? letter.writer;
      const said = read.statements[0] ?? read.unread[0]?.statement ?? null;
      const isOwn = said !== null && subjectOf(sections, said.author.section) === letter.writer;
      add(standing(text, plan) === 'later' ? later : isOwn ? right : foreign, section, text, read);
    }
  }
  return {
    right: filesOf(right),
    foreign: filesOf(foreign),
    later: filesOf(later),
    unreadable,
    ofOtherText,
  };
}

/** How a text stands to the plan that is in force here. */
function standing(text: Plan, plan: Plan): 'same' | 'earlier' | 'later' | 'apart' {
  if (planDigest(text) === planDigest(plan)) return 'same';
  if (isEarlierVersion(text, plan)) return 'earlier';
  return isEarlierVersion(plan, text) ? 'later' : 'apart';
}

interface Pile {
  readonly section: string;
  readonly text: Plan;
  readonly statements: Statement[];
  readonly unread: UnreadStatement[];
}

interface ReadLetter {
  readonly plan: string;
  readonly statements: readonly Statement[];
  readonly unread: readonly UnreadStatement[];
}

function readLetter({ id, text }: ReceivedLetter): ReadLetter | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof data !== 'object' || data === null) return null;
  const { version, plan, statement } = data as Readonly<Record<string, unknown>>;
  if (version !== VERSION || typeof plan !== 'string') return null;
  const read = readStatements([statement]);
  if (!read.ok) return null;
  // Under another id it would take the place of what is to come under that one.
  const said = read.value.statements[0] ?? read.value.unread[0]?.statement;
  return said !== undefined && said !== null && said.id !== id ? null : Object.assign({ plan }, read.value);
}

function add(
  piles: Map<string, Pile>,
  section: string,
  text: Plan,
  { statements, unread }: Pick<ReadLetter, 'statements' | 'unread'>,
): void {
  const key = `${planDigest(text)} ${section}`;
  const pile = piles.get(key) ?? { section, text, statements: [], unread: [] };
  piles.set(key, pile);
  pile.statements.push(...statements);
  pile.unread.push(...unread);
}

function filesOf(piles: ReadonlyMap<string, Pile>): readonly OpenedPackage[] {
  return [...piles.values()].map(({ section, text, statements, unread }) =>
    letterFile(text, section, statements, unread),
  );
}

/** What one section put, as the package that it would have sent. */
export function letterFile(
  text: Plan,
  section: string,
  statements: readonly Statement[],
  unread: readonly UnreadStatement[] = [],
): OpenedPackage {
  const { id, unitName, year } = text;
  const newest = statements[statements.length - 1];
  return {
    plan: id,
    unitName,
    year,
    indicators: planIndicators(text),
    planFile: text,
    scope: { kind: 'all' },
    createdAt: newest?.at ?? (0 as Instant),
    device: newest?.device ?? ('' as DeviceId),
    author: { name: '', section },
    statements,
    // As if they stood behind the sound ones: their places are named by these numbers.
    unread: unread.map((each, index) => Object.assign({}, each, { index: statements.length + index })),
  };
}
