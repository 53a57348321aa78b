import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { cutText } from '#src/kernel/plain-text.ts';
import type { ColumnChoice } from '#src/domain/package/column-choice.ts';
import { DRAFT_EXTENSION } from '#src/domain/package/draft-extension.ts';
import { readDraftFile, type DraftFile } from '#src/domain/package/draft-file.ts';
import { ENCODING_WORDS, packageFaultText, UNTOUCHED } from '#src/domain/package/package-words.ts';
import type { OnStep, OpenedPackage } from '#src/domain/package/parse-package.ts';
import { MAX_FILE_BYTES } from '#src/domain/package/text-encoding.ts';
import { readInWorker } from '#src/reading/package-in-worker.ts';

/** A file that was picked, dropped or pasted, and what became of it. */
export interface PickedFile {
  readonly id: number;
  readonly name: string;
  /** null: it could not be read. */
  readonly file: OpenedPackage | null;
  /** A draft is no package: it replaces one as a whole [PL47]. */
  readonly draft?: DraftFile;
  /** What was chosen for columns on another PC [IM20]. */
  readonly columns?: readonly ColumnChoice[];
  /** Why it could not be read, or in which encoding it was written when that is not ours. */
  readonly words: string;
}

/** People have their months in tables, and GBK is what a Chinese Excel makes of CSV: the grid takes both, by way of the clipboard. */
const TABLE_ADVICE = '表格里的数，请用 Excel 或 WPS 打开，选中后复制，到「月度填报」粘贴。';

let serial = 0;

/** Reads a file without taking anything in; never throws, whatever it is. */
export async function readPackage(
  file: File,
  onStep: OnStep = () => undefined,
  signal: AbortSignal = new AbortController().signal,
): Promise<PickedFile> {
  if (file.size > MAX_FILE_BYTES) return refused(file.name, { kind: 'too-large', bytes: file.size });
  if (file.name.toLowerCase().endsWith(DRAFT_EXTENSION)) return readDraftOf(file);
  const read = signal.aborted ? null : await readInWorker(file, onStep, signal);
  if (read === null) return pickedFile(file.name, null, `已取消读取。${UNTOUCHED}`);
  if (read === 'unreadable')
    return pickedFile(file.name, null, `${OUTCOME_WORDS.unreadableFile}。${UNTOUCHED}`);
  if (!read.ok) return refused(file.name, read.error);
  const { encoding } = read.value;
  const note = encoding === 'utf-8' ? '' : `按 ${ENCODING_WORDS[encoding]} 读取`;
  return pickedFile(file.name, read.value.file, note);
}

async function readDraftOf(file: File): Promise<PickedFile> {
  try {
    const read = readDraftFile(await file.text());
    if (!read.ok) return pickedFile(file.name, null, `${read.error}${UNTOUCHED}`);
    return { ...pickedFile(file.name, null), draft: read.value };
  } catch {
    return pickedFile(file.name, null, `${OUTCOME_WORDS.unreadableFile}。${UNTOUCHED}`);
  }
}

function refused(name: string, fault: Parameters<typeof packageFaultText>[0]): PickedFile {
  const words = packageFaultText(fault);
  return pickedFile(name, null, /\.(?:csv|txt|xlsx?|et)$/i.test(name) ? `${words}${TABLE_ADVICE}` : words);
}

/** A file that has been read, wherever it was. */
export function pickedFile(name: string, file: OpenedPackage | null, words = ''): PickedFile {
  serial += 1;
  return { id: serial, name: plainName(name), file, words };
}

const MAX_NAME = 120;

/** Names of strangers' files may hold characters that turn a line around. */
export function plainName(name: string): string {
  return cutText(name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ''), MAX_NAME);
}
