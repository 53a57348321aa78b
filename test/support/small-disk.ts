import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * A disk of its own, of 110 MB, for the profile of a browser: a tmpfs in a mount namespace of its own, so that it can really be filled,
 * by anybody who may mount there, and is gone when its holder ends. A quota override of the browser shows nothing of what a full disk does.
 */
export interface SmallDisk {
  /** The folder for the profile, as programs on this disk see it. */
  readonly folder: string;
  /** What a program is started with, so that it sees the disk. */
  readonly enter: readonly string[];
  /** Writes until nothing more fits. */
  fill(): Promise<void>;
  /** Makes all the room again. */
  free(): Promise<void>;
  remove(): Promise<void>;
}

const SIZE = '110m';
const CHUNK = new Uint8Array(1 << 20);

/** Root first, then a user namespace of one's own. */
const WAYS = [
  { unshare: ['-m'], nsenter: ['-m'] },
  { unshare: ['-r', '-m'], nsenter: ['-U', '-m', '--preserve-credentials'] },
] as const;

/** How a disk can be mounted here; null: not at all. */
function wayToMount(): (typeof WAYS)[number] | null {
  if (process.platform !== 'linux') return null;
  const mounts = ({ unshare }: (typeof WAYS)[number]) =>
    spawnSync('unshare', [...unshare, 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', '/mnt']).status === 0;
  return WAYS.find(mounts) ?? null;
}

const way = wayToMount();

/** Whether a disk can be mounted here: not in every container. */
export const canMount = way !== null;

export async function newSmallDisk(): Promise<SmallDisk> {
  if (way === null) throw new Error('Mounting is not allowed here.');
  const folder = await mkdtemp(path.join(tmpdir(), 'tracker-disk-'));
  const holder = spawn(
    'unshare',
    [
      ...way.unshare,
      'sh',
      '-c',
      `mount -t tmpfs -o size=${SIZE} tmpfs "$0" && echo ready && exec cat`,
      folder,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  await ready(holder);
  const inside = `/proc/${holder.pid ?? 0}/root${folder}`;
  const filling = path.join(inside, 'filling');
  return {
    folder,
    enter: ['nsenter', '-t', String(holder.pid), ...way.nsenter, '--'],
    fill: async () => {
      const file = await open(filling, 'a');
      // In falling steps: a megabyte that does not fit leaves room for many pages.
      for (let size = CHUNK.length; size >= 1; size = Math.floor(size / 16)) {
        try {
          for (;;) {
            const { bytesWritten } = await file.write(CHUNK, 0, size);
            if (bytesWritten < size) break;
          }
        } catch (error) {
          if (!isFull(error)) throw error;
        }
      }
      await file.close();
    },
    free: () => rm(filling, { force: true }),
    remove: async () => {
      holder.kill('SIGKILL');
      await once(holder, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ready(holder: ChildProcess): Promise<void> {
  if (holder.stdout === null) throw new Error('The holder was started without its stdout.');
  await once(holder.stdout, 'data');
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}
