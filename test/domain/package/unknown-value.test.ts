import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { OPERATORS, PACING_KINDS, ROLLUPS } from '#src/domain/catalogue/indicator.ts';
import { INDICATOR_CLASSES } from '#src/domain/catalogue/plan.ts';
import { digestOf } from '#src/domain/package/canonical-json.ts';
import { packageText } from '#src/domain/package/package-file.ts';
import { asideText } from '#src/domain/package/package-words.ts';
import { parsePackage } from '#src/domain/package/parse-package.ts';
import { revision } from '#test/domain/package/support/cells.ts';
import { deviceOf, fileOf, planned, say } from '#test/domain/package/support/device.ts';
import { ROOT } from '#test/support/source-files.ts';

const device = deviceOf('a');
say(device, 1, {
  subject: { kind: 'month', indicator: 'count', month: 1 },
  content: { kind: 'none' },
  note: '',
} as never);
const text = packageText(fileOf(device));

function withStatements(...statements: readonly unknown[]): string {
  const { digest: _, ...content } = JSON.parse(text) as Record<string, unknown>;
  const changed = { ...content, statements };
  return JSON.stringify({ ...changed, digest: digestOf(changed) });
}

const about = (id: string, subject: unknown, content: unknown, replaces: readonly string[] = []) => ({
  ...revision({ id, replaces }),
  subject,
  content,
});
const PROFILE = { kind: 'profile', indicator: 'count' };
const SETTINGS = { kind: 'settings' };

