import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { EvidenceId, Said } from '#src/domain/statements/statement.ts';
import { digestInSlices, type EvidenceFile } from '#src/storage/evidence-files.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { fillDisk, watchTransactions } from '#test/support/planted-faults.ts';
import { openRaw } from '#test/support/raw-database.ts';
import { AUTHOR, number, PLAN, say, standingTable, typed } from '#test/support/saying.ts';

const SAMPLE = `${PLAN}:sample` as typeof PLAN;

function fileOf(text: string): EvidenceFile {
  const bytes = bytesOf(text);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** jsdom's encoder makes arrays of its own kind. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(new TextEncoder().encode(text));
}

function attached(file: EvidenceFile, evidence = 'e1', title = '签到表'): Said {
  return {
    subject: { kind: 'evidence', indicator: 'sum' as never, evidence: evidence as EvidenceId },
    content: {
      month: null,
      title,
      source: {
        kind: 'file',
        name: 'a.pdf',
        size: file.bytes.length,
        type: 'application/pdf',
        ...digest(file),
      },
    },
    note: '',
  };
}

const digest = ({ sha256 }: EvidenceFile) => ({ sha256 });
const removed = (evidence = 'e1'): Said =>
  ({ ...attached(fileOf('')), subject: attached(fileOf(''), evidence).subject, content: null }) as Said;

it('[B20] a file and what refers to it are one transaction, and the same file is stored once', async () => {
  const scopes: string[][] = [];
  watchTransactions((transaction, options) => {
    if (transaction.mode === 'readwrite' && options?.durability === 'strict')
      scopes.push(Array.from(transaction.objectStoreNames));
  });
  const storage = await openTestStorage();
  const file = fileOf('%PDF-1.7 签到');
  scopes.length = 0;
  await storage.write(typed([attached(file)], { intent: 'evidence', files: [file] }));
  expect(scopes).toHaveLength(1);
  expect(scopes[0]).toEqual(expect.arrayContaining(['blobs', 'statements', 'operations', 'standing']));
  await storage.write(typed([attached(file, 'e2')], { intent: 'evidence', files: [file] }));
  expect(await storage.files()).toEqual(new Set([file.sha256]));
  expect(await storage.readFile(file.sha256)).toEqual({ kind: 'sound', bytes: file.bytes });
});

it('[B20] a full disk leaves neither the file nor the word that refers to it', async () => {
  const storage = await openTestStorage();
  await say(storage, number('sum', 1, 1));
  const file = fileOf('x'.repeat(1_000));
  const request = typed([attached(file)], { intent: 'evidence', files: [file] });
  for (const store of ['blobs', 'standing']) {
    const makeRoom = fillDisk([store]);
    await expect(storage.write(request)).rejects.toMatchObject({ problem: { kind: 'quota' } });
    makeRoom();
    expect(await storage.files()).toEqual(new Set());
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 1 });
  }
  await storage.write(request);
  expect(await storage.readFile(file.sha256)).toMatchObject({ kind: 'sound' });
});

it('[B20] a removed file stays while a revision refers to it, and comes back with the word', async () => {
  const storage = await openTestStorage();
  const file = fileOf('会议纪要');
  await storage.write(typed([attached(file)], { intent: 'evidence', files: [file] }));
  await storage.write(typed([removed()], { intent: 'evidence' }));
  expect(await standingTable(storage)).toEqual({ 'evidence/sum/e1': null });
  expect(await storage.files()).toEqual(new Set([file.sha256]));
  await storage.undo(PLAN, AUTHOR);
  expect(await standingTable(storage)).toMatchObject({ 'evidence/sum/e1': { title: '签到表' } });
  expect(await storage.readFile(file.sha256)).toMatchObject({ kind: 'sound' });
});

it('[B20] discarding the sample strikes its files, and no file of the office', async () => {
  const storage = await openTestStorage();
  const [own, shared, sample] = [fileOf('own'), fileOf('shared'), fileOf('sample')];
  await storage.write(typed([attached(own), attached(shared, 'e2')], { files: [own, shared] }));
  // Removed, so only the history refers to it.
  await storage.write(typed([removed('e2')]));
  await storage.write(
    typed([attached(sample), attached(shared, 'e2')], { plan: SAMPLE, files: [sample, shared] }),
  );
  await storage.discard(SAMPLE);
  expect(await storage.files()).toEqual(new Set([own.sha256, shared.sha256]));
});

it('[B20] while a revision cannot be read no file is struck: it might refer to any of them', async () => {
  const name = `evidence-${Math.random()}`;
  const storage = await openTestStorage(name);
  const [own, sample] = [fileOf('own'), fileOf('sample')];
  await storage.write(typed([attached(own)], { files: [own] }));
  await storage.write(typed([attached(sample)], { plan: SAMPLE, files: [sample] }));
  const raw = await openRaw(name);
  const row = (await raw.get('statements')).find((each) => (each as { plan: string }).plan === PLAN);
  await raw.put('statements', { ...(row as object), content: 'damaged' });
  raw.close();
  await storage.discard(SAMPLE);
  expect(await storage.files()).toContain(own.sha256);
});

it('[B21] a file that is missing or damaged is said to be, and is put right by the same file', async () => {
  const name = `files-${Math.random()}`;
  const storage = await openTestStorage(name);
  const file = fileOf('收据');
  // As after a merge: the word came, the file did not.
  await storage.write(typed([attached(file)], { intent: 'evidence' }));
  expect(await storage.readFile(file.sha256)).toEqual({ kind: 'missing' });
  const heard: unknown[] = [];
  storage.feed.subscribe((change) => heard.push(change));
  await storage.supplyFile(PLAN, file);
  expect(heard).toEqual([{ kind: 'said', plan: PLAN, statements: [] }]);
  expect(await storage.readFile(file.sha256)).toEqual({ kind: 'sound', bytes: file.bytes });
  const raw = await openRaw(name);
  for (const bytes of [bytesOf('收拒'), 'text', null]) {
    await raw.put('blobs', { sha256: file.sha256, bytes });
    expect(await storage.readFile(file.sha256)).toEqual({ kind: 'damaged' });
  }
  raw.close();
  await storage.supplyFile(PLAN, file);
  expect(await storage.readFile(file.sha256)).toMatchObject({ kind: 'sound' });
});

it('[B21] digests a large file in slices, as in one go', async () => {
  const bytes = new Uint8Array(3 * 1_048_576 + 17).map((_, index) => (index * 31) % 251);
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  });
  expect(await digestInSlices(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  clearInterval(timer);
  expect(turns).toBeGreaterThan(0);
  expect(await digestInSlices(new Uint8Array())).toBe(createHash('sha256').digest('hex'));
});
