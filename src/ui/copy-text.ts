/**
 * Puts a text on the clipboard. The async clipboard is missing on plain http, so the browser's old command does it everywhere; it needs a
 * click or a key, and what was selected and focused before is so afterwards.
 * @returns false where the browser refused
 */
export function copyText(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('aria-hidden', 'true');
  // Out of sight, but not hidden: what is hidden cannot be selected. Fixed, so that nothing scrolls to it.
  field.style.cssText = 'position:fixed;top:0;left:0;width:1px;height:1px;opacity:0';
  document.body.append(field);
  try {
    field.focus({ preventScroll: true });
    field.select();
    // oxlint-disable-next-line typescript/no-deprecated -- plain http has nothing else, and one way everywhere can be relied on
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