describe('a value that a newer version may know', () => {
  it.each([
    ['a roll-up', PROFILE, { rollup: 'median' }, 'content.rollup', 'median'],
    ['a pacing', PROFILE, { pacing: { kind: 'weekly' } }, 'content.pacing.kind', 'weekly'],
    ['a class', PROFILE, { class: '数字化' }, 'content.class', '数字化'],
    ['a rule', SETTINGS, { exceededRule: 'R3' }, 'content.exceededRule', 'R3'],
    [
      'a kind of month',
      { kind: 'month', indicator: 'count', month: 2 },
      { kind: 'guess' },
      'content.kind',
      'guess',
    ],
  ])('[HS3] %s sets its statement aside, and names it', (_, subject, content, at, value) => {
    const read = parsePackage(withStatements(about('x', subject, content), revision({ id: 'y', month: 5 })));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value.unread).toMatchObject([
      { index: 0, reason: { kind: 'unknown-value', path: at, value } },
    ]);
    const plan = planned(deviceOf('b'), read.value);
    expect(plan.items.map(({ key }) => key)).toEqual(['month/count/5']);
    const [aside] = plan.aside;
    const words = aside === undefined ? '' : asideText(aside, []);
    expect(words).toContain(`的值「${value}」本版软件不认识，请更新软件后再导入`);
    expect(words).toMatch(/^第 1 条记录（/);
  });

  it('[HS3] takes all of its subject with it: what it replaced must not stand', () => {
    const read = parsePackage(
      withStatements(
        about('x', PROFILE, { rollup: 'mean' }),
        about('y', PROFILE, { rollup: 'median' }, ['x']),
        revision({ id: 'z', month: 5 }),
      ),
    );
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(planned(deviceOf('b'), read.value).items.map(({ key }) => key)).toEqual(['month/count/5']);
  });

  it.each([
    ['a place of the forms', { kind: 'text', slot: 'preface' }, 'text preface'],
    ['a part of the brief', { kind: 'brief', month: 3, slot: 'thanks' }, 'brief thanks'],
    ['a source of funds', { kind: 'funds', source: 'lottery', figure: 'due' }, 'funds lottery due'],
  ])('[HS3] %s that is not known is a subject that is not known', (_, subject, name) => {
    const read = parsePackage(withStatements(about('x', subject, null), revision({ id: 'y', month: 5 })));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value.unread).toEqual([
      { index: 0, reason: { kind: 'unknown-subject', name }, statement: null },
    ]);
    const plan = planned(deviceOf('b'), read.value);
    expect(plan.items.map(({ key }) => key)).toEqual(['month/count/5']);
    const [aside] = plan.aside;
    expect(aside === undefined ? '' : asideText(aside, [])).toContain(`不认识「${name}」这类内容`);
  });

  it.each([
    ['alone', about('x', { kind: 'month', indicator: 'count', month: 2 }, { kind: 'none' })],
    ['beside a roll-up that is not known either', about('x', PROFILE, { rollup: 'median' })],
  ])('[HS3] how a statement came about, %s, sets it aside and is named', (_, said) => {
    const read = parsePackage(withStatements({ ...said, origin: 'dreamt' }, revision({ id: 'y', month: 5 })));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value.unread).toMatchObject([
      { index: 0, reason: { kind: 'unknown-value', path: 'origin', value: 'dreamt' } },
    ]);
    const plan = planned(deviceOf('b'), read.value);
    expect(plan.items.map(({ key }) => key)).toEqual(['month/count/5']);
    const [aside] = plan.aside;
    expect(aside === undefined ? '' : asideText(aside, [])).toContain('的值「dreamt」本版软件不认识');
  });

  it('[HS3] a place of the forms that is not known is named as that, however it came about', () => {
    const said = about('x', { kind: 'text', slot: 'preface' }, null);
    const read = parsePackage(withStatements({ ...said, origin: 'dreamt' }));
    expect(read.ok ? read.value.unread : read.error).toEqual([
      { index: 0, reason: { kind: 'unknown-subject', name: 'text preface' }, statement: null },
    ]);
  });

  it.each<[string, readonly unknown[], object]>([
    [
      'beside another fault',
      [about('x', PROFILE, { rollup: 'median', owner: '' })],
      { kind: 'bad-statement' },
    ],
    ['that is no text', [about('x', PROFILE, { rollup: 7 })], { kind: 'bad-statement' }],
    [
      'of a place, beside another fault',
      [{ ...about('x', { kind: 'text', slot: 'preface' }, { text: '…' }), device: 7 }],
      { kind: 'bad-statement' },
    ],
    [
      'of a place that is no text',
      [about('x', { kind: 'text', slot: 7 }, { text: '…' })],
      { kind: 'bad-statement' },
    ],
    ['as an origin that is no text', [{ ...revision({ id: 'x' }), origin: 7 }], { kind: 'bad-statement' }],
    ['as an empty origin', [{ ...revision({ id: 'x' }), origin: '' }], { kind: 'bad-statement' }],
    [
      'as an origin, beside another fault',
      [{ ...about('x', PROFILE, { owner: '' }), origin: 'dreamt' }],
      { kind: 'bad-statement' },
    ],
    [
      'under an id that is there',
      [revision({ id: 'x' }), about('x', PROFILE, { rollup: 'median' })],
      { kind: 'duplicate-statement', index: 1, first: 0 },
    ],
  ])('[HS3] is a fault %s', (_, statements, error) => {
    expect(parsePackage(withStatements(...statements))).toMatchObject({ ok: false, error });
  });
});

it('[HS3] the schema of the package lists what the catalogue lists', () => {
  const schema = readFileSync(path.join(ROOT, 'src/domain/package/package-v1.schema.json'), 'utf8');
  const enums = [...schema.matchAll(/"enum": (\[[^\]]*\])/g)].map(
    ([, list = '[]']) => JSON.parse(list) as string[],
  );
  const listed = (values: readonly string[]) =>
    enums.filter((each) => each.length > 1 && each.some((value) => values.includes(value)));
  for (const values of [ROLLUPS, OPERATORS, INDICATOR_CLASSES]) {
    expect(listed(values).length).toBeGreaterThan(0);
    for (const each of listed(values)) expect([...each].sort()).toEqual([...values].sort());
  }
  const consts = [...schema.matchAll(/"const": "([^"]*)"/g)].map(([, value]) => value);
  expect([...consts, ...enums.flat()]).toEqual(expect.arrayContaining([...PACING_KINDS]));
});
