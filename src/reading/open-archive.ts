import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { checkArchive, columnsIn, INDEX_PATH } from '#src/domain/package/all-plans.ts';
import { DRAFT_EXTENSION } from '#src/domain/package/draft-extension.ts';
import { PACKAGE_EXTENSION } from '#src/domain/package/package-file.ts';
import { UNTOUCHED } from '#src/domain/package/package-words.ts';
import { pickedFile, type PickedFile } from '#src/reading/read-package.ts';
import { zipTexts } from '#src/tables/zip-texts.ts';

/** What an archive holds: packages to be read, and lines for what is wrong with it. */
interface OpenedArchive {
  readonly packages: readonly File[];
  /** Lines that are no package: what is wrong, and what else came along. */
  readonly faults: readonly PickedFile[];
}

/** The packages of a zip, 导出全部 or 材料包, each checked against the index where there is one [PL18]. Never throws. */
export async function openArchive(file: File): Promise<OpenedArchive> {
  const fault = (name: string, words: string): PickedFile => pickedFile(name, null, `${words}${UNTOUCHED}`);
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { packages: [], faults: [fault(file.name, `${OUTCOME_WORDS.unreadableFile}。`)] };
  }
  const read = zipTexts(
    bytes,
    (path) => path === INDEX_PATH || path.endsWith(PACKAGE_EXTENSION) || path.endsWith(DRAFT_EXTENSION),
  );
  if (!read.ok) {
    const words = read.error === 'bomb' ? '压缩包内容过多。请解压后分别选取。' : '压缩包已损坏或加密。';
    return { packages: [], faults: [fault(file.name, words)] };
  }
  const texts = new Map([...read.value].filter(([path]) => path !== INDEX_PATH));
  const { sound, faults } = checkArchive(texts, read.value.get(INDEX_PATH));
  if (texts.size === 0 && faults.length === 0)
    return { packages: [], faults: [fault(file.name, '压缩包里没有数据包。')] };
  const columns = columnsIn(read.value.get(INDEX_PATH));
  const also = columns.length === 0 ? [] : [{ ...pickedFile(`${file.name} · 列的认定`, null), columns }];
  return {
    packages: sound.map((path) => new File([texts.get(path) ?? ''], path.slice(path.lastIndexOf('/') + 1))),
    faults: [
      ...faults.map(({ path, kind }) =>
        fault(path, kind === 'missing' ? '目录里有，压缩包里没有。' : '与目录里的摘要不符，可能被改动过。'),
      ),
      ...also,
    ],
  };
}
