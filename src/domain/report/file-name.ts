const MAX_PART = 80;

/** 'a_b_c.xlsx' of what tells one file from another; empty parts are left out. Safe as a file name on Windows [V16]. */
export function fileName(parts: readonly string[], extension: string): string {
  const safe = parts.map((part) => safeName(part).slice(0, MAX_PART)).filter((part) => part !== '');
  return `${safe.join('_')}.${extension}`;
}

/** Without what Windows forbids in names, control characters, and dots or spaces at the ends. */
function safeName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '').replace(/^[. ]+|[. ]+$/g, '');
}
