import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { headerPolicy } from '../../.config/build/content-policy.mjs';
import { ROOT } from '#test/support/source-files.ts';

it('quotes in the README no other content policy than the one that is built and tested', () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const quoted = [...readme.matchAll(/Content-Security-Policy "([^"]*)"/g)].map(([, policy]) => policy);
  expect(quoted.filter((policy) => policy !== headerPolicy)).toEqual([]);
});
