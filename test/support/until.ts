import { vi } from 'vitest';

/** Waits for what comes by itself; so long that a machine with other work comes to it, and shorter than what hangs. */
export function until<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 20_000 });
}
