import { useEffect, useRef, useState } from 'react';
import { READING_STEP_WORDS, UNTOUCHED } from '#src/domain/package/package-words.ts';
import type { ReadingStep } from '#src/domain/package/parse-package.ts';
import { pickedFile, plainName, readPackage, type PickedFile } from '#src/reading/read-package.ts';

/**
 * Reads files one after the other, those of an archive too, says which and how far, and can be stopped.
 * @param onEnd told when the files of one hand-over have all been told of
 */
export function useReading(onRead: (file: PickedFile) => void, onEnd: () => void = () => undefined) {
  const [reading, setReading] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  // Whoever leaves the page does not wait for what is read.
  useEffect(() => () => running.current?.abort(), []);
  const readAll = async (picked: readonly File[]) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    // What was handed over meanwhile is being read instead.
    const tell = (words: string) => {
      if (running.current === controller) setReading(words);
    };
    // Told together at the end: a preview of some of them would be another one in a moment.
    const read: PickedFile[] = [];
    const opened: File[] = [];
    for (const file of picked) {
      if (!/\.zip$/i.test(file.name)) {
        opened.push(file);
        continue;
      }
      tell(`正在读取 ${plainName(file.name)}（${sizeText(file.size)}）…`);
      try {
        const { openArchive } = await import('#src/reading/open-archive.ts');
        const { packages, faults } = await openArchive(file);
        opened.push(...packages);
        read.push(...faults);
      } catch {
        read.push(pickedFile(file.name, null, `解压的程序没有取到，请再选一次。${UNTOUCHED}`));
      }
    }
    for (const [index, file] of opened.entries()) {
      const words = (step: ReadingStep) =>
        `正在读取 ${opened.length > 1 ? `第 ${index + 1} 个（共 ${opened.length} 个）` : ''}${plainName(file.name)}（${sizeText(file.size)}）：${READING_STEP_WORDS[step]}…`;
      tell(words('text'));
      read.push(await readPackage(file, (step) => tell(words(step)), controller.signal));
    }
    for (const each of read) onRead(each);
    onEnd();
    if (running.current === controller) setReading(null);
  };
  return {
    /** What is being read, in words; null: nothing. */
    reading,
    take: (files: readonly File[]) => void readAll(files),
    cancel: () => running.current?.abort(),
  };
}

const MB = 1_000_000;

function sizeText(bytes: number): string {
  return bytes < MB / 10 ? '不足 0.1 MB' : `${(bytes / MB).toFixed(1)} MB`;
}
