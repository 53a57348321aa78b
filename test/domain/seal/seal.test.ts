import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, digestOf } from '#src/domain/package/canonical-json.ts';
import { compareWithSeal } from '#src/domain/seal/compare-seal.ts';
import { parseSealText, readSeal, sealedPlan, verifySeal } from '#src/domain/seal/read-seal.ts';
import {
  freezeYear,
  headDigest,
  partDigests,
  sealFileText,
  type SealFile,
} from '#src/domain/seal/seal-file.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import { sealedYear, STAMP, standingYear } from '#test/domain/seal/support/sealed-year.ts';
import { monthSaid } from '#test/domain/support/revision.ts';
import { WATER } from '#test/support/water-plan.ts';

const text: Said = { subject: { kind: 'text', slot: 'basics' }, content: { text: '本单位…' }, note: '' };

function opened(written: string): SealFile {
  const read = parseSealText(written);
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
}

describe('the plan in a seal', () => {
  it('[PL16] is the plan in force, as a plan file', () => {
    const file = sealedYear();
    const plan = sealedPlan(file);
    expect(plan).toEqual({
      ...WATER,
      settings: expect.anything() as unknown,
      indicators: expect.anything() as unknown,
    });
    expect(digestOf(file.plan)).toBe(file.parts.plan);
    expect(readSeal({ ...file })).toMatchObject({ ok: true });
  });

  it.each<[string, object]>([
    ['no plan file', { plan: { format: 'performance-tracker-plan' } }],
    ['another id', { planId: 'p-1' }],
    ['another unit', { unitName: '别的单位' }],
    ['another project', { project: '甲' }],
  ])('[PL16] is parsed, never trusted: %s', (_, change) => {
    expect(readSeal({ ...sealedYear(), ...change })).toEqual({ ok: false, error: { kind: 'unreadable' } });
  });

  it('[PL16] of before plans were files is kept, and is still what was sealed', () => {
    const { digest: _, ...rest } = sealedYear();
    const parts = { ...rest, plan: { id: rest.planId, indicators: [] } };
    const head = { ...rest, parts: partDigests(parts), plan: parts.plan };
    const old = { ...head, digest: headDigest({ ...head, digest: '' }) };
    const read = readSeal(old);
    if (!read.ok) throw new Error(read.error.kind);
    expect(verifySeal(read.value, old.digest)).toEqual({ kind: 'intact' });
    expect(sealedPlan(read.value)).toBeNull();
  });
});

describe('freezing a year', () => {
  it('[Y4] keeps plan, statements, printed scorecard, texts and rules, with a digest of each part', () => {
    const file = sealedYear(text);
    expect(file.total).toBe(8_959);
    expect(file.grade).toBe('优');
    expect(file.plan['indicators']).toHaveLength(19);
    expect(file.texts).toEqual({ basics: '本单位…' });
    expect(file.results.rows).toHaveLength(19);
    expect(file.results.totals.map(({ text: each }) => each)).toContain('89.59');
    expect(file.results.rules.join()).toContain('超出上限时，得分系数 = 指标值 ÷ 完成值');
    expect(file.statements.some(({ subject }) => subject.kind === 'month')).toBe(true);
    expect(file.parts).toEqual(partDigests(file));
    expect(file.digest).toBe(headDigest(file));
  });

  it('[Y4] gives one digest for one state, in whatever order the statements come', () => {
    const standing = standingYear(text);
    const turned = freezeYear(WATER, [...standing].reverse(), STAMP);
    const straight = freezeYear(WATER, standing, STAMP);
    expect(turned).toEqual(straight);
  });

  it('[Y4] refuses a year whose scorecard cannot be final, naming why', () => {
    const frozen = freezeYear(
      WATER,
      standingYear(
        ...Array.from({ length: 12 }, (_, at) =>
          monthSaid({ indicator: 'count', month: at + 1, value: null }),
        ),
      ),
      STAMP,
    );
    expect(frozen).toEqual({ ok: false, error: [{ kind: 'rows-unscored', rows: [8] }] });
    const noExecution = standingYear().filter(({ subject }) => subject.kind !== 'execution');
    expect(freezeYear(WATER, noExecution, STAMP)).toEqual({
      ok: false,
      error: [{ kind: 'no-rate', why: 'unreported' }],
    });
  });

  it('[Y4] does not freeze the seal that went before', () => {
    const reopened = standingYear({ subject: { kind: 'seal' }, content: null, note: '补充' });
    const frozen = freezeYear(WATER, reopened, STAMP);
    const without = reopened.filter(({ subject }) => subject.kind !== 'seal');
    expect(frozen).toEqual(freezeYear(WATER, without, STAMP));
  });
});

