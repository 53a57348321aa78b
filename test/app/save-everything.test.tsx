import { expect, it } from 'vitest';
import { saveEverything } from '#src/app/save-everything.ts';
import { partsMissing } from '#src/domain/package/package-parts.ts';
import { parsePackage } from '#src/domain/package/parse-package.ts';
import { readDraftFile } from '#src/domain/package/draft-file.ts';
import { NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { caughtDownloads } from '#test/support/caught-downloads.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { draftOf, entryOf } from '#test/support/draft-plan.ts';
import { AUTHOR, number } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';
import { revision } from '#test/domain/support/revision.ts';

it('[B38][M16] a log above what a reader takes leaves as several files, each of which opens, and the words say that all are needed', async () => {
  const downloads = caughtDownloads();
  const log = Array.from({ length: 50_001 }, (_, index) =>
    revision({
      id: `r${index}`,
      indicator: WATER.indicators[index % 9]?.id ?? '',
      month: 1 + (index % 12),
    }),
  );
  const storage = { ...(await openTestStorage()), revisions: () => Promise.resolve(log) };
  const words = await saveEverything(storage, WATER, NO_STATEMENTS, AUTHOR);
  expect(words).toMatch(/^已导出 50001 次记录，分 2 份，缺一份就不是完整备份；/);
  const read = await Promise.all(downloads.map(async ({ text }) => parsePackage(await text)));
  const files = read.flatMap((each) => (each.ok ? [each.value] : []));
  expect(files).toHaveLength(2);
  const [first] = files;
  if (first?.part === undefined) throw new Error('no part');
  expect(partsMissing({ ...first, part: first.part }, files)).toEqual([]);
  expect(new Set(files.flatMap(({ statements }) => statements.map(({ id }) => id))).size).toBe(50_001);
});

it('[B38][PL56] of a draft everything leaves as the draft with what was recorded on it', async () => {
  const downloads = caughtDownloads();
  const storage = await openTestStorage();
  const draft = draftOf({ d1: { weight: '' } });
  await storage.saveDraft({ id: draft.id, draft, savedAt: 1 }, null);
  const said = [number('d1', 1, 2)];
  await storage.write({ plan: draft.id, intent: 'type', origin: 'typed', author: AUTHOR, said });
  const words = await saveEverything(storage, entryOf(draft).plan, NO_STATEMENTS, AUTHOR);
  expect(words).toMatch(/^已导出 1 次记录：.*草稿.*\.jxd\.json$/);
  const read = await Promise.all(downloads.map(async ({ text }) => readDraftFile(await text)));
  const files = read.flatMap((each) => (each.ok ? [each.value] : []));
  expect(files.map((each) => [each.draft, each.statements?.length])).toStrictEqual([[draft, 1]]);
});
