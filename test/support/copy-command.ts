import { onTestFinished } from 'vitest';

/** jsdom has no command to copy: what the browser would do when it is asked for, until the test is over. The window serves other files too. */
export function onCopyCommand(copy: () => boolean): void {
  Object.defineProperty(document, 'execCommand', { configurable: true, value: copy });
  onTestFinished(() => {
    Reflect.deleteProperty(document, 'execCommand');
  });
}
