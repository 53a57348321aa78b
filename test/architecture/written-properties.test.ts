import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '#test/support/source-files.ts';

const src = path.join(ROOT, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' });
const read = (kind: RegExp) =>
  files
    .filter((name) => kind.test(name))
    .map((name) => readFileSync(path.join(src, name), 'utf8'))
    .join('\n');

it('[SP20] a property that the code writes to an element is not inherited by what the element holds', () => {
  const written = [...read(/\.tsx?$/).matchAll(/setProperty\('(--[\w-]+)'/g)].map(([, name]) => name);
  const alone = [...read(/\.css$/).matchAll(/@property (--[\w-]+) \{[^}]*inherits: false;/g)];
  expect(written.length).toBeGreaterThan(0);
  expect(alone.map(([, name]) => name)).toEqual(expect.arrayContaining(written));
});
