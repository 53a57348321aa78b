import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { evidenceBytes, type EvidenceEntry, type EvidenceRow } from '#src/domain/papers/evidence-index.ts';
import { storedEvidenceType } from '#src/domain/statements/evidence-file.ts';
import { EVIDENCE_WORDS, evidenceRefusalText } from '#src/domain/words/evidence-words.ts';
import { faultBeside, isOf } from '#src/queries/evidence-saying.ts';
import { takeInHand } from '#src/queries/files-in-hand.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText, failureWords } from '#src/queries/storage-words.ts';
import { takeFile, type TakenFile } from '#src/queries/take-file.ts';

/** A file that was not taken in, and why. */
interface RefusedFile {
  readonly name: string;
  readonly words: string;
}

interface EvidenceFiles {
  readonly plan: PlanId;
  readonly rows: readonly EvidenceRow[];
  /** Digests of the files on this device; null until they have been looked up. */
  readonly here: ReadonlySet<string> | null;
  readonly isFinal: boolean;
  /** Nobody has said who they are: files wait until somebody has. */
  readonly hasAuthor: boolean;
  readonly askAuthor: () => void;
  readonly say: (text: string, more?: { readonly tone: 'problem' }) => void;
  /** Hands a file to the browser's downloads: it is never shown in a page [A4]. */
  readonly handOut: (name: string, type: string, bytes: Uint8Array) => void;
  /** Says of files that were found fit that they are evidence of a row, as one operation. */
  readonly onFit: (indicator: IndicatorId, month: Month | null, fit: readonly TakenFile[]) => void;
}

/** Files that were dropped before anybody said who is working here: they are taken in as soon as it is known. */
interface WaitingFiles {
  readonly indicator: IndicatorId;
  readonly month: Month | null;
  readonly files: readonly File[];
  readonly release: () => void;
}

