import { useEffect } from 'react';

/** Without margins of its own the browser has no room for its address line; the sheets bring their margins along. */
const PAGE = '@page { size: A4 landscape; margin: 0 } @media print { body { background: #fff } }';

/**
 * While the form is on screen the document prints in landscape. A rule of the style sheet would stay for every other place once it
 * is loaded, and a named page is no way out: Chromium 109 mixes its size with the default one.
 */
export function useLandscapePrint(): void {
  useEffect(() => {
    // Not in jsdom, which prints nothing.
    if (!('adoptedStyleSheets' in document)) return undefined;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(PAGE);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, []);
}
