import { MAX_INSTANT } from '#src/kernel/max-instant.ts';

const two = (part: number): string => String(part).padStart(2, '0');

/** A clock that no calendar has: a file may bring one. */
const NO_TIME = '时间不明';

/** '2025-07-15', in local time. */
export function dateText(ms: number): string {
  if (Math.abs(ms) > MAX_INSTANT) return NO_TIME;
  const at = new Date(ms);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Today as '2025-07-15', in local time. */
export function todayText(): string {
  return dateText(Date.now());
}

/** '12:03', in local time. By hand: the browser's own formatter costs the first screen 20 ms. */
export function timeText(ms: number): string {
  if (Math.abs(ms) > MAX_INSTANT) return NO_TIME;
  const at = new Date(ms);
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** '2025-07-15 12:03', in local time. */
export function dateTimeText(ms: number): string {
  if (Math.abs(ms) > MAX_INSTANT) return NO_TIME;
  return `${dateText(ms)} ${timeText(ms)}`;
}
