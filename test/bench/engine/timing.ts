/** The middle of a list of times. */
function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Median times in ms of several ways to do the same, run in turn so that the machine's moods meet all of them. */
export async function interleaved<Name extends string>(
  ways: Readonly<Record<Name, () => unknown>>,
  { warmUp, rounds }: { readonly warmUp: number; readonly rounds: number },
): Promise<Record<Name, number>> {
  const names = Object.keys(ways) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (const name of names) {
      const start = performance.now();
      await ways[name]();
      const took = performance.now() - start;
      if (round >= warmUp) times.get(name)?.push(took);
    }
    // Lets the collector run between rounds, not in the middle of one.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<
    Name,
    number
  >;
}
