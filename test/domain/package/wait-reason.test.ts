import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { indicatorById } from '#src/domain/catalogue/plan.ts';
import { applyMerge } from '#src/domain/package/apply-merge.ts';
import { unattendedMerge } from '#src/domain/package/merge-decision.ts';
import { planMerge } from '#src/domain/package/merge-plan.ts';
import { waitText } from '#src/domain/package/package-words.ts';
import { saysSame } from '#src/domain/package/same-word.ts';
import { currentStatements, headStatements } from '#src/domain/statements/current.ts';
import { revise } from '#src/domain/statements/revise.ts';
import type { Author, Said, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectKey } from '#src/domain/statements/subject-key.ts';
import { monthSaid } from '#test/domain/package/support/cells.ts';
import { deviceOf, fileOf, handed, PLAN } from '#test/domain/package/support/device.ts';
import { operationOf } from '#test/domain/support/revision.ts';

const OWNER = indicatorById(PLAN, 'sum' as IndicatorId)?.owner ?? '';
const OTHER = PLAN.sections.find((each) => each !== OWNER && each !== PLAN.collectingSection) ?? '';
const COLLECTING = PLAN.collectingSection;

let serial = 0;
const newId = () => {
  serial += 1;
  return `w${serial}` as StatementId;
};

/** The log with one more word of somebody of a section. */
function said(log: readonly Statement[], section: string, word: Said, more: Partial<Statement> = {}) {
  const author: Author = { name: '李', section };
  const operation = { ...operationOf('b', more.at ?? 5), author };
  const heads = headStatements(log);
  const words = revise([word], currentStatements(log), operation, 'typed', newId, heads);
  const [first] = words;
  return first === undefined ? log : [...log, { ...first, ...more } as Statement];
}

const word = (subject: object, content: object | null, note = '') => ({ subject, content, note }) as Said;
const five = monthSaid({ indicator: 'sum', value: '5' });
const six = monthSaid({ indicator: 'sum', value: '6' });
const close = (month: number) => word({ kind: 'month-close', month }, { reported: 3, due: 3 });

function planned(log: readonly Statement[], theirs: readonly Statement[]) {
  const plan = planMerge(PLAN, log, handed(fileOf(deviceOf('b'), theirs)));
  if (!plan.ok) throw new Error(plan.error.kind);
  return plan.value;
}

const waits = (log: readonly Statement[], theirs: readonly Statement[]) =>
  planned(log, theirs).items.map((item) => item.waits?.kind ?? 'goes');

describe('what is taken in without a person', () => {
  it.each([
    ['the row’s section', OWNER, 'goes'],
    ['the collecting section', COLLECTING, 'goes'],
    ['the row’s section, its name written with what nobody sees', `\u202e${OWNER}\u200b`, 'goes'],
    ['another section', OTHER, 'other-section'],
    ['nobody', '', 'other-section'],
  ])('[M15] a new value of an open month by %s: %s', (_, section, end) => {
    expect(waits([], said([], section, five))).toEqual([end]);
  });

  it.each([1, 9])(
    '[M15][SM2] a word of another section waits though ours says the same elsewhere, at whatever clock: %i',
    (at) => {
      const mine = said([], OWNER, five);
      const over = said(mine, COLLECTING, six, { at: 5 as never });
      const alike = said([], OWNER, six, { at: at as never });
      expect(waits(mine, [...over, ...alike])).toEqual(['other-word']);
    },
  );

  it('[M15] execution belongs to the collecting section', () => {
    const executed = word({ kind: 'execution', month: 2 }, { kind: 'number', value: 10_000 });
    expect(waits([], said([], COLLECTING, executed))).toEqual(['goes']);
    expect(waits([], said([], OWNER, executed))).toEqual(['other-section']);
  });

  it.each([
    [OWNER, OWNER, 'goes'],
    [COLLECTING, COLLECTING, 'goes'],
    [OWNER, COLLECTING, 'other-word'],
    [COLLECTING, OWNER, 'other-word'],
    [OTHER, OWNER, 'other-word'],
  ])('[M15] a word of %s replaced by %s: %s', (before, after, end) => {
    const log = said([], before, five);
    expect(waits(log, said(log, after, six))).toEqual([end]);
    expect(waits(log, said(log, after, monthSaid({ indicator: 'sum', value: null })))).toEqual([end]);
  });

  it.each([-9e12, 0, 9e12])(
    '[M15] nothing of a month that is closed here, whatever its clock says (%d)',
    (at) => {
      const log = said([], COLLECTING, close(1));
      expect(waits(log, said([], OWNER, five, { at } as Partial<Statement>))).toEqual(['closed-month']);
      const open = said(log, COLLECTING, word({ kind: 'month-close', month: 1 }, null, '补报'));
      expect(waits(open, said([], OWNER, five, { at } as Partial<Statement>))).toEqual(['goes']);
    },
  );

  it('[M15] no correction: the month was closed where it was said', () => {
    const log = said([], OWNER, five);
    expect(waits(log, said(log, OWNER, six, { correction: '漏计' }))).toEqual(['correction']);
  });

  it.each([
    word({ kind: 'manual-score', indicator: 'sum' }, { score: 100, reason: '复核' }),
    word(
      { kind: 'rating', indicator: 'rated', month: 12 },
      { tier: 'met', coefficient: 900_000, evidence: '见附件' },
    ),
    word({ kind: 'remark', indicator: 'sum' }, { text: '说明' }),
    word({ kind: 'expected', indicator: 'sum' }, { value: 50_000 }),
    word({ kind: 'settings' }, { exceededRule: 'R2' }),
    word({ kind: 'profile', indicator: 'sum' }, { owner: OTHER }),
    word({ kind: 'text', slot: 'basics' }, { text: '一' }),
    close(1),
  ])('[M15] no judgement, text, edit or close: $subject.kind', (each) => {
    expect(waits([], said([], COLLECTING, each))).toEqual(['no-value']);
  });

  it('[M15] a row that the office gave to another section is that section’s', () => {
    const log = said([], COLLECTING, word({ kind: 'profile', indicator: 'sum' }, { owner: OTHER }));
    expect(waits(log, said([], OTHER, five))).toEqual(['goes']);
    expect(waits(log, said([], OWNER, five))).toEqual(['other-section']);
  });

  it('[M15] no conflict; and history that ours was said over goes', () => {
    const log = said([], OWNER, five);
    const mine = said(log, OWNER, six);
    expect(waits(mine, said(log, OWNER, monthSaid({ indicator: 'sum', value: '7' })))).toEqual(['conflict']);
    expect(waits(mine, log)).toEqual(['goes']);
  });

  it('[M15] each reason is said in words', () => {
    const reasons = [
      { kind: 'conflict' },
      { kind: 'other-row' },
      { kind: 'no-value' },
      { kind: 'closed-month', month: 8 },
      { kind: 'correction' },
      { kind: 'other-section' },
      { kind: 'other-word', section: '\u202e运维科' },
      { kind: 'needs-edit' },
    ] as const;
    expect(new Set(reasons.map(waitText)).size).toBe(reasons.length);
    expect(waitText({ kind: 'closed-month', month: 8 })).toBe('8月已关账');
    expect(waitText({ kind: 'other-word', section: '\u202e运维科' })).toBe('要替换运维科填的');
  });
});

