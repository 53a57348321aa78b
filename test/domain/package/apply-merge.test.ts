import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#src/domain/package/canonical-json.ts';
import { applyMerge } from '#src/domain/package/apply-merge.ts';
import {
  decidedPart,
  decideItems,
  decideMerge,
  filterItems,
  inReadingOrder,
  keptDecisions,
  mergeSummary,
  undecided,
  type DecidedMerge,
  type MergeDecision,
} from '#src/domain/package/merge-decision.ts';
import { planMerge, type MergePlan } from '#src/domain/package/merge-plan.ts';
import { asideText, MERGE_KIND_WORDS, mergeKindText } from '#src/domain/package/package-words.ts';
import type { Statement, StatementId } from '#src/domain/statements/statement.ts';
import type { SubjectKey } from '#src/domain/statements/subject-key.ts';
import { revision, type RevisionText } from '#test/domain/package/support/cells.ts';
import { deviceOf, fileOf, handed, PLAN, shown } from '#test/domain/package/support/device.ts';
import { operationOf } from '#test/domain/support/revision.ts';

const KEY = 'month/count/1' as SubjectKey;

function planOf(
  log: readonly Statement[],
  theirs: readonly Statement[],
  indicators = handed(fileOf(deviceOf('b'))).indicators,
): MergePlan {
  const plan = planMerge(PLAN, log, { ...handed(fileOf(deviceOf('b'), theirs)), indicators });
  if (!plan.ok) throw new Error(plan.error.kind);
  return plan.value;
}

function decided(plan: MergePlan, decision?: MergeDecision): DecidedMerge {
  const result = decideMerge(
    plan,
    decision === undefined ? new Map() : decideItems(new Map(), plan.items, decision),
  );
  if (!result.ok) throw new Error(`undecided: ${result.error.join()}`);
  return result.value;
}