/** The files of evidence: taken in, handed out, and brought where they are missing. */
export function useEvidenceFiles({
  plan,
  rows,
  here,
  isFinal,
  hasAuthor,
  askAuthor,
  say,
  handOut,
  onFit,
}: EvidenceFiles) {
  const storage = useStorage();
  const [busy, setBusy] = useState<string | null>(null);
  const [refused, setRefused] = useState<readonly RefusedFile[]>([]);
  const waiting = useRef<readonly WaitingFiles[]>([]);

  const entriesOf = (indicator: IndicatorId): readonly EvidenceEntry[] =>
    rows.find((row) => row.indicator.id === indicator)?.entries ?? [];

  const isSound = async (sha256: string): Promise<boolean> => {
    const read = await storage.readFile(sha256).catch(() => null);
    return read === null || read.kind === 'sound';
  };

  const supply = async (taken: TakenFile, words: string) => {
    try {
      await storage.supplyFile(plan, taken);
      say(words);
    } catch (error) {
      const { what, todo } = failureWords(error);
      say(`「${taken.name}」${what}。${todo}`, { tone: 'problem' });
    }
  };

  /** Takes files in as evidence of a row; the sound ones are one operation, the others are named with their reason. */
  const attach = async (indicator: IndicatorId, month: Month | null, files: readonly File[]) => {
    if (files.length === 0) return;
    if (isFinal) {
      say(EVIDENCE_WORDS.sealed, { tone: 'problem' });
      return;
    }
    const release = takeInHand();
    if (!hasAuthor) {
      waiting.current = [...waiting.current, { indicator, month, files, release }];
      askAuthor();
      return;
    }
    try {
      await takeIn(indicator, month, files);
    } finally {
      release();
    }
  };

  const takeIn = async (indicator: IndicatorId, month: Month | null, files: readonly File[]) => {
    const faults: RefusedFile[] = [];
    const fit: TakenFile[] = [];
    let used = evidenceBytes(rows);
    for (const [index, file] of files.entries()) {
      setBusy(EVIDENCE_WORDS.reading(index + 1, files.length, file.name));
      const taken = await takeFile(file);
      const fault = taken.ok ? faultBeside(taken.value, used, entriesOf(indicator), fit) : taken.error;
      if (taken.ok && fault === null) {
        fit.push(taken.value);
        used += taken.value.bytes.length;
      } else if (
        taken.ok &&
        entriesOf(indicator).some(({ source }) => isOf(source, taken.value.sha256)) &&
        !(await isSound(taken.value.sha256))
      ) {
        await supply(taken.value, EVIDENCE_WORDS.supplied(file.name));
      } else if (fault !== null) {
        faults.push({ name: file.name, words: evidenceRefusalText(fault) });
      }
    }
    setBusy(null);
    setRefused(faults);
    if (fit.length === 0) return;
    onFit(indicator, month, fit);
  };

  const missing = rows
    .flatMap((row) => row.entries)
    .flatMap(({ source, said }) =>
      source.kind === 'file' && said.at !== undefined && here?.has(source.sha256) === false ? [source] : [],
    );

  /** Looks through files, those of a folder say, for the ones that are missing here; they are known by size and digest [A4]. */
  const supplyMissing = async (files: readonly File[]) => {
    const wanted = new Map(missing.map(({ sha256, size }) => [sha256, size]));
    const asked = wanted.size;
    const sizes = new Set(wanted.values());
    const likely = files.filter(({ size }) => sizes.has(size));
    const release = takeInHand();
    try {
      for (const [index, file] of likely.entries()) {
        setBusy(EVIDENCE_WORDS.comparing(index + 1, likely.length, file.name));
        const taken = await takeFile(file);
        if (!taken.ok || !wanted.delete(taken.value.sha256)) continue;
        await storage.supplyFile(plan, taken.value);
      }
      say(EVIDENCE_WORDS.suppliedOf(asked - wanted.size, wanted.size));
    } catch (error) {
      const { what, todo } = failureWords(error);
      say(`${what}。${todo}`, { tone: 'problem' });
    } finally {
      setBusy(null);
      release();
    }
  };

  const takeWaiting = useEffectEvent(() => {
    const { current } = waiting;
    waiting.current = [];
    for (const { indicator, month, files, release } of current) {
      void attach(indicator, month, files);
      release();
    }
  });
  const dropWaiting = useEffectEvent(() => {
    for (const { release } of waiting.current) release();
    waiting.current = [];
  });
  useEffect(() => dropWaiting, []);
  useEffect(() => {
    if (hasAuthor) takeWaiting();
  }, [hasAuthor]);

  return {
    /** Files that entries name and that are not on this device. */
    missing: new Set(missing.map(({ sha256 }) => sha256)).size,
    supplyMissing,
    busy,
    refused,
    dismissRefused: () => setRefused([]),
    attach,

    /** Hands the file to the browser's downloads, or says why it cannot [A4]. */
    open: async ({ source }: EvidenceEntry) => {
      if (source.kind !== 'file') return;
      try {
        const read = await storage.readFile(source.sha256);
        if (read.kind !== 'sound') {
          say(EVIDENCE_WORDS[read.kind](source.name), { tone: 'problem' });
          return;
        }
        const type = storedEvidenceType(source.name, read.bytes);
        if (type.ok) handOut(source.name, type.value, read.bytes);
        else say(EVIDENCE_WORDS.notOpened(source.name, evidenceRefusalText(type.error)), { tone: 'problem' });
      } catch (error) {
        say(failureText(error), { tone: 'problem' });
      }
    },

    /** The file of an entry that came without it, or whose copy is damaged: only the same file is taken [A4]. */
    supply: async ({ source }: EvidenceEntry, file: File) => {
      if (source.kind !== 'file') return;
      const release = takeInHand();
      const taken = await takeFile(file);
      if (!taken.ok) setRefused([{ name: file.name, words: evidenceRefusalText(taken.error) }]);
      else if (taken.value.sha256 !== source.sha256)
        setRefused([{ name: file.name, words: EVIDENCE_WORDS.otherFile(source.name) }]);
      else await supply(taken.value, EVIDENCE_WORDS.supplied(source.name));
      release();
    },
  };
}
