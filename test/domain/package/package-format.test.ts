import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplePlanId } from '#src/domain/catalogue/plan.ts';
import { canonicalJson, digestOf } from '#src/domain/package/canonical-json.ts';
import { packageFileName, packageText, statementsInScope } from '#src/domain/package/package-file.ts';
import schema from '#src/domain/package/package-v1.schema.json' with { type: 'json' };
import { parsePackage } from '#src/domain/package/parse-package.ts';
import { readSeal, verifySeal } from '#src/domain/seal/read-seal.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import type { Month } from '#src/domain/period/month.ts';
import { monthSaid } from '#test/domain/package/support/cells.ts';
import { deviceOf, fileOf, PLAN, plannedOn, say } from '#test/domain/package/support/device.ts';
import { FIRST, newWords, wholeYear, yearWithEnd } from '#test/domain/package/support/whole-year.ts';

import { schemaFaults } from '#test/support/json-schema.ts';
import { ROOT } from '#test/support/source-files.ts';

const fixture = readFileSync(path.join(ROOT, 'test/fixtures/package-v1.jxb.json'), 'utf8');

const yearEnd = readFileSync(path.join(ROOT, 'test/fixtures/package-v1-year-end.jxb.json'), 'utf8');

function opened(text: string) {
  const read = parsePackage(text);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

describe('the file of version 1', () => {
  it('[M11] opens: a whole year with corrections, ratings, execution, plan edits and notes', () => {
    const file = opened(fixture);
    expect(file.unread).toEqual([]);
    expect(file.statements).toHaveLength(379);
    const standing = currentStatements(file.statements);
    const kinds = new Map<string, number>();
    for (const { subject } of standing.values()) kinds.set(subject.kind, (kinds.get(subject.kind) ?? 0) + 1);
    expect(Object.fromEntries(kinds)).toEqual({
      month: 348,
      part: 2,
      rating: 3,
      execution: 12,
      'manual-score': 1,
      'adjusted-target': 1,
      expected: 1,
      remark: 1,
      profile: 2,
      settings: 1,
    });
    const says = [...standing].find(([key]) => key === 'month/04/1')?.[1];
    expect(says).toMatchObject({ content: { value: 50_000 }, note: '含备机一台', origin: 'merged' });
  });

  it('[M11] merges into an empty log: every subject new, nothing set aside', () => {
    const plan = plannedOn(FIRST, deviceOf('new'), opened(fixture));
    expect(plan.aside).toEqual([]);
    expect(plan.differing).toEqual([]);
    expect(new Set(plan.items.map(({ kind }) => kind))).toEqual(new Set(['new']));
  });

  it('[M11] is valid under the schema that ships with it, and so is what is written today', () => {
    const today = deviceOf('today');
    say(today, 1, ...newWords(wholeYear().statements));
    expect(schemaFaults(schema, JSON.parse(packageText(fileOf(today, today.log, FIRST))))).toEqual([]);
    expect(schemaFaults(schema, JSON.parse(fixture))).toEqual([]);
    expect(schemaFaults(schema, JSON.parse(packageText(wholeYear())))).toEqual([]);
    const section = { kind: 'section', section: '综合科', from: 1, through: 3 } as const;
    expect(schemaFaults(schema, JSON.parse(packageText({ ...wholeYear(), scope: section })))).toEqual([]);
    expect(schemaFaults(schema, JSON.parse(packageText({ ...wholeYear(), statements: [] })))).toEqual([]);
  });

  it.each<[string, (data: Record<string, unknown>) => void]>([
    ['$.year: required', (data) => delete data['year']],
    ['$.digest: pattern', (data) => Object.assign(data, { digest: 'abc' })],
    ['$.scope: oneOf (0 match)', (data) => Object.assign(data, { scope: { kind: 'some' } })],
    [
      '$.statements[0]: oneOf (0 match)',
      ({ statements }) => Object.assign((statements as object[])[0] ?? {}, { content: { kind: 'number' } }),
    ],
    [
      '$.statements[0].extra: additionalProperties',
      ({ statements }) => Object.assign((statements as object[])[0] ?? {}, { extra: 1 }),
    ],
  ])('[M11] has a schema that tells «%s»', (fault, damage) => {
    const data = JSON.parse(fixture) as Record<string, unknown>;
    damage(data);
    expect(schemaFaults(schema, data)).toEqual([fault]);
  });

  it('[M1] comes back as it was written', () => {
    const file = wholeYear();
    expect(opened(packageText(file))).toEqual({ ...file, unread: [] });
    const { unread: _, ...again } = opened(fixture);
    expect(packageText(again)).toBe(fixture);
  });
});

describe('the file of version 1 with a year’s end', () => {
  it('[M11] opens: texts, monitoring, closed months, evidence, a seal, its reopening and a correction', () => {
    const file = opened(yearEnd);
    expect(file.unread).toEqual([]);
    const standing = currentStatements(file.statements);
    const of = (key: string) => [...standing].find(([each]) => each === key)?.[1];
    expect(of('text/basics')?.content).toEqual({ text: '第一段。\n第二段：<b>不是标签</b>' });
    expect(of('text/other')).toBeUndefined();
    expect(of('outlook/07/7')?.content).toMatchObject({ soFar: 91_200_000, likelihood: 'possible' });
    expect(of('month-close/1')?.content).toEqual({ reported: 31, due: 32 });
    expect(of('month-close/2')?.content).toBeNull();
    expect(of('evidence/05/e1')?.content).toMatchObject({ source: { kind: 'file', size: 18_204 } });
    expect(of('evidence/05/e2')?.content).toMatchObject({ month: null, source: { kind: 'pointer' } });
    expect(of('adjusted-target/08')?.content).toMatchObject({ date: '2025-09-15' });
    expect(of('settings')?.content).toEqual({ budget: 4_400_000, initialBudget: 4_513_200 });
    expect(of('seal')).toMatchObject({ content: null, note: '财政部门要求补充说明' });
    expect(of('month/08/1')).toMatchObject({ correction: '漏计一期增刊' });
  });

  it('[M11][Y9] carries a frozen year that is still what was sealed, and can still be shown', () => {
    const [carried] = opened(yearEnd).seals ?? [];
    const seal = readSeal(carried);
    if (!seal.ok) throw new Error(seal.error.kind);
    expect(verifySeal(seal.value, seal.value.digest)).toEqual({ kind: 'intact' });
    expect(seal.value.total).toBe(9_213);
    expect(seal.value.results.rows).toHaveLength(32);
    expect(seal.value.results.rows[6]?.cells).toContain('公开信息数');
  });

  it('[M11] merges into an empty log and is valid under the schema', () => {
    const plan = plannedOn(FIRST, deviceOf('new'), opened(yearEnd));
    expect(plan.aside).toEqual([]);
    expect(new Set(plan.items.map(({ kind }) => kind))).toEqual(new Set(['new']));
    expect(schemaFaults(schema, JSON.parse(yearEnd))).toEqual([]);
    expect(schemaFaults(schema, JSON.parse(packageText(yearWithEnd())))).toEqual([]);
    expect(opened(packageText(yearWithEnd())).unread).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['5,001 characters', '潼南区人民政府办公室', '字'.repeat(5_001)],
    ['a text slot without a name', '"slot":"authority"', '"slot":""'],
    ['a cause said twice', '"kind":"other","text":""', '"kind":"staff","text":""'],
    ['a digest that is none', '"sha256":"9f86', '"sha256":"XX86'],
    ['a day that is none', '2025-09-15', '2025-13-15'],
    ['an empty reason', '"correction":"漏计一期增刊"', '"correction":""'],
    ['more rows than any plan has', '"reported":31', '"reported":100001'],
  ])('[T6] is refused with %s', (_, from, to) => {
    expect(yearEnd).toContain(from);
    const { digest: _digest, ...data } = JSON.parse(yearEnd.replace(from, to)) as Record<string, unknown>;
    const read = parsePackage(JSON.stringify({ ...data, digest: digestOf(data) }));
    expect(read).toMatchObject({ ok: false, error: { kind: 'bad-statement' } });
  });
});

describe('the digest', () => {
  it('[M2] does not see order, white space or escapes', () => {
    const data = JSON.parse(fixture) as Record<string, unknown>;
    const turned = Object.fromEntries(Object.entries(data).reverse());
    const written = JSON.stringify(turned, null, 7).replace(/综/g, '\\u7efc').replace(/\n/g, '\r\n');
    expect(opened(`\ufeff${written}`)).toEqual(opened(fixture));
  });

  it('[M2] sees every change of the data', () => {
    for (const [from, to] of [
      ['"value":100000', '"value":100001'],
      ['"year": 2025', '"year": 2024'],
      ['补计一期增刊', '补记一期增刊'],
      ['"kind":"none"', '"kind":"None"'],
      ['"name":"李敏"', '"name":"李 敏"'],
    ] as const) {
      expect(fixture).toContain(from);
      expect(parsePackage(fixture.replace(from, to))).toEqual({ ok: false, error: { kind: 'wrong-digest' } });
    }
  });

  it('[M2] is one for equal data and survives being written and read', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        const again: unknown = JSON.parse(JSON.stringify(data));
        expect(canonicalJson(again)).toBe(canonicalJson(data));
        expect(canonicalJson(JSON.parse(canonicalJson(data)))).toBe(canonicalJson(data));
        expect(digestOf(data)).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });
});

