import { describe, expect, it } from 'vitest';
import { readEngineFile } from '#src/domain/engine/engine-file.ts';
import { letterSubject, parseLetterSubject, planToken } from '#src/domain/engine/subjects.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';

const FILE = {
  format: 'performance-tracker-engine',
  version: 1,
  path: 'engine',
  unit: 'u001',
  sections: [{ name: '综合科', subject: 'zhk' }],
};

describe('engine.json', () => {
  it('[EN1] names a path, a unit and its sections', () => {
    expect(readEngineFile(JSON.stringify(FILE))).toEqual({ ...FILE, units: [] });
  });

  it.each([
    ['the page itself', '<!doctype html>'],
    ['nothing', ''],
    ['null', 'null'],
    ['another format', JSON.stringify({ ...FILE, format: 'x' })],
    ['a later version', JSON.stringify({ ...FILE, version: 2 })],
    ['a path to another host', JSON.stringify({ ...FILE, path: '//elsewhere.example/engine' })],
    ['a path that climbs', JSON.stringify({ ...FILE, path: '../engine' })],
    ['a section with a star', JSON.stringify({ ...FILE, sections: [{ name: '综合科', subject: '*' }] })],
    ['a unit with a point', JSON.stringify({ ...FILE, unit: 'u001.zhk' })],
    ['far too much', `${JSON.stringify(FILE)}${' '.repeat(2_000_001)}`],
  ])('[EN1] %s is none', (_, text) => {
    expect(readEngineFile(text)).toBeNull();
  });
});

describe('subjects', () => {
  it('[EN3] say unit, writer, plan and statement, and are read back', () => {
    const place = { unit: 'u001', writer: 'zhk', plan: planToken('tongnan-egov:2025' as PlanId), id: '0af3' };
    expect(parseLetterSubject(letterSubject(place))).toEqual(place);
    expect(letterSubject(place)).toMatch(/^kpi\.u001\.zhk\.[0-9a-f]{16}\.0af3$/);
  });

  it.each([
    'kpi.u001.zhk.p',
    'kpi.u001.zhk.p.i.j',
    'live.u001.zhk.p.i',
    'kpi.u001.*.p.i',
    'kpi.U001.zhk.p.i',
    'kpi.u001.zhk.p.a b',
    '',
  ])('[EN3] «%s» is none', (subject) => {
    expect(parseLetterSubject(subject)).toBeNull();
  });
});
