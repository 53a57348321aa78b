import { inflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';

/** The page as a PDF, on the paper that its style sheets name. Not page.pdf(): old versions know other options. */
export async function printed(page: Page): Promise<Buffer> {
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
  const pages = contentStreams(pdf).map((content) =>
    Array.from(content.matchAll(/\bBT\n([\s\S]*?)\bET\b/g), ([, run = '']) =>
      // Without where it stands.
      run.replace(/^.* Tm$/gm, ''),
    ),
  );
  const head = pages[0]?.find((run) => run.split(' Tj').length > LONG);
  return pages.filter((runs) => runs.some((run) => run === head)).length;
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
