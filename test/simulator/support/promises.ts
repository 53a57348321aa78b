import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Statement } from '#src/domain/statements/statement.ts';

/** Who did what has just happened. `looked`: somebody took in a file that they had looked at. */
export type Deed = 'nothing' | 'person' | 'looked' | 'alone';

interface Moment {
  readonly plan: Plan;
  readonly deed: Deed;
  readonly before: readonly Statement[];
  readonly after: readonly Statement[];
  readonly acknowledged: ReadonlyMap<string, Statement>;
  /** What somebody looked at and took in: what it brought, and the subjects on which they said whose word stands. */
  readonly taken: Taken | null;
}

export interface Taken {
  readonly brought: ReadonlySet<string>;
  readonly decided: ReadonlySet<string>;
}

/** What of the promises a step has broken, in words. Written without the code that is to keep them. */
export function breachesAfter({ deed, before, after, acknowledged, plan, taken }: Moment): readonly string[] {
  const byId = new Map(after.map((each) => [each.id as string, each]));
  const broken: string[] = [];
  for (const known of [acknowledged.values(), before])
    for (const each of known) {
      const kept = byId.get(each.id);
      if (kept === undefined) broken.push(`gone: ${each.id}`);
      else if (!saysAndReplacesSame(kept, each)) broken.push(`altered: ${each.id}`);
    }
  if (byId.size !== after.length) broken.push('doubled: one revision stands twice in the log');
  const stand = headsBySubject(after);
  for (const [subject, heads] of stand)
    if (heads.length > 1 && new Set(heads.map(wordOf)).size > 1)
      broken.push(`hidden: ${subject} says ${heads.map(wordOf).join(' and ')}`);
  if (after.length === before.length) return broken;
  const stood = headsBySubject(before);
  const closed = closedIn(stood);
  for (const [subject, heads] of stand) {
    const old = stood.get(subject) ?? [];
    if (heads.every((head) => old.some(({ id }) => id === head.id))) continue;
    if (deed === 'looked') broken.push(...settledUnseen(subject, { old, heads, byId, taken }));
    else if (deed === 'alone')
      broken.push(...settledAlone(subject, { old, heads, byId, closed, before, plan }));
    else
      for (const head of heads)
        if (isOfClosed(head, closed) && (head.correction ?? '') === '' && !old.includes(head))
          broken.push(`closed: ${subject} without a reason`);
  }
  return broken;
}

interface Settled {
  readonly old: readonly Statement[];
  readonly heads: readonly Statement[];
  readonly byId: ReadonlyMap<string, Statement>;
  readonly closed: ReadonlySet<number>;
  readonly before: readonly Statement[];
  readonly plan: Plan;
}

/** Without a person a word comes over another only when who said it had that one before them, and was free to speak. */
function settledAlone(subject: string, { old, heads, byId, closed, before, plan }: Settled): string[] {
  const known = new Set(before.map(({ id }) => id as string));
  const broken: string[] = [];
  // Heads that say the same stand for each other: one of them has to have known what is gone.
  const lines = heads.map((head) => ({ head, line: ancestorsOf(head, byId) }));
  for (const each of old) {
    if (heads.some((head) => wordOf(head) === wordOf(each))) continue;
    const over = lines.filter(({ line }) => line.has(each.id));
    if (over.length === 0) broken.push(`settled: ${subject} of ${each.id}, which nobody knew`);
    else if (over.every(({ head }) => head.author.section !== each.author.section))
      broken.push(`settled: ${subject} over another section’s word`);
  }
  for (const head of heads) {
    if (known.has(head.id)) continue;
    if (isOfClosed(head, closed)) broken.push(`closed: ${subject} without a person`);
    if (subject.startsWith('month-close')) broken.push(`closed: ${subject} said without a person`);
    const owner = plan.indicators.find(
      ({ id }) => 'indicator' in head.subject && id === head.subject.indicator,
    )?.owner;
    const isFree = head.author.section === owner || head.author.section === plan.collectingSection;
    if (!isFree && !subject.startsWith('close-list'))
      broken.push(`settled: ${subject} by a section that has no say`);
  }
  return broken;
}

/** Where nobody was asked, a word goes only under one that was brought and knew it. */
function settledUnseen(
  subject: string,
  { old, heads, byId, taken }: Pick<Settled, 'old' | 'heads' | 'byId'> & Pick<Moment, 'taken'>,
): string[] {
  if (taken?.decided.has(subject) === true) return [];
  const brought = [...byId.values()].filter(({ id }) => taken?.brought.has(id));
  const lines = brought.map((each) => ancestorsOf(each, byId));
  // Who replaced one «3» of this device knew that it says 3, and is not asked about the second one [M5].
  const isKnown = (each: Statement) =>
    old.some((other) => wordOf(other) === wordOf(each) && lines.some((line) => line.has(other.id)));
  return old
    .filter((each) => heads.every((head) => wordOf(head) !== wordOf(each)))
    .filter((each) => !isKnown(each))
    .map((each) => `settled: ${subject} of ${each.id}, though nobody was asked`);
}

function ancestorsOf(statement: Statement, byId: ReadonlyMap<string, Statement>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...statement.replaces] as string[];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(byId.get(id)?.replaces ?? []));
  }
  return found;
}

function headsBySubject(log: readonly Statement[]): ReadonlyMap<string, readonly Statement[]> {
  // Asked of a whole log after every gate: a tenth of what a story costs.
  const subjects = log.map(({ subject }) => subjectName(subject));
  const replaced = new Set<string>();
  for (const [index, { replaces }] of log.entries())
    for (const id of replaces) replaced.add(`${subjects[index]} ${id}`);
  const heads = new Map<string, Statement[]>();
  for (const [index, each] of log.entries()) {
    const subject = subjects[index] ?? '';
    if (replaced.has(`${subject} ${each.id}`)) continue;
    const found = heads.get(subject);
    if (found === undefined) heads.set(subject, [each]);
    else found.push(each);
  }
  return heads;
}

export function subjectName(subject: Statement['subject']): string {
  const row = 'indicator' in subject ? subject.indicator : '';
  return `${subject.kind} ${row} ${'month' in subject ? subject.month : ''}`;
}

function wordOf({ content, note }: Statement): string {
  return JSON.stringify([content, note]);
}

function closedIn(heads: ReadonlyMap<string, readonly Statement[]>): ReadonlySet<number> {
  const closes = [...heads.values()].flat().filter(({ subject }) => subject.kind === 'month-close');
  return new Set(
    closes.flatMap(({ subject, content }) => (content !== null && 'month' in subject ? [subject.month] : [])),
  );
}

function isOfClosed({ subject }: Statement, closed: ReadonlySet<number>): boolean {
  return subject.kind === 'month' && closed.has(subject.month);
}

function saysAndReplacesSame(a: Statement, b: Statement): boolean {
  return (
    a === b || JSON.stringify([wordOf(a), a.replaces, a.at]) === JSON.stringify([wordOf(b), b.replaces, b.at])
  );
}
