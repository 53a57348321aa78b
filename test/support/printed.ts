import { inflateSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { isComing, WHOLE_WANTED } from '#src/ui/coming.tsx';

/** The page as a PDF once it is whole, on the paper that its style sheets name. Not page.pdf(): old versions know other options. */
export async function printed(page: Page): Promise<Buffer> {
  await isWhole(page);
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.printToPDF', { preferCSSPageSize: true, printBackground: true });
  return Buffer.from(data, 'base64');
}

export function pageCount(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** Glyphs: more than a number or a month has. */
const LONG = 20;

/** On how many pages the first line of the first page stands: as runs of glyphs, for what they say is in the fonts. */
export function pagesWithHead(pdf: Buffer): number {
  const pages = runsOf(pdf);
  const head = pages[0]?.find((run) => run.split(' Tj').length > LONG);
  return pages.filter((runs) => runs.some((run) => run === head)).length;
}

/** What each page draws in one print and not in the other one, of the pages that draw anything more. */
export function runsAdded(pdf: Buffer, without: Buffer): readonly string[] {
  const others = runsOf(without);
  return runsOf(pdf)
    .map((runs, page) => runs.filter((run) => !others[page]?.includes(run)).join(''))
    .filter((added) => added !== '');
}

/** Page by page, and picture by picture, the runs of glyphs, without where they stand. */
function runsOf(pdf: Buffer): readonly (readonly string[])[] {
  return contentStreams(pdf).map((content) =>
    Array.from(content.matchAll(/\bBT\n([\s\S]*?)\bET\b/g), ([, run = '']) => run.replace(/^.* Tm$/gm, '')),
  );
}

/** What draws text: one a page, and pictures. */
function contentStreams(pdf: Buffer): readonly string[] {
  const found: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    if (pdf.toString('latin1', at - 3, at) === 'end') continue;
    try {
      const content = inflateSync(pdf.subarray(at + 7), { finishFlush: 2 }).toString('latin1');
      if (/\bBT\b/.test(content)) found.push(content);
    } catch {
      // A picture or a font that is packed otherwise.
    }
  }
  return found;
}

/** Waits until nothing of the page is on its way, as Ctrl+P does [MO47]; the browser's own way to a PDF does not. */
export async function isWhole(page: Page): Promise<void> {
  await page.evaluate((wanted) => document.dispatchEvent(new Event(wanted)), WHOLE_WANTED);
  await expect.poll(() => page.evaluate(isComing)).toBe(false);
}
