import { render } from '@testing-library/react';
import { useLayoutEffect } from 'react';
import { expect, it, vi } from 'vitest';
import { numberedPage, usePrintPage } from '#src/ui/use-print-page.ts';

const LYING = numberedPage('landscape');
const STANDING = numberedPage('portrait');

/** As far as the hook asks for it. */
class Sheet {
  rules = '';

  replaceSync(rules: string): void {
    this.rules = rules;
  }
}

it('[SP17] the page of a print is put before anything is laid out, and left alone by who asks for less', () => {
  let worn: readonly unknown[] = [];
  let changes = 0;
  // What jsdom has not.
  vi.stubGlobal('CSSStyleSheet', Sheet);
  Object.defineProperty(document, 'adoptedStyleSheets', {
    configurable: true,
    get: () => worn,
    set: (next: readonly unknown[]) => {
      worn = next;
      changes += 1;
    },
  });
  let atLayout = 0;
  function Grid() {
    useLayoutEffect(() => {
      atLayout = changes;
    }, []);
    return null;
  }
  function Place() {
    usePrintPage(LYING, 'place');
    return <Grid />;
  }
  function Frame() {
    usePrintPage(STANDING, 'frame');
    return null;
  }
  try {
    const place = render(<Place />);
    expect(atLayout).toBe(1);
    const frame = render(<Frame />);
    expect(changes).toBe(1);
    place.unmount();
    expect(worn).toMatchObject([{ rules: STANDING }]);
    frame.unmount();
    expect(worn).toEqual([]);
  } finally {
    Reflect.deleteProperty(document, 'adoptedStyleSheets');
  }
});
