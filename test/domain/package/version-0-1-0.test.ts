import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInThisContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { decideMerge } from '#src/domain/package/merge-decision.ts';
import { planMerge } from '#src/domain/package/merge-plan.ts';
import { packageText } from '#src/domain/package/package-file.ts';
import { parsePackage } from '#src/domain/package/parse-package.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { folderFileName } from '#src/domain/package/shared-folder.ts';
import type { DeviceId, Said } from '#src/domain/statements/statement.ts';
import { subjectKey } from '#src/domain/statements/subject-key.ts';
import { deviceOf, fileOf, plannedOn, say, sent, shown } from '#test/domain/package/support/device.ts';
import { FIRST, newWords, wholeYear } from '#test/domain/package/support/whole-year.ts';
import { monthSaid } from '#test/domain/support/revision.ts';
import { ROOT } from '#test/support/source-files.ts';
import { WATER } from '#test/support/water-plan.ts';

/** What the fixture's head says that it holds. */
interface Reader {
  readonly parsePackage: typeof parsePackage;
  readonly planMerge: typeof planMerge;
  readonly decideMerge: typeof decideMerge;
  readonly ANNEX_10_2025: typeof ANNEX_10_2025;
}

const script = readFileSync(path.join(ROOT, 'test/fixtures/package-reader-0.1.0.js.txt'), 'utf8');
const old = runInThisContext(script) as Reader;

/** Subjects that 0.1.0 has no word for; nothing else of a file may be lost to it. */
const NEW_KINDS = [
  'month-checked',
  'execution-checked',
  'target-checked',
  'close-list',
  'count-rated',
  'due-day',
  'form-layout',
  'funds',
  'funds-to-date',
  'meeting-note',
  'brief',
  'adjustment',
  'plan-version',
];

describe('a file of today in version 0.1.0', () => {
  const office = deviceOf('office');
  office.log.push(...wholeYear().statements);
  for (const [index, said] of newWords(office.log).entries()) say(office, 2_000_000_000_000 + index, said);
  const text = packageText({ ...fileOf(office, office.log, FIRST), planFile: FIRST });

  it('[M11] holds every new subject, and today everything of it is read', () => {
    const read = parsePackage(text);
    if (!read.ok) throw new Error(read.error.kind);
    expect(read.value.unread).toEqual([]);
    expect(plannedOn(FIRST, deviceOf('new'), read.value).aside).toEqual([]);
    const kinds = new Set<string>(read.value.statements.map(({ subject }) => subject.kind));
    expect(NEW_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it('[M11][PL10] is read: all but the new subjects, which are named and set aside', () => {
    const read = old.parsePackage(text);
    if (!read.ok) throw new Error(read.error.kind);
    const isNew = ({ subject }: Said) => NEW_KINDS.includes(subject.kind);
    expect(read.value.statements).toEqual(office.log.filter((each) => !isNew(each)));
    expect(read.value.unread.map(({ reason }) => reason)).toEqual(
      office.log.filter(isNew).map(({ subject }) => ({ kind: 'unknown-subject', name: subject.kind })),
    );
  });

  it('[M11] is taken in: every value arrives and stands as it stands here', () => {
    const read = old.parsePackage(text);
    if (!read.ok) throw new Error(read.error.kind);
    const plan = old.planMerge(old.ANNEX_10_2025, [], read.value);
    if (!plan.ok) throw new Error(plan.error.kind);
    expect(plan.value.aside.map(({ reason }) => reason.kind)).toEqual(read.value.unread.map(() => 'unread'));
    const decided = old.decideMerge(plan.value, new Map());
    if (!decided.ok) throw new Error('undecided');
    const there = shown({ log: decided.value.arriving });
    const here = [...shown(office)].filter(([key]) => !NEW_KINDS.includes(key.split('/')[0] ?? ''));
    expect([...there]).toEqual(here);
    expect(there.get(subjectKey({ kind: 'month-close', month: 3 }))).toContain('reported');
  });
});

/** annex 10 under the digest that statements of version 0.1.0 belong to. It never changes. */
const SHIPPED = 'c8ae44ef9194473b6103a642ad283e712c61e9f9c8cee26b7f30848326e7a0ac';

describe('a file of version 0.1.0 today', () => {
  it('[PL10] is of annex 10 as it was shipped, for it names no plan, and annex 10 still is that', () => {
    const office = deviceOf('office');
    say(office, 1, monthSaid({ indicator: '07', value: '5' }));
    const bare = sent(fileOf(office, office.log, FIRST));
    expect(bare.planFile).toBeUndefined();
    expect(planMerge(FIRST, [], bare).ok).toBe(true);
    expect(planMerge(WATER, [], bare).ok).toBe(false);
    expect(planDigest(FIRST)).toBe(SHIPPED);
  });

  it('[PL14] is found under the name that it had in the shared folder, before there were other plans', () => {
    const device = '3fa91c20d4e7aaaabbbbccccddddeeee' as DeviceId;
    expect(folderFileName(FIRST, device)).toBe('重庆市潼南区电子政务中心_2025年_设备3fa91c20d4e7.jxb.json');
  });
});
