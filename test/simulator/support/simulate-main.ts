import { modelSetting, playStory, shrunk } from '#test/simulator/support/simulate.ts';
import { storyOf, type Step } from '#test/simulator/support/story.ts';

/** Plays the seeds from one to another and says how it went; a story that breaks a promise is shrunk, and printed as a fixture. */
export async function simulateMain(from: number, to: number, say: (line: string) => void): Promise<number> {
  const breaks = async (story: readonly Step[]) => (await playStory(story, modelSetting())) !== null;
  for (let seed = from; seed <= to; seed += 1) {
    const breach = await playStory(storyOf(seed), modelSetting());
    if (breach === null) continue;
    say(`seed ${seed}, step ${breach.step}: ${breach.words.join('; ')}`);
    const story = await shrunk(storyOf(seed), breaks);
    say(JSON.stringify({ seed, words: breach.words, story }, null, 2));
    return 1;
  }
  say(
    from === to ? `seed ${from}: every promise was kept` : `${to - from + 1} seeds: every promise was kept`,
  );
  return 0;
}
