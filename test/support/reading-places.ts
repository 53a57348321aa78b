import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import { expect, type Page } from '@playwright/test';
import { tellName } from '#test/support/journey.ts';

/** What end-to-end tests of the reading places do before and after their own business. */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Opens a hash route as somebody who has said who they are. */
export async function openAs(page: Page, name: string, route: string): Promise<void> {
  await page.goto(`./#${route}`);
  await tellName(page, name);
}

/** Fills the sample year as a person would, says who they are, and goes to a route of the sample. */
export async function openSampleAs(page: Page, name: string, route: string): Promise<void> {
  await openAs(page, name, '/data?year=2025');
  await page.getByRole('button', { name: '示例数据' }).click();
  await expect(page.getByText('不是真实填报，与正式数据分开存放。')).toBeVisible();
  await page.goto(`./#${route}`);
}

/** Serious and critical findings of axe on the page as it stands, by rule and element. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof Axe };
    const { violations } = await axe.run(document);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}

/** No sideways scrolling of the page. */
export async function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}
