import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenIdle } from '#src/ui/use-lazy.ts';

/** A browser that rests when it is told to. */
function browser() {
  const asked = new Map<number, () => void>();
  vi.stubGlobal('window', { requestIdleCallback: true });
  vi.stubGlobal('requestIdleCallback', (work: () => void, { timeout }: { timeout: number }) => {
    const id = asked.size + 1;
    asked.set(id, work);
    setTimeout(() => asked.delete(id) && work(), timeout);
    return id;
  });
  vi.stubGlobal('cancelIdleCallback', (id: number) => asked.delete(id));
  return {
    rests: () => {
      for (const [id, work] of asked) if (asked.delete(id)) work();
    },
  };
}

describe('[H10] what can wait until the browser is idle', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('waits its time, and after it for a rest', () => {
    const { rests } = browser();
    const work = vi.fn<() => void>();
    whenIdle(work, 1_000);
    rests();
    vi.advanceTimersByTime(999);
    rests();
    vi.advanceTimersByTime(1);
    expect(work).not.toHaveBeenCalled();
    rests();
    expect(work).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(60_000);
    expect(work).toHaveBeenCalledOnce();
  });

  it('is done at last where there is no rest', () => {
    browser();
    const work = vi.fn<() => void>();
    whenIdle(work, 1_000);
    vi.advanceTimersByTime(10_999);
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(work).toHaveBeenCalledOnce();
  });

  it.each([500, 1_500])('is not done once it was stopped, %d ms after it was asked for', (after) => {
    const { rests } = browser();
    const work = vi.fn<() => void>();
    const stop = whenIdle(work, 1_000);
    vi.advanceTimersByTime(after);
    stop();
    rests();
    vi.advanceTimersByTime(60_000);
    expect(work).not.toHaveBeenCalled();
  });
});