describe('a scope', () => {
  it('[M1] takes a section’s rows in some months, each subject with all its revisions, and what has no month', () => {
    const device = deviceOf('a');
    const row = PLAN.indicators.find(({ id }) => id === 'count');
    const section = row?.owner ?? '';
    const other = PLAN.indicators.find(({ owner, kind }) => owner !== section && kind === 'quantitative');
    say(device, 1, monthSaid({ month: 1, value: '1' }), monthSaid({ month: 4, value: '2' }));
    say(device, 2, monthSaid({ month: 1, value: '3' }), monthSaid({ indicator: other?.id ?? '', month: 1 }));
    say(device, 3, {
      subject: { kind: 'remark', indicator: row?.id ?? PLAN.indicators[0]?.id ?? ('' as never) },
      content: { text: '说明' },
      note: '',
    });
    const scoped = statementsInScope(device.log, PLAN, {
      kind: 'section',
      section,
      from: 1 as Month,
      through: 3 as Month,
    });
    expect(scoped.map(({ subject, at }) => `${subject.kind} ${at}`)).toEqual([
      'month 1',
      'month 2',
      'remark 3',
    ]);
    expect(statementsInScope(device.log, PLAN, { kind: 'all' })).toEqual(device.log);
  });

  it.each([
    [{ kind: 'all' } as const, '青石县供水服务中心_2026年_全部_20260803-0915.jxb.json'],
    [
      { kind: 'section', section: '水 质科/..', from: 1, through: 7 } as const,
      '青石县供水服务中心_2026年_水质科.._1-7月_20260803-0915.jxb.json',
    ],
    [
      { kind: 'section', section: '../\u202e', from: 7, through: 7 } as const,
      '青石县供水服务中心_2026年_7月_20260803-0915.jxb.json',
    ],
  ])('[M1] stands in the name of the file', (scope, name) => {
    expect(packageFileName({ ...fileOf(deviceOf('a')), scope }, '2026-08-03T09:15:22')).toBe(name);
  });

  it('[M1] a long name is cut between two characters', () => {
    const unitName = `${'长'.repeat(23)}𠮷${'长'.repeat(9)}`;
    expect(packageFileName({ ...fileOf(deviceOf('a')), unitName }, '2026-08-03T09:15:22')).toBe(
      `${'长'.repeat(23)}𠮷_2026年_全部_20260803-0915.jxb.json`,
    );
    const scope = { kind: 'section', section: '科'.repeat(60), from: 1, through: 2 } as const;
    expect(packageFileName({ ...fileOf(deviceOf('a')), scope }, '2026-08-03T09:15:22')).toBe(
      `青石县供水服务中心_2026年_${'科'.repeat(24)}_1-2月_20260803-0915.jxb.json`,
    );
  });

  it('[M1] a package of the sample year says so in its name', () => {
    const file = { ...fileOf(deviceOf('a')), plan: samplePlanId(PLAN.id), scope: { kind: 'all' } as const };
    expect(packageFileName(file, '2026-08-03T09:15:22')).toBe(
      '青石县供水服务中心_2026年_全部_示例_20260803-0915.jxb.json',
    );
  });
});
