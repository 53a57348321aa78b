import { describe, expect, it } from 'vitest';
import { dexieSetting } from '#test/simulator/support/dexie-disk.ts';
import { playStory } from '#test/simulator/support/simulate.ts';
import { storyOf } from '#test/simulator/support/story.ts';

// A file of its own, so that the build server plays it beside the 10,000 over the model, and not after them.
const SEEDS = process.env['CI'] ? 200 : 10;
// On a machine that other work kept busy it took 600 s and was not done.
const HANGS_MS = 1_800_000;

describe('devices, tabs, clocks and a shared folder, over what a PC runs', () => {
  it(
    `[SM1][SM2][SM3][SM4] ${SEEDS} stories over real Dexie and real packages break no promise`,
    async () => {
      const broken: string[] = [];
      for (let seed = 1; seed <= SEEDS; seed += 1) {
        const setting = await dexieSetting();
        const breach = await playStory(storyOf(seed), setting);
        setting.close();
        if (breach !== null) broken.push(`seed ${seed}: ${breach.words.join('; ')}`);
      }
      expect(broken).toEqual([]);
    },
    HANGS_MS,
  );
});
