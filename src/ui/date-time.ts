const two = (part: number): string => String(part).padStart(2, '0');

/** '2025-07-15', in local time. */
export function dateText(ms: number): string {
  const at = new Date(ms);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** '12:03', in local time. By hand: the browser's own formatter costs the first screen 20 ms. */
export function timeText(ms: number): string {
  const at = new Date(ms);
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** '2025-07-15 12:03', in local time. */
export function dateTimeText(ms: number): string {
  return `${dateText(ms)} ${timeText(ms)}`;
}
