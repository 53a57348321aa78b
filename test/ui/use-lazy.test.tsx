// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useLazy } from '#src/ui/use-lazy.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const code = () => vi.fn<() => Promise<string>>(() => Promise.resolve('code'));
/** Lets whatever waits for its turn have it. */
const turn = () => act(() => vi.advanceTimersByTimeAsync(0));

describe('code that is fetched when it is wanted', () => {
  it('[SP18] behind what stands it is asked for in a task of its own, once', async () => {
    const load = code();
    const { result, rerender } = renderHook(() => useLazy(load, 'behind'));
    expect(load).not.toHaveBeenCalled();
    expect(result.current).toEqual({ kind: 'coming' });
    await turn();
    rerender();
    await turn();
    expect(load).toHaveBeenCalledTimes(1);
    expect(result.current).toEqual({ kind: 'here', code: 'code' });
  });

  it('[SP18] is not asked for by a page that was left before', async () => {
    const load = code();
    const { unmount } = renderHook(() => useLazy(load, 'behind'));
    unmount();
    await turn();
    expect(load).not.toHaveBeenCalled();
  });

  it('[SP18] what somebody asked for is fetched at once', () => {
    const load = code();
    const { rerender } = renderHook(({ isWanted }) => useLazy(load, isWanted), {
      initialProps: { isWanted: false },
    });
    expect(load).not.toHaveBeenCalled();
    rerender({ isWanted: true });
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('[H12] what did not come is asked for again', async () => {
    const load = code().mockRejectedValueOnce(new Error('away'));
    const { result } = renderHook(() => useLazy(load, 'behind'));
    await turn();
    if (result.current.kind !== 'missing') throw new Error(result.current.kind);
    const { retry } = result.current;
    act(retry);
    await turn();
    expect(result.current).toEqual({ kind: 'here', code: 'code' });
    expect(load).toHaveBeenCalledTimes(2);
  });
});
