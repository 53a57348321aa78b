import type { PackageFile } from '#src/domain/package/package-file.ts';
import { err, ok } from '#src/kernel/result.ts';
import type { PackageCodec } from '#src/queries/package-codec.ts';
import { ModelDisk } from '#test/simulator/support/model-disk.ts';
import type { Step } from '#test/simulator/support/story.ts';
import { World, type Setting } from '#test/simulator/support/world.ts';
import { PROJECT_PLAN } from '#test/support/other-plan.ts';

export interface Breach {
  /** Counted from 0; the number of steps where it came out when everybody met. */
  readonly step: number;
  readonly words: readonly string[];
}

/** Over the model of the store, with packages handed over as they are. Each world has its own. */
export function modelSetting(): Setting {
  let serial = 0;
  const newId = () => {
    serial += 1;
    return `s${serial}`;
  };
  return {
    plan: PROJECT_PLAN,
    codec: handing(),
    newDisk: (index, author, now) => new ModelDisk(`device-${index}`, author, newId, now),
  };
}

/** Plays a story to its end and lets everybody meet; null: every promise was kept. */
export async function playStory(story: readonly Step[], setting: Setting): Promise<Breach | null> {
  const world = new World(setting);
  for (const [step, each] of story.entries()) {
    const words = await world.play(each);
    if (words.length > 0) return { step, words };
  }
  const words = await world.meet();
  return words.length > 0 ? { step: story.length, words } : null;
}

/** The shortest story found that still breaks a promise: steps are left out, many at once and then one by one. */
export async function shrunk(
  story: readonly Step[],
  breaks: (story: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  let best = story;
  for (let size = best.length >> 1; size > 0; size = size > 1 ? size >> 1 : 0) {
    for (let from = 0; from < best.length; ) {
      const shorter = [...best.slice(0, from), ...best.slice(from + size)];
      if (await breaks(shorter)) best = shorter;
      else from += size;
    }
  }
  return best;
}

/** A package as a number of a list: cut off, it is none. */
function handing(): PackageCodec {
  const files: PackageFile[] = [];
  const form = /^package (\d+) end$/;
  return {
    parts: (file) => [file],
    write: (file) => {
      files.push(file);
      return `package ${files.length - 1} end`;
    },
    open: (bytes) => {
      const number = form.exec(new TextDecoder().decode(bytes))?.[1];
      const file = number === undefined ? undefined : files[Number(number)];
      return file === undefined
        ? err({ kind: 'cut-off' })
        : ok({ file: { ...file, unread: [] }, encoding: 'utf-8' });
    },
  };
}
