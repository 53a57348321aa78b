import { useState } from 'react';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { SUBJECT_WORDS } from '#src/domain/statements/subject-words.ts';
import { EVIDENCE_LIMITS } from '#src/domain/words/evidence-words.ts';
import { monthText } from '#src/domain/words/format.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { saveFile } from '#src/export/save-file.ts';
import { useEvidence } from '#src/queries/evidence.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { placeHref } from '#src/session/place.ts';
import { classNames } from '#src/ui/class-names.ts';
import { Panel } from '#src/ui/panel.tsx';
import { Select } from '#src/ui/select.tsx';
import { useFileDrop, useNoStrayDrop } from '#src/ui/use-file-drop.ts';
import { EvidenceAdd } from '#src/widgets/evidence-add.tsx';
import { EvidenceForm } from '#src/widgets/evidence-form.tsx';
import { EvidenceList } from '#src/widgets/evidence-list.tsx';
import { EvidenceRefusals } from '#src/widgets/evidence-refusals.tsx';
import styles from './indicator.module.css';

const YEAR = '';
const MONTH_OPTIONS = [
  { value: YEAR, label: '属于全年' },
  ...MONTHS.map((month) => ({ value: String(month), label: `属于${monthText(month)}` })),
];

/** What proves this row: files and places, each of a month or of the whole year [A2]. */
export function EvidencePanel({
  plan,
  place,
  author,
  askAuthor,
  row,
}: PageProps & { readonly row: ReportRow }) {
  const { indicator } = row;
  const say = useNotices((state) => state.say);
  const desk = useEvidence({ plan, author, askAuthor, say, handOut: saveFile });
  const [month, setMonth] = useState<Month | null>(null);
  useNoStrayDrop();
  const [isPointing, setIsPointing] = useState(false);
  const take = (files: readonly File[]) => void desk.attach(indicator.id, month, files);
  const { isOver, handlers } = useFileDrop(take);
  const entries = desk.rows.find((each) => each.indicator.id === indicator.id)?.entries ?? [];
  return (
    <div className={classNames(isOver && styles['dropOver'])} {...handlers}>
      <Panel
        title={SUBJECT_WORDS.evidence}
        sub={entries.length === 0 ? '还没有' : `${entries.length} 份`}
        tools={<a href={placeHref({ ...place, name: 'review', tab: 'evidence' })}>全部佐证</a>}
      >
        <EvidenceList
          label="本项的佐证"
          entries={entries}
          here={desk.here}
          onOpen={(entry) => void desk.open(entry)}
          onChange={desk.change}
          onRemove={desk.remove}
          onSupply={(entry, file) => void desk.supply(entry, file)}
        />
        <EvidenceRefusals refused={desk.refused} busy={desk.busy} onDismiss={desk.dismissRefused} />
        <div className={styles['evidenceAdd']}>
          <Select
            label="新佐证所属月份"
            value={month === null ? YEAR : String(month)}
            options={MONTH_OPTIONS}
            onChange={(value) => setMonth(MONTHS.find((each) => String(each) === value) ?? null)}
          />
          <EvidenceAdd of="本项" onFiles={take} onPoint={() => setIsPointing(true)} />
        </div>
        {isPointing ? (
          <EvidenceForm
            first={null}
            month={month}
            isPointer
            onClose={() => setIsPointing(false)}
            onSubmit={(said, then) => desk.point(indicator.id, said, then)}
          />
        ) : null}
        <p className={styles['note']}>把文件拖到这里，或点中按钮后粘贴。{EVIDENCE_LIMITS}。</p>
      </Panel>
    </div>
  );
}
