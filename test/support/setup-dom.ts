import '@testing-library/jest-dom/vitest';
import 'fake-indexeddb/auto';
import { cleanup, configure, getConfig } from '@testing-library/react';
import * as React from 'react';
import { afterEach } from 'vitest';
import { quickenLabels } from '#test/support/quick-labels.ts';
import { quickenStyles } from '#test/support/quick-styles.ts';

// What every browser since Chromium 64 has and jsdom has not. Nothing here is laid out, so nothing is observed.
class SilentResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

window.ResizeObserver ??= SilentResizeObserver;
window.matchMedia ??= (media) =>
  Object.assign(new EventTarget(), {
    matches: false,
    media,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
  });
if (!('scrollIntoView' in Element.prototype)) {
  Object.assign(Element.prototype, { scrollIntoView: () => {} });
}
// Chromium has had <dialog> since 37. What is modal about one is tested in a real browser.
if (!('showModal' in HTMLDialogElement.prototype)) {
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
}

// This runs before every file of tests, and the window and what tests import stay from file to file.
if (!('isQuickened' in window)) {
  Object.assign(window, { isQuickened: true });
  quickenStyles(window);
  quickenLabels(window);
  // What is waited for is missing most of the time: the page is written out once the waiting is over, and not at every look.
  configure(({ getElementError }) => ({
    getElementError: (message, container) =>
      Reflect.get(getConfig(), '_disableExpensiveErrorDiagnostics') === true
        ? Object.assign(new Error(message ?? ''), { name: 'TestingLibraryElementError' })
        : getElementError(message, container),
  }));
}

afterEach(cleanup);

// Of the first ten thousand elements in a second React keeps where in the code each was made: for warnings that people read, and a tenth of
// what a test costs.
const react: Record<string, unknown> = { ...React };
const internals = react['__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE'];
if (internals !== undefined)
  Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', { get: () => Infinity, set: () => {} });
