import { isSamplePlan, type Plan } from '#src/domain/catalogue/plan.ts';
import { allPlansFileName, allPlansIndex, INDEX_PATH } from '#src/domain/package/all-plans.ts';
import { packageFileName, packageText, planPackage } from '#src/domain/package/package-file.ts';
import { packageParts } from '#src/domain/package/package-parts.ts';
import { parsePackage } from '#src/domain/package/parse-package.ts';
import type { Author, Instant } from '#src/domain/statements/statement.ts';
import { saveFile } from '#src/export/save-file.ts';
import { ZipStream } from '#src/export/zip-stream.ts';
import { readWholePlan } from '#src/queries/whole-plan.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { MAX_UNPACKED_BYTES } from '#src/tables/limits.ts';
import { dateTimeText } from '#src/ui/date-time.ts';

/** More than is read back from one archive. */
export class TooMuchForOneArchive extends Error {}

/**
 * Hands over every plan of this device as one archive: a package a plan, and an index with digests [PL18]. Each counts as a backup.
 * @returns what was handed over, in words
 */
export async function exportAllPlans(
  storage: TrackerStorage,
  plans: readonly Plan[],
  author: Author,
): Promise<string> {
  const at = Date.now() as Instant;
  const about = { createdAt: at, device: storage.device, author };
  const own = plans.filter(({ id }) => !isSamplePlan(id));
  const packed = [];
  const marks = [];
  for (const plan of own) {
    const { statements, seals, mark } = await readWholePlan(storage, plan.id, at);
    const whole = planPackage(plan, { scope: { kind: 'all' }, ...about, statements, seals });
    for (const file of packageParts(whole)) {
      const text = packageText(file);
      // Nothing is handed over, and nothing counts, before all of it is known to open again.
      if (!parsePackage(text).ok) throw new Error('a package could not be read again');
      // Numbered: plans may bear one name.
      const number = String(packed.length + 1).padStart(2, '0');
      packed.push({ path: `${number}_${packageFileName(file, dateTimeText(at))}`, text, file });
    }
    marks.push({ plan: plan.id, mark });
  }
  const parts = [...packed, { path: INDEX_PATH, text: allPlansIndex(packed, about) }].map(
    ({ path, text }) => ({
      path,
      bytes: new TextEncoder().encode(text),
    }),
  );
  if (parts.reduce((sum, { bytes }) => sum + bytes.length, 0) > MAX_UNPACKED_BYTES)
    throw new TooMuchForOneArchive();
  const zip = new ZipStream(at);
  for (const { path, bytes } of parts) await zip.add(path, bytes, false, () => undefined);
  const name = allPlansFileName(own.length, dateTimeText(at));
  saveFile(name, 'application/zip', zip.finish());
  for (const { plan, mark } of marks) if (mark !== null) await storage.markBackup(plan, mark);
  return `已导出 ${own.length} 个方案：${name}`;
}
