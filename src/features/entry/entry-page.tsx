import { useCallback, useEffect, useRef } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { EntryWorkspace } from '#src/features/entry/entry-workspace.tsx';
import { TypingPause } from '#src/features/entry/typing-pause.tsx';
import { useYear } from '#src/queries/year.ts';
import { planEntry } from '#src/session/entry-session.ts';
import type { PageProps } from '#src/session/page.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { readPreference, writePreference } from '#src/session/preference.ts';
import { Coming } from '#src/ui/coming.tsx';

/** 月度填报: a month with its notes, or the whole year, in a grid like the spreadsheet people know. */
export function EntryPage(props: PageProps) {
  const { plan, place, author, go } = props;
  const { year, isLoading } = useYear(plan.id);
  // The section that this page has put into the address itself: whoever says who they are may have another.
  const placed = useRef<string | null>(null);

  // An address that names no section gets the one that was chosen last, or the one's own [MO4]; nobody who types is moved.
  useEffect(() => {
    if (place.section !== placed.current || isAtWork(plan)) return;
    const section = openingSection(plan, author);
    if (section === place.section) return;
    placed.current = section;
    go({ section }, 'replace');
    // oxlint-disable-next-line react/exhaustive-deps -- only on arriving, and when somebody says who they are
  }, [author]);

  const choose = useCallback(
    (section: string | null) => {
      writePreference(sectionPreference(author), section ?? '');
      go({ section }, 'replace');
    },
    [author, go],
  );

  if (isLoading) return <Coming what={PLACE_TITLES.entry} />;
  return (
    <TypingPause planId={plan.id}>
      <EntryWorkspace {...props} year={year} onSection={choose} />
    </TypingPause>
  );
}

/** Chosen once, remembered for whoever chose it. */
function sectionPreference(author: Author | null): string {
  return author === null ? 'entry.section' : `entry.section.${author.section}.${author.name}`;
}

/** Who collects what the others report begins with all of it. */
function openingSection({ sections, collectingSection }: Plan, author: Author | null): string | null {
  const remembered = readPreference(sectionPreference(author));
  if (remembered !== null) return sections.includes(remembered) ? remembered : null;
  if (author === null || author.section === collectingSection) return null;
  return sections.includes(author.section) ? author.section : null;
}

function isAtWork({ id }: Plan): boolean {
  const { active, drafts, waiting } = planEntry(id);
  return active !== null || drafts.size > 0 || waiting !== null;
}
