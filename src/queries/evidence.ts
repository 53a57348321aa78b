import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { evidenceBytes, evidenceIndex, type EvidenceEntry } from '#src/domain/papers/evidence-index.ts';
import { evidenceRefusalText } from '#src/domain/words/evidence-words.ts';
import type { Author, EvidenceContent } from '#src/domain/statements/statement.ts';
import { storedEvidenceType } from '#src/domain/statements/evidence-file.ts';
import { isSealed } from '#src/domain/statements/seal.ts';
import { planInForce } from '#src/domain/statements/year-statements.ts';
import {
  evidenceSaid,
  faultBeside,
  fileContent,
  isOf,
  newEvidenceId,
  unreadWords,
} from '#src/queries/evidence-saying.ts';
import { takeInHand } from '#src/queries/files-in-hand.ts';
import { useSaying } from '#src/queries/saying.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText, failureWords } from '#src/queries/storage-words.ts';
import { takeFile, type TakenFile } from '#src/queries/take-file.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { useYear } from '#src/queries/year.ts';

/** A file that was not taken in, and why. */
export interface RefusedFile {
  readonly name: string;
  readonly words: string;
}

interface EvidenceSpeaker {
  readonly plan: Plan;
  readonly author: Author | null;
  readonly askAuthor: () => void;
  readonly say: (
    text: string,
    more?: {
      readonly tone?: 'plain' | 'problem';
      readonly action?: { readonly label: string; readonly run: () => void };
    },
  ) => void;
  /** Hands a file to the browser's downloads: it is never shown in a page [A4]. */
  readonly handOut: (name: string, type: string, bytes: Uint8Array) => void;
}

/** Files that were dropped before anybody said who is working here: they are taken in as soon as it is known. */
interface WaitingFiles {
  readonly indicator: IndicatorId;
  readonly month: Month | null;
  readonly files: readonly File[];
  readonly release: () => void;
}

const SEALED_WORDS = '本年度已定稿，佐证不能增删。确需修改，请先到「定稿与校验」重新打开';

/** The year's evidence, and everything that can be done with it [A1]–[A5]. */
export function useEvidence({ plan, author, askAuthor, say, handOut }: EvidenceSpeaker) {
  const storage = useStorage();
  const { year } = useYear(plan.id);
  const rows = useMemo(() => evidenceIndex(planInForce(plan, year), year), [plan, year]);
  const { data: here = null } = useQuery(trackerQueries.files(storage, plan.id));
  const saying = useSaying({ plan: plan.id, author, askAuthor, say });
  const isFinal = isSealed(year.bySubject);
  const speak: typeof saying = (request, words) => {
    if (!isFinal) return saying(request, words);
    say(SEALED_WORDS, { tone: 'problem' });
    return false;
  };
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
      await storage.supplyFile(plan.id, taken);
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
      say(SEALED_WORDS, { tone: 'problem' });
      return;
    }
    const release = takeInHand();
    if (author === null) {
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
      setBusy(`正在读取第 ${index + 1} 个，共 ${files.length} 个：${file.name}`);
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
        await supply(taken.value, `已补上文件：${file.name}`);
      } else if (fault !== null) {
        faults.push({ name: file.name, words: evidenceRefusalText(fault) });
      }
    }
    setBusy(null);
    setRefused(faults);
    if (fit.length === 0) return;
    const said = fit.map((file, index) =>
      evidenceSaid(indicator, newEvidenceId(index), fileContent(file, month)),
    );
    speak({ intent: 'evidence', origin: 'typed', said, files: fit }, `已收下佐证 ${fit.length} 份`);
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
        setBusy(`正在核对第 ${index + 1} 个，共 ${likely.length} 个：${file.name}`);
        const taken = await takeFile(file);
        if (!taken.ok || !wanted.delete(taken.value.sha256)) continue;
        await storage.supplyFile(plan.id, taken.value);
      }
      say(`补上 ${asked - wanted.size} 个文件，还缺 ${wanted.size} 个`);
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
    if (author !== null) takeWaiting();
  }, [author]);

  return {
    rows,
    /** Digests of the files on this device; null until they have been looked up. */
    here,
    used: evidenceBytes(rows),
    /** Files that entries name and that are not on this device. */
    missing: new Set(missing.map(({ sha256 }) => sha256)).size,
    supplyMissing,
    busy,
    refused,
    dismissRefused: () => setRefused([]),
    attach,

    /** A document number or place instead of a file. @returns false when it had to ask who is working here first */
    point: (indicator: IndicatorId, month: Month | null, title: string, text: string): boolean =>
      speak(
        {
          intent: 'evidence',
          origin: 'typed',
          said: [
            evidenceSaid(indicator, newEvidenceId(0), { month, title, source: { kind: 'pointer', text } }),
          ],
        },
        `已登记：${title}`,
      ),

    change: ({ indicator, id }: EvidenceEntry, content: EvidenceContent): boolean =>
      speak(
        { intent: 'evidence', origin: 'typed', said: [evidenceSaid(indicator.id, id, content)] },
        `已修改：${content.title}`,
      ),

    remove: ({ indicator, id, number, title }: EvidenceEntry): boolean =>
      speak(
        { intent: 'evidence', origin: 'typed', said: [evidenceSaid(indicator.id, id, null)] },
        `已移除 ${number} ${title}`,
      ),

    /** Hands the file to the browser's downloads, or says why it cannot [A4]. */
    open: async ({ source }: EvidenceEntry) => {
      if (source.kind !== 'file') return;
      try {
        const read = await storage.readFile(source.sha256);
        if (read.kind !== 'sound') {
          say(unreadWords(source.name, read.kind), { tone: 'problem' });
          return;
        }
        const type = storedEvidenceType(source.name, read.bytes);
        if (type.ok) handOut(source.name, type.value, read.bytes);
        else say(`「${source.name}」没有打开：${evidenceRefusalText(type.error)}`, { tone: 'problem' });
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
        setRefused([{ name: file.name, words: `与登记的「${source.name}」内容不同，没有收下` }]);
      else await supply(taken.value, `已补上文件：${source.name}`);
      release();
    },
  };
}

export type EvidenceDesk = ReturnType<typeof useEvidence>;
