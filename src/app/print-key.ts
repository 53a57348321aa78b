import { isComing } from '#src/ui/coming.tsx';

const loadWait = () => import('#src/app/print-when-whole.ts');

let isWaiting = false;

/**
 * Ctrl+P while something of the page is on its way prints once it is here; pressed again, or from the browser's menu, what there is
 * is printed, and says in its place what is missing [MO47].
 */
export function watchPrintKey(): void {
  window.addEventListener('keydown', (event) => {
    const isPrint = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'p';
    if (!isPrint || isWaiting || !isComing()) return;
    event.preventDefault();
    isWaiting = true;
    void printWhole();
  });
}

async function printWhole(): Promise<void> {
  try {
    const { whenWhole } = await loadWait();
    await whenWhole();
  } finally {
    isWaiting = false;
    window.print();
  }
}
