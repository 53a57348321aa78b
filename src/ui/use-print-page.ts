import { useEffect } from 'react';

/**
 * While a paper is on screen the document prints on its page. A rule of the style sheet would stay for every other place once it is
 * loaded, and a named page is no way out: Chromium 109 mixes its size with the default one.
 * @param rules '@page { … }' and what goes with it
 */
export function usePrintPage(rules: string): void {
  useEffect(() => {
    // Not in jsdom, which prints nothing.
    if (!('adoptedStyleSheets' in document)) return undefined;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [rules]);
}