function applied(log: readonly Statement[], merge: DecidedMerge): readonly Statement[] {
  let serial = 0;
  const result = applyMerge(log, merge, {
    operation: operationOf('me', 5),
    newId: () => {
      serial += 1;
      return `new${serial}` as StatementId;
    },
  });
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

const value = (log: readonly Statement[]) => shown({ log }).get(KEY);
const FIVE = '{"kind":"number","value":50000}|';
const SIX = '{"kind":"number","value":60000}|';
const SEVEN = '{"kind":"number","value":70000}|';

const shared: RevisionText = { id: 'a', value: '5' };
const ours: RevisionText = { id: 'b', value: '6', replaces: ['a'], at: 1 };
const theirs: RevisionText = { id: 'c', value: '7', replaces: ['a'], at: 900 };

describe('a conflict', () => {
  const log = [shared, ours].map(revision);
  const file = [shared, theirs].map(revision);
  const plan = planOf(log, file);

  it('[M5] waits for a person’s word, though one clock is later', () => {
    expect(decideMerge(plan, new Map())).toEqual({ ok: false, error: [KEY] });
    expect(undecided(plan, new Map([[KEY, 'mine']]))).toEqual([]);
  });

  it.each<[MergeDecision, string, number]>([
    ['mine', SIX, 2],
    ['theirs', SEVEN, 2],
    ['leave-out', SIX, 0],
  ])('[M5] decided as «%s» writes one word over both heads', (decision, says, written) => {
    const added = applied(log, decided(plan, decision));
    expect(added).toHaveLength(written);
    expect(value([...log, ...added])).toBe(says);
    expect(added.filter(({ origin }) => origin === 'merged').map(({ replaces }) => replaces)).toEqual(
      written === 0 ? [] : [['b', 'c']],
    );
  });

  it('[M8] is then settled: the same file brings nothing, and the other side takes the word over as newer', () => {
    const after = [...log, ...applied(log, decided(plan, 'mine'))];
    expect(mergeSummary(planOf(after, file), new Map()).isNothingToDo).toBe(true);
    const back = planOf(file, after);
    expect(back.items.map(({ kind }) => kind)).toEqual(['theirs-newer']);
    expect(value([...file, ...applied(file, decided(back))])).toBe(SIX);
  });

  it('[M15] is left while the rest is taken in', () => {
    const both = planOf(log, [...file, revision(revisionText('d', 2))]);
    const part = decidedPart(both, new Map());
    expect(part?.arriving.map(({ id }) => id)).toEqual(['d']);
    const after = [...log, ...applied(log, part ?? decided(both))];
    expect(undecided(planOf(after, file), new Map()).map(({ key }) => key)).toEqual([KEY]);
    expect(decidedPart(planOf(after, file), new Map())).toBeNull();
  });

  it('[M5] left out is offered again', () => {
    const after = [...log, ...applied(log, decided(plan, 'leave-out'))];
    expect(planOf(after, file).items.map(({ kind }) => kind)).toEqual(['conflict']);
  });
});

describe('several files at once', () => {
  const log = [shared, ours].map(revision);
  const seven = handed(fileOf(deviceOf('c'), [shared, theirs].map(revision)));
  const eight = handed(
    fileOf(deviceOf('d'), [shared, { id: 'd', value: '8', replaces: ['a'], at: 3 }].map(revision)),
  );
  const planned = (mine: readonly Statement[], ...files: Parameters<typeof handed>[0][]) => {
    const plan = planMerge(PLAN, mine, ...files.map(handed));
    if (!plan.ok) throw new Error(plan.error.kind);
    return plan.value;
  };
  const plan = planned(log, seven, eight);
  const words = (each: MergePlan) =>
    each.items.map(({ theirs: word, rivals }) => [word.id, rivals.map(({ id }) => id)]);

  it('[M12] that disagree wait for a person’s word, and each of them can be chosen', () => {
    expect(plan.items.map(({ kind }) => kind)).toEqual(['conflict']);
    expect(words(plan)).toEqual([['c', ['d']]]);
    expect(words(planned([], seven, eight))).toEqual([['c', ['d']]]);
    expect(decideMerge(plan, new Map())).toEqual({ ok: false, error: [KEY] });
    for (const [decision, says] of [
      ['theirs', SEVEN],
      [{ rival: 'd' as StatementId }, '{"kind":"number","value":80000}|'],
      ['mine', SIX],
    ] as const) {
      const added = applied(log, decided(plan, decision));
      expect(value([...log, ...added])).toBe(says);
      expect(added.map(({ replaces }) => replaces)).toEqual([['a'], ['a'], ['b', 'c', 'd']]);
    }
  });

  it('[M12] that say the same, or of which one has the other’s word replaced, agree', () => {
    const again = handed(fileOf(deviceOf('e'), [shared, { ...theirs, id: 'e' }].map(revision)));
    expect(words(planned(log, seven, again))).toEqual([['e', []]]);
    const newer = handed(
      fileOf(deviceOf('e'), [shared, theirs, { id: 'e', value: '9', replaces: ['c'] }].map(revision)),
    );
    const { items } = planned([revision(shared)], newer, seven);
    expect(items.map(({ kind, theirs: word }) => [kind, word.id])).toEqual([['theirs-newer', 'e']]);
  });

  it('[M12] that repeat one’s own word bring no rival that says it', () => {
    const mine = handed(fileOf(deviceOf('e'), [shared, { ...ours, id: 'e', at: 2_000 }].map(revision)));
    const { items } = planned(log, seven, mine);
    expect(items.map(({ kind, theirs: word, rivals }) => [kind, word.id, rivals])).toEqual([
      ['conflict', 'c', []],
    ]);
  });

  it('[M12] are one step: each revision once, though two files have it', () => {
    const both = planned([], seven, eight);
    const added = applied([], decided(both, 'theirs'));
    expect(added.map(({ id }) => id)).toEqual(['a', 'c', 'd', 'new1']);
  });

  it('[M12] that differ under one id set that subject aside, with the file and the place', () => {
    const altered = handed(
      fileOf(
        deviceOf('e'),
        [
          { id: 'z', month: 2 },
          { ...theirs, value: '9' },
        ].map(revision),
      ),
    );
    const { items, aside } = planned([], seven, altered);
    expect(items.map(({ key }) => key)).toEqual(['month/count/2']);
    expect(aside).toMatchObject([{ file: 1, index: 1, reason: { kind: 'altered-in-file' } }]);
    expect(aside.map((each) => asideText(each, []))[0]).toContain('同一编号的记录在几个文件里内容不同');
  });

  it('[M12] are refused when one of them is of another year', () => {
    expect(planMerge(PLAN, [], seven, { ...eight, year: 2025 })).toMatchObject({ ok: false });
  });

  it('[M7][M12] set a subject aside when any word that could be chosen breaks the rules', () => {
    const half = handed(fileOf(deviceOf('e'), [{ id: 'h', value: '1.5' }].map(revision)));
    const { items, aside } = planned([], seven, half);
    expect(items).toEqual([]);
    expect(aside).toMatchObject([{ reason: { kind: 'rule' }, statement: { id: 'h' } }]);
  });

  it('[M12] keep the decisions that still mean the same when a file is added or somebody has spoken', () => {
    const other = handed(fileOf(deviceOf('e'), [revision({ id: 'n', month: 5 })]));
    const decisions = decideItems(new Map(), plan.items, { rival: 'd' as StatementId });
    expect(keptDecisions(decisions, plan, planned(log, seven, eight, other))).toEqual(decisions);
    expect(keptDecisions(decisions, plan, planned(log, seven)).size).toBe(0);
    const typed = [...log, revision({ id: 'later', value: '9', replaces: ['b'] })];
    expect(keptDecisions(decisions, plan, planned(typed, seven, eight)).size).toBe(0);
  });
});

describe('what a merge writes', () => {
  it('[M8] is their revisions byte for byte, history included, and no word of its own where none is needed', () => {
    const file = [shared, ours, revisionText('d', 2)].map(revision);
    const added = applied([], decided(planOf([], file)));
    expect(added.map(canonicalJson)).toEqual(file.map(canonicalJson));
  });

  it('[M8] does not change what was given', () => {
    const log = Object.freeze([shared, ours].map((each) => Object.freeze(revision(each))));
    const file = Object.freeze([shared, theirs].map((each) => Object.freeze(revision(each))));
    expect(() => applied(log, decided(planOf(log, file), 'theirs'))).not.toThrow();
  });

  it.each<[string, RevisionText[], RevisionText[], MergeDecision, string | undefined, number]>([
    ['a new value that is not wanted', [], [shared], 'mine', undefined, 0],
    ['theirs newer, and ours kept', [shared], [shared, theirs], 'mine', FIVE, 2],
    ['ours newer, and theirs brought back', [shared, ours], [shared], 'theirs', FIVE, 1],
    ['ours newer, and kept', [shared, ours], [shared], 'mine', SIX, 0],
    ['the same said twice', [shared], [{ id: 'z', value: '5' }], 'theirs', FIVE, 1],
  ])('[M5] can be decided otherwise: %s', (_, mine, file, decision, says, written) => {
    const log = mine.map(revision);
    const added = applied(log, decided(planOf(log, file.map(revision)), decision));
    expect(value([...log, ...added])).toBe(says);
    expect(added).toHaveLength(written);
  });

  it('[M7] brings no old word back that breaks today’s rules', () => {
    const log = [revision({ id: 'a', value: '5.5' }), revision(ours)];
    const plan = planOf(log, [revision({ id: 'a', value: '5.5' })]);
    expect(plan.items.map(({ theirsBreaks }) => theirsBreaks?.kind)).toEqual(['refused']);
    expect(applied(log, decided(plan, 'theirs'))).toEqual([]);
  });

  it('[M7] leaves a value out whose row was not edited with it, and says so', () => {
    const finer = {
      ...revision({ id: 'p' }),
      subject: { kind: 'profile', indicator: 'count' },
      content: { decimals: 1 },
    } as unknown as Statement;
    const plan = planOf([], [finer, revision({ id: 'v', value: '1.5' })]);
    const without = decideMerge(plan, new Map([['profile/count' as SubjectKey, 'leave-out']]));
    expect(without).toMatchObject({ ok: true, value: { arriving: [], dependent: [KEY] } });
    expect(decided(plan)).toMatchObject({ dependent: [], arriving: [{ id: 'p' }, { id: 'v' }] });
  });

  it('[M7] counts nothing as left out where one’s own word is kept anyway', () => {
    const finer = {
      ...revision({ id: 'p' }),
      subject: { kind: 'profile', indicator: 'count' },
      content: { decimals: 1 },
    } as unknown as Statement;
    const plan = planOf([revision(ours)], [finer, revision({ id: 'v', value: '1.5' })]);
    const decisions = new Map<SubjectKey, MergeDecision>([
      ['profile/count' as SubjectKey, 'leave-out'],
      [KEY, 'mine'],
    ]);
    const kept = decideMerge(plan, decisions);
    expect(kept).toMatchObject({ ok: true, value: { dependent: [], arriving: [{ id: 'v' }] } });
    expect(decideMerge(plan, new Map([...decisions, [KEY, 'theirs' as const]]))).toMatchObject({
      ok: true,
      value: { dependent: [KEY], arriving: [] },
    });
  });

  it('[M6] waits for a decision where the row is another one', () => {
    const { indicators } = fileOf(deviceOf('b'));
    const plan = planOf(
      [],
      [revision(shared)],
      indicators.filter(({ id }) => id !== 'count'),
    );
    expect(decideMerge(plan, new Map())).toEqual({ ok: false, error: [KEY] });
    expect(decided(plan, 'theirs').arriving).toHaveLength(1);
  });
});

function revisionText(id: string, month: number): RevisionText {
  return { id, month, value: '-', note: '停刊' };
}

describe('a preview that is out of date', () => {
  const log = [shared].map(revision);
  const file = [shared, theirs].map(revision);

  it('[M8] writes nothing when somebody has spoken on a touched subject since', () => {
    const merge = decided(planOf(log, file));
    const typed = [...log, revision(ours)];
    expect(
      applyMerge(typed, merge, { operation: operationOf('me', 5), newId: () => 'n' as StatementId }),
    ).toEqual({
      ok: false,
      error: { kind: 'changed-meanwhile', keys: [KEY] },
    });
  });

  it('[M8] goes through when something else was said', () => {
    const typed = [...log, revision({ id: 'other', month: 4 })];
    expect(applied(typed, decided(planOf(log, file)))).toHaveLength(1);
  });

  it('[M8] writes nothing twice when another tab has taken the same file in', () => {
    const merge = decided(planOf(log, file));
    const after = [...log, ...applied(log, merge)];
    expect(
      applyMerge(after, merge, { operation: operationOf('me', 5), newId: () => 'n' as StatementId }),
    ).toMatchObject({ ok: false });
  });
});

describe('a preview', () => {
  const log = [shared, ours, { id: 'x', indicator: 'mean', month: 2, value: '99' }].map(revision);
  const file = [
    shared,
    theirs,
    { id: 'y', indicator: 'mean', month: 3, value: '98' },
    { id: 'x', indicator: 'mean', month: 2, value: '99' },
    { id: 'e', indicator: 'stock', month: 3, value: '4' },
  ].map(revision);
  const plan = planOf(log, file);
  const keys = (filter: Parameters<typeof filterItems>[2]) =>
    filterItems(plan.items, PLAN, filter).map(({ key }) => key);

  it('[M4] counts what would happen', () => {
    expect(mergeSummary(plan, new Map())).toEqual({
      byKind: { new: 2, 'theirs-newer': 0, 'mine-newer': 0, same: 1, conflict: 1 },
      arriving: 3,
      aside: 0,
      undecided: 1,
      waiting: 1,
      isNothingToDo: false,
    });
    expect(MERGE_KIND_WORDS.conflict).toBe('双方都改过');
    expect(mergeKindText({ kind: 'conflict', mine: null })).toBe('来的几份不同');
  });

  it('[M4] is filtered by section, month, kind and row, and a group is decided at once', () => {
    expect(keys({})).toHaveLength(4);
    expect(keys({ section: '综合科' })).toEqual([KEY]);
    expect(keys({ month: 3 })).toEqual(['month/mean/3', 'month/stock/3']);
    expect(keys({ kinds: ['conflict', 'same'] })).toEqual([KEY, 'month/mean/2']);
    expect(keys({ isWaiting: true })).toEqual([KEY]);
    expect(keys({ indicator: 'mean', month: 3 })).toEqual(['month/mean/3']);
    expect(inReadingOrder(plan.items, PLAN).map(({ key }) => key)).toEqual([
      KEY,
      'month/stock/3',
      'month/mean/2',
      'month/mean/3',
    ]);
    const group = decideItems(new Map(), filterItems(plan.items, PLAN, { kinds: ['new'] }), 'leave-out');
    expect([...group.keys()]).toEqual(['month/mean/3', 'month/stock/3']);
    expect(decideItems(group, plan.items, null).size).toBe(0);
  });
});
