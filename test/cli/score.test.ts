import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { scoreMain } from '#src/cli/score.ts';
import { broken, soundFile } from '#test/domain/scorefile/fixture.ts';

describe('scoring a file from the command line', () => {
  it('[X1] prints one JSON object and exits with 0', () => {
    const { exitCode, stdout, stderr } = scoreMain(JSON.stringify(soundFile()), 'year.json');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.endsWith('}\n')).toBe(true);
    expect(JSON.parse(stdout)).toMatchObject({
      total: expect.any(String) as unknown,
      rows: expect.any(Array) as unknown,
    });
  });

  it('[X1] a byte order mark does no harm', () => {
    expect(scoreMain(`\ufeff${JSON.stringify(soundFile())}`, 'year.json').exitCode).toBe(0);
  });

  it('[X2] prints one line per fault, path first, and exits with 2', () => {
    const file = broken((each) => {
      Object.assign(each, { asOf: 13 });
      Object.assign(each['plan']?.['indicators']?.[0] ?? {}, { target: 'abc' });
      Object.assign(each['cells']?.[2] ?? {}, { value: 101 });
    });
    expect(scoreMain(JSON.stringify(file), 'year.json')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: [
        'plan.indicators[0].target: is "abc"; give plain decimal digits, such as "6.9", without unit, spaces or thousands separators',
        'asOf: is 13; give a month as a whole number, 1…12',
        'cells[2].value: is 101; give a percentage from 0 to 100',
        '',
      ].join('\n'),
    });
  });

  it.each([
    ['', /^year\.json: is not JSON; .+\n$/],
    ['{"plan": {', /^year\.json: is not JSON; .+\n$/],
    ['{\n "a": 1,\n x\n}', /^year\.json: is not JSON; [^\n]+\n$/],
    ['NaN', /^year\.json: is not JSON; .+\n$/],
    ['[]', /^year\.json: is a list; give an object \{ … \}\n$/],
    ['null', /^year\.json: is null; give an object \{ … \}\n$/],
    ['"text"', /^year\.json: is "text"; give an object \{ … \}\n$/],
  ])('[X2] %j names the file', (text, line) => {
    const { exitCode, stdout, stderr } = scoreMain(text, 'year.json');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(line);
  });

  it('[X2] a file name of two lines still makes one', () => {
    expect(scoreMain('x', 'a\nb.json').stderr).toMatch(/^a b\.json: [^\n]+\n$/);
  });

  it.each([
    ['as the file', (deep: string) => deep],
    ['as the plan', (deep: string) => `{"plan": ${deep}, "asOf": 12, "cells": []}`],
    [
      'as an id',
      (deep: string) => `{"plan": {"year": 2025, "indicators": [{"id": ${deep}}]}, "asOf": 12, "cells": []}`,
    ],
    [
      'as a milestone',
      (deep: string) =>
        `{"plan": {"year": 2025, "indicators": [{"kind": "quantitative", "milestones": [${deep}]}]}}`,
    ],
  ])('[X12] a million brackets %s are a fault, not a crash', (_, embed) => {
    const deep = '['.repeat(1_000_000) + ']'.repeat(1_000_000);
    expect(scoreMain(embed(deep), 'year.json').exitCode).toBe(2);
  });

  it('[X12] a reader that runs out of stack is a fault too', () => {
    // Node reads any depth; other engines throw this.
    vi.spyOn(JSON, 'parse').mockImplementation(() => {
      throw new RangeError('Maximum call stack size exceeded');
    });
    const { stderr } = scoreMain('{}', 'year.json');
    expect(stderr).toBe('year.json: is nested too deep; a score file needs five levels\n');
  });

  it('[X12] nesting in an unknown field is ignored', () => {
    const text = JSON.stringify({ ...soundFile(), extra: 0 }).replace(
      '"extra":0',
      `"extra":${'['.repeat(1e5)}${']'.repeat(1e5)}`,
    );
    expect(scoreMain(text, 'year.json').exitCode).toBe(0);
  });

  it('[X12] a large file is read in one go', () => {
    const months = Array.from({ length: 200_000 }, () => ({ indicator: '08', month: 3, value: 1 }));
    const { exitCode, stderr } = scoreMain(JSON.stringify({ ...soundFile(), cells: months }), 'year.json');
    expect(exitCode).toBe(2);
    expect(stderr.split('\n')).toHaveLength(200_000); // all but the first are repeats, and the last line ends
  });

  it('[X12] the largest and the smallest amounts are scored', () => {
    const file = broken((each) => {
      Object.assign(each['plan'] ?? {}, { budget: '0.0001' });
      Object.assign(each, { execution: [1, 2, 3].map((month) => ({ month, amount: 10_000_000_000 })) });
      Object.assign(each['plan']?.['indicators']?.[0] ?? {}, { target: '0.0001', weight: 1_000_000 });
      Object.assign(each['cells']?.[0] ?? {}, { value: '10000000000' });
    });
    expect(scoreMain(JSON.stringify(file), 'year.json').exitCode).toBe(0);
  });

  it('[X12] whatever JSON stands in a file, or in one place of it, there is an answer', () => {
    const paths = fc.constantFrom(
      ['plan'],
      ['asOf'],
      ['cells'],
      ['cells', '0'],
      ['cells', '0', 'value'],
      ['cells', '0', 'indicator'],
      ['ratings', '0', 'coefficient'],
      ['partValues', '0'],
      ['overrides', '0', 'score'],
      ['execution', '0', 'amount'],
      ['plan', 'budget'],
      ['plan', 'gradeThresholds'],
      ['plan', 'indicators'],
      ['plan', 'indicators', '0'],
      ['plan', 'indicators', '0', 'target'],
      ['plan', 'indicators', '0', 'milestones'],
      ['plan', 'indicators', '0', 'kind'],
      ['plan', 'indicators', '4', 'parts'],
    );
    fc.assert(
      fc.property(fc.jsonValue(), paths, (value, path) => {
        const file = broken((each) => {
          const last = path[path.length - 1] ?? '';
          const place = path.slice(0, -1).reduce((at, key) => at[key] ?? {}, each);
          Object.assign(place, { [last]: value });
        });
        for (const data of [value, file]) {
          const { exitCode, stdout, stderr } = scoreMain(JSON.stringify(data), 'year.json');
          const printed = exitCode === 0 ? Object.keys(JSON.parse(stdout) as object)[0] : stderr;
          expect(printed).toMatch(/^total$|^([\w.[\]]+: [^\n]+\n)+$/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
