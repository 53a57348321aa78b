import { useCallback, useEffect } from 'react';
import { EntryWorkspace } from '#src/features/entry/entry-workspace.tsx';
import { useYear } from '#src/queries/year.ts';
import type { PageProps } from '#src/session/page.ts';
import { readPreference, writePreference } from '#src/session/preference.ts';

const SECTION = 'entry.section';

/** 月度填报: a month with its notes, or the whole year, in a grid like the spreadsheet people know. */
export function EntryPage(props: PageProps) {
  const { plan, place, go } = props;
  const { year, isLoading } = useYear(plan.id);

  // Chosen once, remembered: an address that names no section gets the one this person works for.
  useEffect(() => {
    const remembered = readPreference(SECTION);
    if (place.section === null && remembered !== null && plan.sections.includes(remembered))
      go({ section: remembered }, 'replace');
    // oxlint-disable-next-line react/exhaustive-deps -- only on arriving: choosing 全部 later must stay 全部
  }, []);

  const choose = useCallback(
    (section: string | null) => {
      writePreference(SECTION, section ?? '');
      go({ section }, 'replace');
    },
    [go],
  );

  if (isLoading) return <p role="status">正在读取…</p>;
  return <EntryWorkspace {...props} year={year} onSection={choose} />;
}
