import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import { expect, type Page } from '@playwright/test';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { PLACE_NAMES } from '#src/session/place.ts';
import { tellName } from '#test/support/journey.ts';

/** What end-to-end tests of the reading places do before and after their own business. */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

function titleOf(route: string): string {
  const name = PLACE_NAMES.find((each) => each === route.split(/[/?]/)[1]);
  if (name === undefined) throw new Error(route);
  return PLACE_TITLES[name];
}

/** Goes to a hash route, until the place that was there before has gone: what is looked for next may stand in both. */
async function goTo(page: Page, route: string): Promise<void> {
  await page.goto(`./#${route}`);
  // What the window is called is the last to change when one goes there.
  await expect(page).toHaveTitle(new RegExp(`^${titleOf(route)} ·`));
}

/** Goes to a hash route and waits until it stands there whole. */
export async function goToWhole(page: Page, route: string): Promise<void> {
  await goTo(page, route);
  await expect(page.locator('h1').first()).toBeVisible();
  await expect(page.getByText(/^正在(载入|读取)…$/)).toHaveCount(0);
}

/** Opens a hash route as somebody who has said who they are. */
export async function openAs(page: Page, name: string, route: string): Promise<void> {
  await goTo(page, route);
  await tellName(page, name);
}

/** Fills the sample year as a person would, says who they are, and goes to a route of the sample. */
export async function openSampleAs(page: Page, name: string, route: string): Promise<void> {
  await openAs(page, name, '/data?year=2025');
  await page.getByRole('button', { name: '示例数据' }).click();
  await expect(page.getByText('不是真实填报，与正式数据分开存放。')).toBeVisible();
  await goTo(page, route);
}

/** What axe is asked, whatever the impact: WCAG 2.2 A and AA, its best practice, and two rules that it leaves off by itself. */
const RULES: Axe.RunOptions = {
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  },
  rules: { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } },
  // What passed is not asked for, and takes a third of the time to write down.
  resultTypes: ['violations'],
};

/** What stays as it is, with the reason: a finding of the rule on an element that the selector matches [H16]. */
const EXCEPTIONS: readonly { readonly rule: string; readonly selector: string; readonly reason: string }[] = [
  {
    rule: 'target-size',
    selector: '[role="toolbar"][aria-label^="百分标尺"] button',
    reason:
      'A segment of the rule is as wide as its weight: the width is the information. It is one stop for Tab, walked by arrows, and every row is in the lists below too.',
  },
  {
    rule: 'target-size',
    selector: 'section[aria-label^="第 "] *',
    reason:
      'A sheet shows its rows as high as they print [P5] [U11]; another height would put rows on other sheets. Tab reaches each, and 指标 has the same arithmetic at full size.',
  },
  {
    rule: 'scrollable-region-focusable',
    selector: ':has(> [role="grid"]#entry-grid)',
    reason:
      'The grid is walked from the text field that lies over it and names the active cell (aria-activedescendant); the region scrolls with that cell, and a second stop would divert typing [G18].',
  },
];

/** Findings of axe on the page as it stands, by rule and element, without the exceptions. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(
    async ([rules, exceptions]) => {
      const { axe } = window as unknown as { axe: typeof Axe };
      const { violations } = await axe.run(document, { ...rules, elementRef: true });
      return violations.flatMap(({ id, nodes }) =>
        nodes
          .filter(
            ({ element }) =>
              !exceptions.some(({ rule, selector }) => rule === id && element?.matches(selector) === true),
          )
          .map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 120)}`),
      );
    },
    [RULES, EXCEPTIONS] as const,
  );
}

/** No sideways scrolling of the page. */
export async function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

/** Every place of a filled year, by the way it is reached: route and, behind «?», its view. */
export const EVERY_PLACE = [
  'overview',
  'entry',
  'month/sheet',
  'month/chase',
  'month/brief',
  'indicator',
  'indicator/07',
  'indicator/29',
  'scorecard',
  'review/ready',
  'review/form',
  'review/monitor',
  'review/report',
  'review/summary',
  'review/projects',
  'review/evidence',
  'review/seal',
  'review/pack',
  'plan',
  'data',
  'plans',
  'district',
] as const;
