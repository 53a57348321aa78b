import { ALTERED_TEXT } from '#src/domain/package/package-words.ts';
import * as v from 'valibot';
import { readDraft, readDraftRows, type Draft, type DraftRow } from '#src/domain/draft/draft.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { digestOf } from '#src/domain/package/canonical-json.ts';
import { scanJson } from '#src/domain/package/json-scan.ts';
import { DRAFT_EXTENSION } from '#src/domain/package/draft-extension.ts';
import { fileNameOf, projectInName } from '#src/domain/package/package-file.ts';
import { isRecorded } from '#src/domain/statements/recorded.ts';
import { parseStatement } from '#src/domain/statements/statement-schema.ts';
import type { DeviceId, Statement } from '#src/domain/statements/statement.ts';
import { MAX_INSTANT } from '#src/kernel/max-instant.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';

/** A draft on its way to another PC, whole [PL47]. FORMAT.md describes it. */
const DRAFT_FORMAT = 'performance-tracker-draft';
const DRAFT_VERSION = 1;

/** As in the names of packages there. */
const DEVICE_DIGITS = 12;

/** More than a draft of a thousand rows with long texts, and a year of values. */
const MAX_CHARACTERS = 32_000_000;

const LIMITS = { depth: 32, nodes: 1_500_000, elements: 100_000, members: 200 } as const;

export interface DraftFile {
  readonly draft: Draft;
  /** ms since 1970 UTC, by the clock of the editor. */
  readonly savedAt: number;
  /** Where it is edited, and by whom: elsewhere it is read only until somebody takes it over. */
  readonly editor: { readonly device: DeviceId; readonly name: string; readonly section: string };
  /** Every revision of what was recorded on it, what replaces another after it; absent: nothing was [PL56]. */
  readonly statements?: readonly Statement[];
  /** Rows as they were, whose values wait for a decision [PL53]. */
  readonly waiting?: readonly DraftRow[];
}

/** What tells two versions of a draft apart. */
export function draftDigest(draft: Draft): string {
  return digestOf(draft);
}

export function draftFileText({ draft, savedAt, editor, statements = [], waiting = [] }: DraftFile): string {
  const { device, name, section } = editor;
  const content = {
    format: DRAFT_FORMAT,
    version: DRAFT_VERSION,
    savedAt,
    editor: { device, name, section },
    draft,
    // Only where there are some: a draft without values is the file that it was before drafts took any.
    ...(statements.length === 0 ? {} : { statements: statements.filter(isRecorded) }),
    ...(waiting.length === 0 ? {} : { waiting }),
  };
  return `${JSON.stringify({ ...content, digest: digestOf(content) }, null, 1)}\n`;
}

const SHORT = v.pipe(v.string(), v.maxLength(100));
const FILE = v.object({
  format: v.literal(DRAFT_FORMAT),
  version: v.pipe(v.number(), v.safeInteger()),
  savedAt: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_INSTANT)),
  editor: v.object({
    device: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
    name: SHORT,
    section: SHORT,
  }),
  draft: v.unknown(),
  statements: v.optional(v.array(v.unknown()), []),
  waiting: v.optional(v.array(v.unknown()), []),
  digest: v.string(),
});

/** A file's text → the draft, or why it is none, in words. Never throws. */
export function readDraftFile(text: string): Result<DraftFile, string> {
  if (text.length > MAX_CHARACTERS) return err('文件过大，不是方案草稿。');
  // Depth is what overflows the digest, whatever stands in it.
  if (typeof scanJson(text, LIMITS) === 'string') return err('文件内容过多，不是方案草稿。');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return err('文件不完整或格式有误，不是方案草稿。请重新取一份。');
  }
  const read = v.safeParse(FILE, data);
  if (!read.success) return err('这不是方案草稿文件，或文件头有误。请让对方重新导出。');
  const { version, savedAt, editor } = read.output;
  if (version > DRAFT_VERSION) return err('草稿由更新的软件写成。请先更新本机软件，再导入。');
  const { digest, ...content } = data as Readonly<Record<string, unknown>>;
  if (digestOf(content) !== digest) return err(ALTERED_TEXT);
  const draft = readDraft(read.output.draft);
  const statements = read.output.statements.flatMap((each) => parseStatement(each) ?? []);
  const waiting = readDraftRows(read.output.waiting);
  const isWhole =
    statements.length === read.output.statements.length &&
    waiting.length === read.output.waiting.length &&
    statements.every(isRecorded);
  if (draft === null || !isWhole) return err('草稿含有本版软件不认识的内容。请先更新本机软件，再导入。');
  return ok({
    draft,
    savedAt,
    editor: { ...editor, device: editor.device as DeviceId },
    ...(statements.length === 0 ? {} : { statements }),
    ...(waiting.length === 0 ? {} : { waiting }),
  });
}

/** Whether a text that is not read here is a draft all the same, as its digest says, or its version: then a newer program wrote it. */
export function isWholeDraft(text: string): boolean {
  try {
    const data = JSON.parse(text) as Readonly<Record<string, unknown>>;
    if (!v.is(FILE, data)) return false;
    const { digest, ...content } = data;
    return data.version > DRAFT_VERSION || digestOf(content) === digest;
  } catch {
    return false;
  }
}

/** Of a draft in the shared folder: the same however it is renamed, and each device writes its own [PL67]. */
export function folderDraftName(id: PlanId, device: DeviceId): string {
  return `方案草稿${digestOf(id).slice(0, 8)}_设备${device.slice(0, DEVICE_DIGITS)}${DRAFT_EXTENSION}`;
}

/** Whether this device writes a draft of that name. */
export function isOwnDraft(name: string, device: DeviceId): boolean {
  return name.endsWith(`_设备${device.slice(0, DEVICE_DIGITS)}${DRAFT_EXTENSION}`);
}

/** '临江区图书馆_2026年_草稿5d1f20ab_20260210-0915.jxd.json' @param localTime 'YYYY-MM-DD hh:mm' by the office's clock */
export function draftFileName({ id, unitName, year, project }: Draft, localTime: string): string {
  const named = fileNameOf([
    unitName,
    year === '' ? '' : `${year}年`,
    projectInName(project === '' ? null : project),
    `草稿${digestOf(id).slice(0, 8)}`,
    localTime.replace(/[-:]/g, '').replace(/[T ]/, '-').slice(0, 13),
  ]);
  return named.replace(/\.jxb\.json$/, DRAFT_EXTENSION);
}
