import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { evidenceBytes, evidenceIndex, type EvidenceEntry } from '#src/domain/papers/evidence-index.ts';
import { isSealed } from '#src/domain/statements/seal.ts';
import type { Author, EvidenceContent, Said } from '#src/domain/statements/statement.ts';
import { planInForce } from '#src/domain/statements/year-statements.ts';
import { EVIDENCE_WORDS } from '#src/domain/words/evidence-words.ts';
import { useEvidenceFiles } from '#src/queries/evidence-files.ts';
import { evidenceSaid, fileContent, newEvidenceId } from '#src/queries/evidence-saying.ts';
import { useSaying, type Speaker } from '#src/queries/saying.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import type { TakenFile } from '#src/queries/take-file.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { useYear } from '#src/queries/year.ts';

interface EvidenceSpeaker {
  readonly plan: Plan;
  readonly author: Author | null;
  readonly askAuthor: Speaker['askAuthor'];
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

/** The year's evidence, and everything that can be done with it [A1]–[A5]. */
export function useEvidence({ plan, author, askAuthor, say, handOut }: EvidenceSpeaker) {
  const storage = useStorage();
  const { year } = useYear(plan.id);
  const rows = useMemo(() => evidenceIndex(planInForce(plan, year), year), [plan, year]);
  const { data: here = null } = useQuery(trackerQueries.files(storage, plan.id));
  const saying = useSaying({ plan: plan.id, author, askAuthor, say });
  const isFinal = isSealed(year.bySubject);
  const speak = (said: Said, words: string, then?: () => void) => speakAll([said], words, then);
  const speakAll = (
    said: readonly Said[],
    words: string,
    then?: () => void,
    files?: readonly TakenFile[],
  ): void => {
    const withFiles = files === undefined ? {} : { files };
    if (isFinal) say(EVIDENCE_WORDS.sealed, { tone: 'problem' });
    else saying({ intent: 'evidence', origin: 'typed', said, ...withFiles }, words, then);
  };
  const files = useEvidenceFiles({
    plan: plan.id,
    rows,
    here,
    isFinal,
    hasAuthor: author !== null,
    askAuthor,
    say,
    handOut,
    onFit: (indicator, month, fit) => {
      const said = fit.map((file, index) =>
        evidenceSaid(indicator, newEvidenceId(index), fileContent(file, month)),
      );
      speakAll(said, EVIDENCE_WORDS.taken(fit.length), undefined, fit);
    },
  });

  return {
    rows,
    here,
    used: evidenceBytes(rows),
    ...files,

    /** A document number or place instead of a file. */
    point: (
      indicator: IndicatorId,
      { month, title, text }: { readonly month: Month | null; readonly title: string; readonly text: string },
      then: () => void,
    ): void =>
      speak(
        evidenceSaid(indicator, newEvidenceId(0), { month, title, source: { kind: 'pointer', text } }),
        EVIDENCE_WORDS.noted(title),
        then,
      ),

    change: ({ indicator, id }: EvidenceEntry, content: EvidenceContent, then: () => void): void =>
      speak(evidenceSaid(indicator.id, id, content), EVIDENCE_WORDS.changed(content.title), then),

    remove: ({ indicator, id, number, title }: EvidenceEntry): void =>
      speak(evidenceSaid(indicator.id, id, null), EVIDENCE_WORDS.removed(number, title)),
  };
}

export type EvidenceDesk = ReturnType<typeof useEvidence>;