describe('checking a seal file', () => {
  const file = sealedYear(text);
  const written = sealFileText(file);

  it('[Y7] says that a file is what was sealed, however it is written', () => {
    expect(opened(written)).toEqual(JSON.parse(canonicalJson(file)));
    expect(verifySeal(opened(written), file.digest)).toEqual({ kind: 'intact' });
    const turned = JSON.stringify(Object.fromEntries(Object.entries(file).reverse()), null, 3);
    expect(verifySeal(opened(`\ufeff${turned}`), file.digest)).toEqual({ kind: 'intact' });
  });

  it.each<[string, string, string, object]>([
    [
      'a digit of a value',
      '"value":120000',
      '"value":120001',
      { isHeadChanged: false, parts: ['statements'] },
    ],
    ['a printed score', '"89.59"', '"92.59"', { isHeadChanged: false, parts: ['results'] }],
    ['a word of a text', '本单位…', '本单位。', { parts: ['statements', 'texts'] }],
    ['the rule', '"exceededRule":"R1"', '"exceededRule":"R2"', { isHeadChanged: false, parts: ['plan'] }],
    ['the total', '"total":8959', '"total":9259', { isHeadChanged: true, parts: [] }],
    [
      'the person',
      '{"name":"周艳","section":"综合科"},\n"device"',
      '{"name":"李敏","section":"综合科"},\n"device"',
      { isHeadChanged: true },
    ],
  ])('[Y7] tells that %s was changed, and where', (_, from, to, found) => {
    expect(written).toContain(from);
    expect(verifySeal(opened(written.split(from).join(to)), file.digest)).toMatchObject({
      kind: 'changed',
      ...found,
    });
  });

  it('[Y7] tells a file whose digests were all computed anew from what was sealed', () => {
    const forged = { ...file, texts: { basics: '别的' } };
    const parts = { ...forged, parts: partDigests(forged) };
    const whole = { ...parts, digest: headDigest(parts) };
    expect(verifySeal(whole, null)).toEqual({ kind: 'intact' });
    expect(verifySeal(whole, file.digest)).toEqual({ kind: 'other', expected: file.digest });
  });

  it.each<[string, string, string]>([
    ['rubbish', 'x', 'no-seal'],
    ['another file', '{"format":"performance-tracker-package"}', 'no-seal'],
    ['half a file', written.slice(0, 5_000), 'unreadable'],
    ['a later version', written.replace('"version":1', '"version":2'), 'future-version'],
    ['a statement that is none', written.replace('"kind":"execution"', '"kind":"no-such"'), 'unreadable'],
    ['a key written twice', written.replace('{\n', '{\n"total":1,'), 'unreadable'],
    ['a member of the wrong kind', written.replace('"total":8959', '"total":"8959"'), 'unreadable'],
  ])('[Y7] does not take %s for one', (_, given, kind) => {
    expect(parseSealText(given)).toMatchObject({ ok: false, error: { kind } });
  });

  it('[Y7] answers whatever is done to a file, and never calls a changed value intact', () => {
    const lines = written.split('\n');
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.nat(400), fc.string({ maxLength: 3 }), (at, place, piece) => {
        const line = lines[at] ?? '';
        const cut = Math.min(place, line.length);
        const changed = line.slice(0, cut) + piece + line.slice(cut + piece.length);
        const read = parseSealText([...lines.slice(0, at), changed, ...lines.slice(at + 1)].join('\n'));
        if (!read.ok || canonicalJson(read.value) === canonicalJson(file)) return;
        expect(verifySeal(read.value, file.digest).kind).not.toBe('intact');
      }),
      { numRuns: 60 },
    );
  });

  it('[Y9] is shown from its own texts, whatever else the app would print', () => {
    const old = { ...file, results: { ...file.results, title: '旧版评分表', rules: ['旧规则'] } };
    const read = readSeal(JSON.parse(JSON.stringify(old)));
    expect(read.ok && read.value.results.title).toBe('旧版评分表');
    expect(read.ok && read.value.results.rules).toEqual(['旧规则']);
  });
});

