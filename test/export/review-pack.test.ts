import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makeReviewPack, type PackPart, type PackProgress } from '#src/export/review-pack.ts';

const MADE_AT = Date.UTC(2026, 2, 10, 1);

const noise = (length: number): Uint8Array =>
  new Uint8Array(length).map((_, index) => (index * 2_654_435_761) >>> (index % 24));
const part = (name: string, content: Uint8Array | string): PackPart => ({
  name,
  path: `05 佐证材料/${name}`,
  make: () => Promise.resolve(content),
});
const run = (parts: readonly PackPart[], signal = new AbortController().signal) => {
  const told: PackProgress[] = [];
  return { told, made: makeReviewPack(parts, MADE_AT, (each) => told.push(each), signal) };
};
const unzipped = async (zip: Blob) => unzipSync(new Uint8Array(await zip.arrayBuffer()));

describe('the archive', () => {
  it('[A6] holds every part as it was made, under Chinese names, with its size and digest', async () => {
    const parts = [
      part('签到表.pdf', noise(3_000_000)),
      part('说明.txt', '说明'.repeat(200_000)),
      part('空.docx', new Uint8Array()),
    ];
    const pack = await run(parts).made;
    if (pack === null) throw new Error('cancelled');
    const files = await unzipped(pack.zip);
    expect(Object.keys(files)).toEqual(parts.map((each) => each.path));
    for (const each of parts) {
      const made = await each.make({ files: [], faults: [] });
      const bytes = typeof made === 'string' ? new TextEncoder().encode(made) : made;
      const inside = files[each.path] ?? new Uint8Array();
      expect(Buffer.from(inside).equals(Buffer.from(bytes))).toBe(true);
      expect(pack.files.find((file) => file.path === each.path)).toEqual({
        name: each.name,
        path: each.path,
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
    }
    // Text is deflated; what is dense already is not.
    expect(pack.zip.size).toBeLessThan(3_100_000);
  });

  it.runIf(hasPython())('[A6] is read by another program than the one that wrote it', async () => {
    const pack = await run([part('签到表.pdf', noise(1_000_000)), part('说明.txt', '说明')]).made;
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'pack-')), 'a.zip');
    writeFileSync(file, new Uint8Array((await pack?.zip.arrayBuffer()) ?? new ArrayBuffer(0)));
    const read = execFileSync('python3', ['-c', READ_ZIP, file], { encoding: 'utf8' });
    expect(JSON.parse(read)).toEqual({
      bad: null,
      names: ['05 佐证材料/签到表.pdf', '05 佐证材料/说明.txt'],
      year: 2026,
    });
  });

  it('[A7] says each step by name, in order', async () => {
    const { told, made } = run([part('一', 'a'), part('二', 'b')]);
    await made;
    expect(told).toEqual([
      { done: 0, total: 2, name: '一' },
      { done: 1, total: 2, name: '二' },
      { done: 2, total: 2, name: '封装' },
    ]);
  });

  it('[A7] stops in the middle of a large file, makes no further part, and keeps nothing', async () => {
    const abort = new AbortController();
    const made: string[] = [];
    const later: PackPart = {
      ...part('后一个', 'x'),
      make: () => {
        made.push('后一个');
        return Promise.resolve('x');
      },
    };
    const running = run([part('大文件.pdf', noise(8_000_000)), later], abort.signal);
    setTimeout(() => abort.abort(), 0);
    expect(await running.made).toBeNull();
    expect(made).toEqual([]);
    expect(running.told.map(({ name }) => name)).toEqual(['大文件.pdf']);
  });

  it('[A8] names a part that fails with its reason, goes on, and tells the parts after it', async () => {
    const failing: PackPart = {
      name: '佐证 07-1 签到表',
      path: 'x',
      make: () => Promise.reject(new Error('文件不在本机')),
    };
    const list: PackPart = {
      name: '自查页',
      path: '00 自查页.html',
      make: ({ files, faults }) =>
        Promise.resolve(JSON.stringify([files.map(({ name }) => name), faults.map(({ reason }) => reason)])),
    };
    const pack = await run([part('前', 'a'), failing, part('后', 'b'), list]).made;
    expect(pack?.faults).toEqual([{ name: '佐证 07-1 签到表', path: 'x', reason: '文件不在本机' }]);
    const files = pack === null ? {} : await unzipped(pack.zip);
    expect(Object.keys(files)).toEqual(['05 佐证材料/前', '05 佐证材料/后', '00 自查页.html']);
    expect(JSON.parse(strFromU8(files['00 自查页.html'] ?? new Uint8Array()))).toEqual([
      ['前', '后'],
      ['文件不在本机'],
    ]);
  });
});

/** A reader that shares nothing with the writer; not every PC has it. */
function hasPython(): boolean {
  return spawnSync('python3', ['--version']).status === 0;
}

const READ_ZIP = `
import json, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
print(json.dumps({'bad': z.testzip(), 'names': z.namelist(), 'year': z.infolist()[0].date_time[0]}))
`;
