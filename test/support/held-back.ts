import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { number, say } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

/** The reads and writes of a storage that can be held back. */
type Asked = {
  [Name in keyof TrackerStorage]: TrackerStorage[Name] extends (...given: never[]) => Promise<unknown>
    ? Name
    : never;
}[keyof TrackerStorage];

/**
 * The storage of a PC with a slow disk: one kind of question is answered only once `answer` is called, and from then on as ever. What was
 * asked is done all the same.
 * @param of only questions that are about this
 */
export function heldBack(
  real: TrackerStorage,
  name: Asked,
  of?: unknown,
): { readonly storage: TrackerStorage; readonly answer: () => void } {
  let answer: () => void = () => undefined;
  const may = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const ask = real[name] as (...given: readonly unknown[]) => Promise<unknown>;
  const late = async (...given: readonly unknown[]) => {
    const said = await ask(...given);
    if (of === undefined || given[0] === of) await may;
    return said;
  };
  return { storage: { ...real, [name]: late }, answer: () => answer() };
}

/** The water works in force, with January of one row. */
export async function withWater(): Promise<TrackerStorage> {
  const storage = await openTestStorage();
  await storage.issuePlan(WATER);
  await say(storage, number('sum', 1, 10));
  return storage;
}

/** A file on a slow share: its bytes come when they are let. */
export function lateFile(text: string, name: string): { readonly file: File; readonly arrive: () => void } {
  const file = new File([text], name);
  let arrive: () => void = () => undefined;
  const may = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const read = file.arrayBuffer.bind(file);
  file.arrayBuffer = async () => {
    await may;
    return read();
  };
  return { file, arrive: () => arrive() };
}