const anyWord = fc.record({
  section: fc.constantFrom(OWNER, OTHER, COLLECTING),
  month: fc.integer({ min: 1, max: 3 }),
  kind: fc.constantFrom('month', 'month', 'month', 'close', 'score'),
  value: fc.constantFrom('1', '2', null),
  at: fc.integer({ min: -1e6, max: 1e6 }),
});
type AnyWord = typeof anyWord extends fc.Arbitrary<infer W> ? W : never;

function spoken(log: readonly Statement[], words: readonly AnyWord[]): readonly Statement[] {
  return words.reduce<readonly Statement[]>((now, { section, month, kind, value, at }) => {
    const about = {
      month: monthSaid({ indicator: 'sum', month, value }),
      close: value === null ? word({ kind: 'month-close', month }, null) : close(month),
      score: word({ kind: 'manual-score', indicator: 'sum' }, { score: month, reason: '核' }),
    }[kind];
    return about === undefined ? now : said(now, section, about, { at } as Partial<Statement>);
  }, log);
}

describe('over random words of three sections with wrong clocks', () => {
  it('[M10][M15] replaces nobody else’s word and nothing of a closed month, and what is left comes to the same', () => {
    fc.assert(
      fc.property(
        fc.array(anyWord, { maxLength: 6 }),
        fc.array(anyWord, { maxLength: 6 }),
        fc.array(anyWord, { maxLength: 6 }),
        (shared, mine, theirs) => {
          const common = spoken([], shared);
          const log = spoken(common, mine);
          const file = spoken(common, theirs);
          const before = currentStatements(log);
          const decided = unattendedMerge(planned(log, file));
          const added =
            decided === null ? [] : applyMerge(log, decided, { operation: operationOf('m', 9), newId });
          const arrived = Array.isArray(added) ? [] : added.ok ? added.value : [];
          // Nothing is said in anybody's name, and nothing of theirs is written differently.
          expect(arrived.every((each) => file.includes(each))).toBe(true);
          const after = [...log, ...arrived];
          const harmed = [...currentStatements(after)].filter(([key, now]) => {
            const stood = before.get(key);
            if (stood !== undefined && saysSame(stood, now)) return false;
            const { subject, author } = now;
            const isClosed =
              subject.kind !== 'month' ||
              (before.get(subjectKey(close(subject.month).subject))?.content ?? null) !== null;
            const isOthers = stood !== undefined && stood.author.section !== author.section;
            return isClosed || isOthers || author.section === OTHER;
          });
          expect(harmed).toEqual([]);
          const rest = planned(after, file).items.flatMap(({ arriving }) => arriving);
          const whole = new Set([...log, ...file].map(({ id }) => id));
          expect(new Set([...after, ...rest].map(({ id }) => id))).toEqual(whole);
        },
      ),
      { numRuns: 300 },
    );
  });
});
