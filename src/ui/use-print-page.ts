import { useInsertionEffect } from 'react';

/** The number of the page in the margin below it, where the browser prints margins (Chromium 131 and newer). */
export const PAGE_NUMBER =
  '@bottom-center { content: "第 " counter(page) " 页　共 " counter(pages) " 页"; font-size: 9pt }';

/** A4 for what is no paper. */
export function numberedPage(orientation: 'portrait' | 'landscape'): string {
  return `@page { size: A4 ${orientation}; margin: 12mm 10mm 14mm; ${PAGE_NUMBER} } @media print { body { background: var(--paper) } }`;
}

/**
 * What asks for the page: the frame, for any place; a place that lies otherwise; a paper, which brings its own head along. The highest wins,
 * for rules about one page would mix.
 */
const RANKS = { frame: 0, place: 1, paper: 2 } as const;

interface Wish {
  readonly rank: number;
  readonly sheet: CSSStyleSheet;
  readonly isLying: boolean;
}

let wishes: readonly Wish[] = [];

/**
 * While a paper is on screen the document prints on its page. A rule of the style sheet would stay for every other place once it is
 * loaded, and a named page is no way out: Chromium 109 mixes its size with the default one. Put before anything is laid out, for a sheet that
 * comes later has the whole document styled again [SP17].
 * @param rules '@page { … }' and what goes with it
 */
export function usePrintPage(rules: string, who: keyof typeof RANKS): void {
  useInsertionEffect(() => {
    // Not in jsdom, which prints nothing.
    if (!('adoptedStyleSheets' in document)) return undefined;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    const wish: Wish = { rank: RANKS[who], sheet, isLying: rules.includes('landscape') };
    adopt([...wishes, wish]);
    return () => adopt(wishes.filter((each) => each !== wish));
  }, [rules, who]);
}

function adopt(next: readonly Wish[]): void {
  const ours = new Set([...wishes, ...next].map(({ sheet }) => sheet));
  wishes = next;
  const rank = Math.max(...next.map((each) => each.rank));
  const first = next.find((each) => each.rank === rank);
  const worn = document.adoptedStyleSheets.filter((each) => ours.has(each));
  const wanted = first === undefined ? [] : [first.sheet];
  // Nobody who asks for less changes anything.
  if (worn.length !== wanted.length || worn[0] !== wanted[0]) {
    const others = document.adoptedStyleSheets.filter((each) => !ours.has(each));
    document.adoptedStyleSheets = [...others, ...wanted];
  }
  // The frame's head is not printed on a paper.
  document.documentElement.toggleAttribute('data-paper', rank === RANKS.paper);
  document.documentElement.toggleAttribute('data-lying', first?.isLying === true);
}
