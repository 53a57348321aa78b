import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { headerPolicy } from '../../.config/build/content-policy.mjs';
import { ROOT } from '#test/support/source-files.ts';

it('quotes in DEPLOY.md no other content policy than the one that is built and tested', () => {
  const page = readFileSync(path.join(ROOT, 'src/app/DEPLOY.md'), 'utf8');
  const quoted = [...page.matchAll(/Content-Security-Policy "([^"]*)"/g)].map(([, policy]) => policy);
  expect(quoted.length).toBeGreaterThan(0);
  expect(quoted.filter((policy) => policy !== headerPolicy)).toEqual([]);
});
