import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { DRAFT_EXTENSION } from '#src/domain/package/draft-extension.ts';
import { digestOf } from '#src/domain/package/canonical-json.ts';
import { unattendedMerge, type DecidedMerge } from '#src/domain/package/merge-decision.ts';
import { otherPlanFault, planMerge, planNameInFile } from '#src/domain/package/merge-plan.ts';
import {
  fileNameOf,
  PACKAGE_EXTENSION,
  projectInName,
  type PackagePart,
} from '#src/domain/package/package-file.ts';
import { partsMissing } from '#src/domain/package/package-parts.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import type { DeviceId, Statement, StatementId } from '#src/domain/statements/statement.ts';

/** Enough to tell two devices apart for good; all 32 digits would make a name that nobody reads. */
const DEVICE_DIGITS = 12;

/** Names are cut to what a file system takes, and two plans may bear one name: their ids never are the same. */
const PLAN_DIGITS = 8;

/**
 * 重庆市潼南区电子政务中心_2026年_项目网站群运维_方案5d1f20ab_设备3fa91c20d4e7.jxb.json: each device and each plan has its own, so that two
 * never write the same file [K7] [PL14]. annex 10 was named before there were others, and keeps its names.
 */
export function folderFileName(plan: Plan, device: DeviceId): string {
  const { id, unitName, year, project } = plan;
  return fileNameOf([
    unitName,
    `${year}年`,
    projectInName(project),
    id === ANNEX_10_2025.id ? '' : `方案${digestOf(id).slice(0, PLAN_DIGITS)}`,
    `设备${device.slice(0, DEVICE_DIGITS)}`,
  ]);
}

/** Sets of files that take each other's place: the one is written while the other still stands. */
const SETS = ['甲', '乙'] as const;
export type FolderSet = (typeof SETS)[number];
const IN_SET = /^_第\d+份共\d+份([甲乙])$/;

/** Of one of several files that only together are everything [K12]. */
export function folderPartName(ownName: string, { number, count }: PackagePart, set: FolderSet): string {
  return `${stemOf(ownName)}_第${number}份共${count}份${set}${PACKAGE_EXTENSION}`;
}

/** Whether this device writes a file of that name: the one that holds everything, or one of several. */
export function isOwnFile(name: string, ownName: string): boolean {
  return name === ownName || setOf(name, ownName) !== null;
}

/** The set to write next: not the one that was written last, which stands until all of the next is there. */
export function nextSet(writtenLast: readonly string[], ownName: string): FolderSet {
  const last = writtenLast.map((name) => setOf(name, ownName)).find((set) => set !== null);
  return last === '甲' ? '乙' : '甲';
}

function setOf(name: string, ownName: string): FolderSet | null {
  const [stem, own] = [stemOf(name), stemOf(ownName)];
  const letter = stem.startsWith(own) ? IN_SET.exec(stem.slice(own.length))?.[1] : undefined;
  return SETS.find((set) => set === letter) ?? null;
}

const stemOf = (name: string): string => name.slice(0, -PACKAGE_EXTENSION.length);

/** What tells two contents of a file apart without reading it: bytes, and ms since 1970 by the clock of the folder. */
export interface FileStamp {
  readonly size: number;
  readonly modifiedAt: number;
}

export function isSameStamp(one: FileStamp | null, other: FileStamp | null): boolean {
  return one?.size === other?.size && one?.modifiedAt === other?.modifiedAt;
}

/** What lies in the folder, by name. */
export interface FolderListing {
  /** Files that call themselves packages, this device's own first. */
  readonly packages: readonly string[];
  /** More of them than are read. */
  readonly surplus: readonly string[];
  /** Files that call themselves drafts of plans [PL67]. */
  readonly drafts: readonly string[];
  /** Files that are something else: left alone. */
  readonly others: readonly string[];
}

/** Seven sections with a few PCs and a few years each; a folder with more is the wrong folder. */
const MAX_PACKAGES = 200;

/** Nobody has asked for it to be read just now, and reading holds the page up: ten times a year of the whole unit. */
export const MAX_UNASKED_BYTES = 16 * 1024 * 1024;

