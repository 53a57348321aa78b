import { beforeEach, expect, it } from 'vitest';
import { WATER } from '#test/support/water-plan.ts';
import { lookOf } from '#src/domain/year/last-look.ts';
import { keepLook, lookBefore } from '#src/session/last-look.ts';
import { writePreference } from '#src/session/preference.ts';
import { reportAt } from '#test/domain/year/filled.ts';

const PLAN = WATER.id;
const HOUR = 60 * 60 * 1_000;

beforeEach(() => window.localStorage.clear());

it('[MO28] a look is kept on this PC by plan and month, and comes back as it was', () => {
  expect(lookBefore(PLAN, 6, 10 * HOUR)).toBeNull();
  const look = lookOf(reportAt(6));
  keepLook(PLAN, 6, look, 10 * HOUR);
  expect(lookBefore(PLAN, 6, 20 * HOUR)).toEqual({ ...look, at: 10 * HOUR });
  expect(lookBefore(PLAN, 7, 20 * HOUR)).toBeNull();
});

it('[MO28] a reload is the same visit: what was new stays new until an hour has passed', () => {
  keepLook(PLAN, 6, lookOf(reportAt(5)), 10 * HOUR);
  keepLook(PLAN, 6, lookOf(reportAt(6)), 20 * HOUR);
  expect(lookBefore(PLAN, 6, 20 * HOUR + 1)?.at).toBe(10 * HOUR);
  keepLook(PLAN, 6, lookOf(reportAt(6)), 20 * HOUR + HOUR / 2);
  expect(lookBefore(PLAN, 6, 21 * HOUR)?.at).toBe(10 * HOUR);
  expect(lookBefore(PLAN, 6, 22 * HOUR)?.at).toBe(20 * HOUR + HOUR / 2);
});

it.each([
  '',
  'null',
  '[]',
  '{}',
  '[null,{"at":1}]',
  '[null,{"at":1,"total":2,"rows":[["01","x",0]]}]',
  '[null,{"at":1,"total":2,"rows":[["01",1,99]]}]',
])('[MO28] what anybody may have written there is nothing: %s', (text) => {
  writePreference(`look.${PLAN}.6`, text);
  expect(lookBefore(PLAN, 6, HOUR)).toBeNull();
});
