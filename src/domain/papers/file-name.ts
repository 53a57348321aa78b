import { cutText, plainLine } from '#src/kernel/plain-text.ts';

const MAX_PART = 80;

/** 'a_b_c.xlsx' of what tells one file from another; empty parts are left out. Safe as a file name on Windows [V16]. */
export function fileName(parts: readonly string[], extension: string): string {
  const safe = parts.map((part) => safeName(part)).filter((part) => part !== '');
  return `${safe.join('_')}.${extension}`;
}

/** Without what Windows forbids in names, characters that nobody sees, and, once cut, dots or spaces at the ends. */
function safeName(name: string): string {
  const named = plainLine(name.replace(/[\\/:*?"<>|]/g, ''), Number.POSITIVE_INFINITY).replace(/^[. ]+/, '');
  return cutText(named, MAX_PART).replace(/[. ]+$/, '');
}
