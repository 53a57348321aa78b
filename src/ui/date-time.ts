const two = (part: number): string => String(part).padStart(2, '0');

/** '2025-07-15', in local time. */
export function dateText(ms: number): string {
  const at = new Date(ms);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** '2025-07-15 12:03', in local time. */
export function dateTimeText(ms: number): string {
  const at = new Date(ms);
  return `${dateText(ms)} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