/** What browsers, Windows and office programs leave behind while they work. */
const TEMPORARY = /(?:\.crswap|\.tmp)$|^~\$|^\._|^(?:desktop\.ini|thumbs\.db|\.ds_store)$/i;

export function sortFolder(names: readonly string[], ownName: string): FolderListing {
  const lasting = names.filter((name) => !TEMPORARY.test(name)).sort();
  const isPackage = (name: string) => name.toLowerCase().endsWith(PACKAGE_EXTENSION);
  const packages = lasting.filter(isPackage);
  const isDraft = (name: string) => name.toLowerCase().endsWith(DRAFT_EXTENSION);
  const own = packages.filter((name) => isOwnFile(name, ownName));
  const rest = packages.filter((name) => !isOwnFile(name, ownName));
  const read = [...own, ...rest.slice(0, MAX_PACKAGES)];
  return {
    packages: read,
    surplus: rest.slice(MAX_PACKAGES),
    drafts: lasting.filter(isDraft).slice(0, MAX_PACKAGES),
    others: lasting.filter((name) => !isPackage(name) && !isDraft(name)),
  };
}

/** What a package in the folder would bring here [K8]. */
export type FolderOffer =
  /** Of another year or unit, which may lie in the same folder. */
  | { readonly kind: 'other-plan'; readonly name: string }
  /** Under the same id another text: nothing of it is taken in [PL13]. */
  | { readonly kind: 'other-text' }
  /** Theirs puts ours right: a person may take it [PL22]. */
  | { readonly kind: 'later-text' }
  /** Every revision of it is in our log: nothing will change that, for nothing leaves a log. */
  | { readonly kind: 'known' }
  /** It has revisions that are not here, but none that could be taken in now; they are named in the preview. */
  | { readonly kind: 'set-aside' }
  | {
      readonly kind: 'offered';
      /** Cells and other subjects with something new. */
      readonly subjects: number;
      /** Of them, those that wait for a person, who says whose word stands or has to see what would change. */
      readonly waiting: number;
      /** What taking in the others without a person would write; null: all of it waits [K9]. */
      readonly unattended: DecidedMerge | null;
    };

/** What of a file says which others belong to it. */
export type SetHead = Pick<OpenedPackage, 'plan' | 'device' | 'createdAt' | 'part'>;

/** The numbers of the files that belong to this one and are not there; none where it is all in one file [K12]. */
export function missingBeside(head: SetHead, others: readonly SetHead[]): readonly number[] {
  const { part } = head;
  return part === undefined ? [] : partsMissing({ ...head, part }, others);
}

/** Compares a package of the folder with the log [K8]; what of it nobody has to look at is told apart [M15]. */
export function folderOffer(plan: Plan, log: readonly Statement[], file: OpenedPackage): FolderOffer {
  const fault = otherPlanFault(plan, file);
  if (fault?.kind === 'other-plan') return { kind: 'other-plan', name: planNameInFile(file) };
  if (fault !== null) return { kind: fault.kind };
  if (holdsNothingNew(file, log)) return { kind: 'known' };
  const planned = planMerge(plan, log, file);
  if (!planned.ok) return { kind: 'other-text' };
  const fresh = planned.value.items.filter(({ arriving }) => arriving.length > 0);
  if (fresh.length === 0) return { kind: 'set-aside' };
  return {
    kind: 'offered',
    subjects: fresh.length,
    waiting: fresh.filter(({ waits }) => waits !== null).length,
    unattended: unattendedMerge(planned.value),
  };
}

function holdsNothingNew({ statements, unread }: OpenedPackage, log: readonly Statement[]): boolean {
  const known = new Set<StatementId>(log.map(({ id }) => id));
  return unread.length === 0 && statements.every(({ id }) => known.has(id));
}

/** Typing goes on: a write in the middle of it would be old at once. */
const QUIET_MS = 2_000;
/** But whoever types for an hour wants to be in the folder before that. */
const LONGEST_MS = 15_000;

/**
 * How long to wait before the folder is written, in ms.
 * @param since when the first change came that is not in the folder, ms since 1970
 */
export function writeDelay(since: number, now: number): number {
  return Math.min(QUIET_MS, Math.max(0, since + LONGEST_MS - now));
}
