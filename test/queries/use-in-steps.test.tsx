import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useInSteps } from '#src/queries/use-in-steps.ts';

afterEach(() => vi.restoreAllMocks());

function* summed(numbers: readonly number[]): Generator<undefined, number> {
  let sum = 0;
  for (const each of numbers) {
    sum += each;
    yield;
  }
  return sum;
}

const open = (work: (() => Generator<undefined, number>) | null) =>
  renderHook(({ given }) => useInSteps(given), { initialProps: { given: work } });

it('[EN22] has nothing while there is nothing to work on, and what is quick at once', () => {
  const { result, rerender } = open(null);
  expect(result.current).toBeNull();
  rerender({ given: () => summed([1, 2]) });
  expect(result.current).toBe(3);
});

it('[EN22] is done in steps by time, and what was before stands until the new is whole', async () => {
  const { result, rerender } = open(() => summed([1, 2]));
  let clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 40));
  let turns = 0;
  const turn = () => {
    turns += 1;
    timer = setTimeout(turn);
  };
  let timer = setTimeout(turn);
  const given = () => summed([1, 2, 3, 4, 5]);
  rerender({ given });
  expect(result.current).toBe(3);
  await waitFor(() => expect(result.current).toBe(15));
  clearTimeout(timer);
  expect(turns).toBeGreaterThanOrEqual(4);
});

it('[EN22][H20] whoever comes back to the same work has what it came to at once', async () => {
  let clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 40));
  const given = () => summed([1, 2, 3]);
  const first = open(given);
  await waitFor(() => expect(first.result.current).toBe(6));
  first.unmount();
  const rendered: (number | null)[] = [];
  renderHook(() => rendered.push(useInSteps(given) ?? -1));
  expect(new Set(rendered)).toEqual(new Set([6]));
});

it('[EN22] what is overtaken is given up', async () => {
  let clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 40));
  const { result, rerender, unmount } = open(null);
  const ended = vi.fn<() => void>();
  function* old(): Generator<undefined, number> {
    try {
      yield* summed([100, 200, 300]);
    } finally {
      ended();
    }
    return 600;
  }
  rerender({ given: old });
  rerender({ given: () => summed([1]) });
  await waitFor(() => expect(result.current).toBe(1));
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(result.current).toBe(1);
  expect(ended).not.toHaveBeenCalled();
  unmount();
});

it('[EN22] what goes wrong is told to whoever shows it', async () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  const { rerender } = open(null);
  const given = () => {
    throw new Error('not to be read');
  };
  await expect(
    act(async () => {
      rerender({ given });
      await Promise.resolve();
    }),
  ).rejects.toThrow('not to be read');
});
