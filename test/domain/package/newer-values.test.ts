import { describe, expect, it } from 'vitest';
import { digestOf } from '#src/domain/package/canonical-json.ts';
import { packageText, planPackage } from '#src/domain/package/package-file.ts';
import { packageFaultText } from '#src/domain/package/package-words.ts';
import { parsePackage, type PackageFault } from '#src/domain/package/parse-package.ts';
import type { DeviceId, Instant } from '#src/domain/statements/statement.ts';
import { AUTHOR } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

type Members = Record<string, unknown>;

const TEXT = packageText(
  planPackage(WATER, {
    scope: { kind: 'section', section: '水质科', from: 1, through: 3 },
    createdAt: 0 as Instant,
    device: 'd' as DeviceId,
    author: AUTHOR,
    statements: [],
  }),
);

/** A program that wrote this, and the digest of it. */
function faultOf(change: (data: Members) => void): PackageFault | null {
  const { digest: _, ...data } = JSON.parse(TEXT) as Members;
  change(data);
  const read = parsePackage(JSON.stringify({ ...data, digest: digestOf(data) }));
  return read.ok ? null : read.error;
}

const plan = (data: Members) => data['planFile'] as Members;
/** 水样检测份数. */
const row = (data: Members) =>
  (plan(data)['indicators'] as readonly Members[]).find(({ id }) => id === 'sum') ?? {};

describe('a package of a newer program', () => {
  it('opens as it is', () => {
    expect(faultOf(() => undefined)).toBeNull();
  });

  it.each<[string, (data: Members) => void]>([
    ['roll-up', (data) => Object.assign(row(data), { rollup: 'median' })],
    ['pacing', (data) => Object.assign(row(data), { pacing: 'seasonal' })],
    ['sign', (data) => Object.assign(row(data), { operator: '≈' })],
    ['class', (data) => Object.assign(row(data), { class: '数字化' })],
    ['kind of row', (data) => Object.assign(row(data), { kind: 'weighted' })],
    ['rule of what exceeds', (data) => Object.assign(plan(data), { exceededRule: 'R3' })],
    ['version of the format of plans', (data) => Object.assign(plan(data), { version: 2 })],
    [
      'roll-up and pacing, in one row',
      (data) => Object.assign(row(data), { rollup: 'median', pacing: 'seasonal' }),
    ],
  ])('[HS5][PL10] whose plan has another %s says to update this one', (_, change) => {
    expect(faultOf(change)).toEqual({ kind: 'newer-plan' });
  });

  it('[HS5] whose head names another part of a plan says to update this one, and where', () => {
    const fault = faultOf((data) => Object.assign(data, { scope: { kind: 'half-year', half: 1 } }));
    expect(fault).toEqual({ kind: 'newer-field', path: 'scope.kind' });
    expect(fault === null ? '' : packageFaultText(fault)).toBe(
      '文件头「scope.kind」是本版软件不认识的内容。请先更新本机软件，再导入。本机数据未改动。',
    );
  });

  it.each<[string, (data: Members) => void]>([
    ['planFile.indicators[6].rollup', (data) => Object.assign(row(data), { rollup: 7 })],
    ['planFile.indicators[6].rollup', (data) => Object.assign(row(data), { rollup: '' })],
    ['planFile.version', (data) => Object.assign(plan(data), { version: 0 })],
    [
      'planFile.indicators[6].weight',
      (data) => Object.assign(row(data), { weight: 'much', rollup: 'median' }),
    ],
    ['scope.kind', (data) => Object.assign(data, { scope: { kind: 4 } })],
  ])('[HS5] what no program writes is a fault of the file: %s', (place, change) => {
    expect(faultOf(change)).toEqual({ kind: 'bad-field', path: place });
  });
});