describe('comparing with a seal', () => {
  const file = sealedYear(text);

  it('[Y8] finds nothing when nothing differs, whoever said it again and when', () => {
    const again = structuredClone<readonly Statement[]>(standingYear(text));
    for (const each of again) Object.assign(each, { at: each.at + 5 });
    const rival = { statements: again, results: file.results, isPartial: false };
    expect(compareWithSeal(file, rival, WATER)).toEqual([]);
  });

  it('[Y9] an earlier way of writing a number is no difference', () => {
    const thousands = JSON.stringify(file.results).replace(/"17683"/g, '"17,683"');
    expect(thousands).toContain('"17,683"');
    const earlier = { ...file, results: JSON.parse(thousands) as typeof file.results };
    expect(
      compareWithSeal(
        earlier,
        { statements: standingYear(text), results: file.results, isPartial: false },
        WATER,
      ),
    ).toEqual([]);
  });

  it('[Y8] lists each value that differs, and what follows in the scorecard', () => {
    const changed = sealedYear(
      { ...text, content: { text: '另写' } },
      monthSaid({ indicator: 'sum', month: 3, value: '100', note: '更正' }),
      { subject: { kind: 'remark', indicator: 'count' as never }, content: { text: '新加' }, note: '' },
    );
    const found = compareWithSeal(file, { ...changed, isPartial: false }, WATER);
    expect(found).toContainEqual({ about: '一、基本情况', sealed: '本单位…', now: '另写' });
    expect(found).toContainEqual({ about: '8 发布水质公报 说明', sealed: '空', now: '新加' });
    expect(found.find(({ about }) => about === '7 水样检测份数 3月完成值')).toMatchObject({
      now: '100 份（更正）',
    });
    expect(found.map(({ about }) => about)).toContain('7 水样检测份数 全年完成值');
    expect(found.length).toBeLessThan(20);
  });

  it('[Y8] compares what holds a part only as far as it speaks', () => {
    const part = standingYear(text).filter(
      ({ subject }) => 'indicator' in subject && subject.indicator === 'sum',
    );
    const rival = { statements: part, results: null };
    expect(compareWithSeal(file, { ...rival, isPartial: true }, WATER)).toEqual([]);
    expect(compareWithSeal(file, { ...rival, isPartial: false }, WATER).length).toBeGreaterThan(100);
  });

  it('[Y8] a part that says what the seal does not have is a difference, and so is another note', () => {
    const more = standingYear(text, {
      subject: { kind: 'remark', indicator: 'count' as never },
      content: { text: '新加' },
      note: '',
    }).filter(({ subject }) => 'indicator' in subject && subject.indicator === 'count');
    const part = { statements: more, results: null, isPartial: true };
    expect(compareWithSeal(file, part, WATER)).toEqual([
      { about: '8 发布水质公报 说明', sealed: '空', now: '新加' },
    ]);
    const noted = structuredClone<readonly Statement[]>(standingYear(text));
    const first = noted.find(({ subject }) => subject.kind === 'month');
    Object.assign(first ?? {}, { note: '另记一笔' });
    const rival = { statements: noted, results: null, isPartial: false };
    expect(compareWithSeal(file, rival, WATER).map(({ now }) => now)).toEqual([
      expect.stringContaining('（另记一笔）'),
    ]);
  });

  it('[Y8] takes no notice of months that were closed or opened since', () => {
    const closed = standingYear(text, {
      subject: { kind: 'month-close', month: 3 },
      content: { reported: 1, due: 19 },
      note: '',
    });
    expect(compareWithSeal(file, { statements: closed, results: null, isPartial: false }, WATER)).toEqual([]);
  });

  it('[Y7] is not fooled by a digest over something else', () => {
    expect(digestOf(file)).not.toBe(file.digest);
  });
});
