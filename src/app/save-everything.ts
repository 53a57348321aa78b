import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { readDraft } from '#src/domain/draft/draft.ts';
import { draftFileName, draftFileText } from '#src/domain/package/draft-file.ts';
import { packageFileName, packageText, planPackage } from '#src/domain/package/package-file.ts';
import { packageParts } from '#src/domain/package/package-parts.ts';
import type { PackageSeal } from '#src/domain/package/package-seal.ts';
import type { Operation } from '#src/domain/statements/operation.ts';
import { revise } from '#src/domain/statements/revise.ts';
import type {
  Author,
  DeviceId,
  Instant,
  OperationId,
  Statement,
  StatementId,
} from '#src/domain/statements/statement.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { saveFile } from '#src/export/save-file.ts';
import { knownPlans } from '#src/queries/plans.ts';
import { saveQueue } from '#src/queries/save-queue.ts';
import { newId } from '#src/storage/new-id.ts';
import { journalPlans, journalRevisions } from '#src/storage/recovery.ts';
import type { StoredDraft, StoredPlans } from '#src/storage/plan-list.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { dateTimeText } from '#src/ui/date-time.ts';

/** A failing disk may answer never. */
const WAITS_MS = 5_000;

/**
 * Everything of a plan as one file, while it can still be read: from the database, else from the journal, else what stands on the
 * screen; and what could not be saved as the newest word [B38].
 * @param year the year as the screen has it, without what is not saved
 * @returns what was handed over, in words
 */
export async function saveEverything(
  storage: TrackerStorage,
  plan: Plan,
  year: YearStatements,
  author: Author,
): Promise<string> {
  const log = await firstOf([
    () => storage.revisions(plan.id),
    async () => (await journalRevisions()).get(plan.id) ?? [],
    () => Promise.resolve([...year.bySubject.values()]),
  ]);
  const at = Date.now() as Instant;
  const unsaved = saveQueue(storage, plan.id)
    .snapshot()
    .flatMap(({ request }) => {
      const id = newId() as OperationId;
      const { intent, said, origin } = request;
      const operation: Operation = {
        id,
        kind: 'do',
        target: null,
        intent,
        count: said.length,
        at,
        author: request.author,
        device: storage.device,
      };
      return revise(said, year.bySubject, operation, origin, () => newId() as StatementId);
    });
  const seals = await firstOf([() => storage.seals(plan.id), () => Promise.resolve([])]);
  const stored =
    plan.draft === undefined
      ? []
      : await firstOf([
          async () => draftsOf(await storage.plans(), plan.id),
          async () => draftsOf(await journalPlans(), plan.id),
        ]);
  const [draft] = stored;
  const names =
    draft === undefined
      ? handOver(plan, [...log, ...unsaved], seals, storage.device, author)
      : handOverDraft(draft, [...log, ...unsaved], storage.device, author);
  const what = `已导出 ${log.length} 次记录${unsaved.length === 0 ? '' : `和没有存下的 ${unsaved.length} 处`}`;
  return `${what}${severalWords(names)}：${names.join('、')}`;
}

/** Only all of them are everything [M16]; a browser asks once whether a page may hand over several. */
function severalWords(names: readonly string[]): string {
  return names.length === 1
    ? ''
    : `，分 ${names.length} 份，缺一份就不是完整备份；浏览器问是否允许下载多个文件时，请选允许`;
}

/** What the journal holds, a file for each plan, without the database. @returns what was handed over, in words */
export async function saveJournal(): Promise<string> {
  const names: string[] = [];
  const stored = await journalPlans();
  const plans = knownPlans(stored);
  for (const [id, log] of await journalRevisions()) {
    const plan = plans.find((each) => each.id === id);
    const newest = log[log.length - 1];
    const [draft] = draftsOf(stored, id);
    if (newest === undefined) continue;
    // What was recorded on a draft leaves with the draft [PL56].
    if (plan === undefined && draft !== undefined)
      names.push(...handOverDraft(draft, log, newest.device, newest.author));
    if (plan === undefined) continue;
    names.push(...handOver(plan, log, [], newest.device, newest.author));
  }
  return names.length === 0 ? '没有可导出的' : `已导出 ${names.length} 个文件：${names.join('、')}`;
}

function draftsOf({ drafts }: StoredPlans, plan: PlanId): readonly StoredDraft[] {
  return drafts.filter(({ id }) => id === plan);
}

function handOverDraft(
  { draft: data, savedAt, editor, waiting = [] }: StoredDraft,
  statements: readonly Statement[],
  device: DeviceId,
  { name, section }: Author,
): readonly string[] {
  const draft = readDraft(data);
  if (draft === null) throw new Error('the draft cannot be read');
  const file = { draft, savedAt, editor: editor ?? { device, name, section }, statements, waiting };
  const fileName = draftFileName(draft, dateTimeText(Date.now()));
  saveFile(fileName, 'application/json', draftFileText(file));
  return [fileName];
}

function handOver(
  plan: Plan,
  statements: readonly Statement[],
  seals: readonly PackageSeal[],
  device: DeviceId,
  author: Author,
): readonly string[] {
  const createdAt = Date.now() as Instant;
  const file = planPackage(plan, { scope: { kind: 'all' }, createdAt, device, author, statements, seals });
  // What a reader would refuse is handed over in several files that are taken in together [M16].
  return packageParts(file).map((part) => {
    const name = packageFileName(part, dateTimeText(createdAt));
    saveFile(name, 'application/json', packageText(part));
    return name;
  });
}

/** The first that answers in time with anything; the last one is taken as it comes. */
async function firstOf<T>(ways: readonly (() => Promise<readonly T[]>)[]): Promise<readonly T[]> {
  for (const way of ways) {
    try {
      const found = await Promise.race([way(), tooLate()]);
      if (found.length > 0) return found;
    } catch {
      // The next way is there for that.
    }
  }
  return [];
}

function tooLate(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('too late')), WAITS_MS);
  });
}
