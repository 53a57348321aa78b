/**
 * The first script of the hosted page, and the only one that waits for no other: asks for the files of the place that the address names while
 * those of the app are still on their way [SP13]. `loadPart` finds them here or coming; a wrong guess costs one file fetched early.
 */
const own = document.querySelector<HTMLScriptElement>('script[data-entry]');
const place = /^#\/(\w+)/.exec(window.location.hash)?.[1] ?? 'overview';

for (const file of own?.dataset[place]?.split(' ') ?? []) {
  const link = document.createElement('link');
  link.rel = 'preload';
  link.as = 'fetch';
  link.crossOrigin = 'anonymous';
  link.href = file;
  document.head.append(link);
}
