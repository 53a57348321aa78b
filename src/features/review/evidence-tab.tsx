import { useState } from 'react';
import { NAME_LABEL } from '#src/domain/catalogue/field-words.ts';
import { evidenceForm } from '#src/domain/papers/evidence-form.ts';
import type { EvidenceRow } from '#src/domain/papers/evidence-index.ts';
import { ALL_SECTIONS } from '#src/domain/words/choice-words.ts';
import { EVIDENCE_LIMITS, EVIDENCE_TYPES } from '#src/domain/words/evidence-words.ts';
import { IN_CHARGE_LABEL } from '#src/domain/words/figure-labels.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { exportEvidenceIndex } from '#src/export/evidence-export.ts';
import { saveFile } from '#src/export/save-file.ts';
import { useEvidence, type EvidenceDesk } from '#src/queries/evidence.ts';
import { useRoomLeft } from '#src/queries/room-left.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { SUBJECT_WORDS } from '#src/domain/statements/subject-words.ts';
import { REVIEW_TITLES } from '#src/session/paper-titles.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { byteText } from '#src/ui/byte-text.ts';
import { ExportButton } from '#src/ui/export-button.tsx';
import { FileButton } from '#src/ui/file-button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { CopyTable } from '#src/widgets/copy-out.tsx';
import table from '#src/ui/data-table.module.css';
import { Panel } from '#src/ui/panel.tsx';
import { Select } from '#src/ui/select.tsx';
import { useFileDrop, useNoStrayDrop } from '#src/ui/use-file-drop.ts';
import { EvidenceAdd } from '#src/widgets/evidence-add.tsx';
import { EvidenceForm } from '#src/widgets/evidence-form.tsx';
import { EvidenceList } from '#src/widgets/evidence-list.tsx';
import { EvidenceRefusals } from '#src/widgets/evidence-refusals.tsx';
import styles from './evidence-tab.module.css';

const ALL = '';

/** 佐证材料: every row of the form with its evidence; files are picked, dropped or pasted onto a row [A2]. */
export function EvidenceTab({ plan, place, author, askAuthor, go }: PageProps) {
  const say = useNotices((state) => state.say);
  const desk = useEvidence({ plan, author, askAuthor, say, handOut: saveFile });
  const room = useRoomLeft();
  useNoStrayDrop();
  const [onlyBare, setOnlyBare] = useState(false);
  const ofSection = desk.rows.filter(
    ({ indicator }) => place.section === null || indicator.owner === place.section,
  );
  const bare = ofSection.filter(({ entries }) => entries.length === 0);
  const shown = onlyBare ? bare : ofSection;
  const count = ofSection.reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <Panel
      title={REVIEW_TITLES.evidence}
      sub={`${EVIDENCE_LIMITS}，已用 ${byteText(desk.used)}${room === null ? '' : `，浏览器还可存约 ${byteText(room)}`}。可收：${EVIDENCE_TYPES}`}
      tools={
        <>
          <CopyTable />
          <Select
            label={IN_CHARGE_LABEL}
            value={place.section ?? ALL}
            options={[
              { value: ALL, label: ALL_SECTIONS },
              ...plan.sections.map((each) => ({ value: each, label: each })),
            ]}
            onChange={(value) => go({ section: value === ALL ? null : value }, 'replace')}
          />
          <ExportButton
            make={async () => {
              const form = evidenceForm(desk.rows, {
                unitName: plan.unitName,
                project: plan.project,
                year: plan.year,
                isSample: place.isSample,
                places: new Map(
                  desk.rows.flatMap(({ entries }) =>
                    entries.flatMap(({ id, source }) =>
                      source.kind === 'file' ? [[id, source.name] as const] : [],
                    ),
                  ),
                ),
              });
              await exportEvidenceIndex(form).then(
                (name) => say(`已导出：${name}`),
                () => say('没有导出：目录写不出来，请重试', { tone: 'problem' }),
              );
            }}
          >
            导出目录
          </ExportButton>
        </>
      }
      isFlush
    >
      <div className={styles['lead']}>
        <p>
          共 {count} 份；
          {bareWords(bare)}
          把文件拖到一行上，或点中一行的按钮后粘贴。不便复制的材料，登记文号或存放处。
        </p>
        <label className={styles['only']}>
          <input type="checkbox" checked={onlyBare} onChange={(event) => setOnlyBare(event.target.checked)} />
          只看没有佐证的
        </label>
        {desk.missing === 0 ? null : (
          <p className={styles['missing']}>
            {desk.missing} 个文件不在本机（登记随数据包并入，文件不随数据包走）。解压材料包，选其中的「05
            佐证材料」文件夹即可一次补齐：{' '}
            <FileButton
              label="选文件夹补齐缺的文件"
              accept=""
              isFolder
              onFiles={(files) => void desk.supplyMissing(files)}
            >
              选文件夹补齐
            </FileButton>
          </p>
        )}
        <EvidenceRefusals refused={desk.refused} busy={desk.busy} onDismiss={desk.dismissRefused} />
      </div>
      <div className={table['scroll']} role="group" aria-label={REVIEW_TITLES.evidence}>
        <table className={table['table']}>
          <thead>
            <tr>
              <th scope="col" className={table['number']}>
                序号
              </th>
              <th scope="col">{NAME_LABEL}</th>
              <th scope="col">{IN_CHARGE_LABEL}</th>
              <th scope="col">{SUBJECT_WORDS.evidence}</th>
              <th scope="col">添加</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <IndexRow key={row.indicator.id} row={row} desk={desk} place={place} />
            ))}
            {shown.length === 0 ? (
              <tr>
                <td colSpan={5} className={table['muted']}>
                  {onlyBare ? '没有缺佐证的行' : '这个科室没有指标'}
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

/** So many rows are named; more are to be found with the filter. */
const NAMED = 8;

function bareWords(bare: readonly EvidenceRow[]): string {
  if (bare.length === 0) return '每项均有佐证。';
  const named = bare.length > NAMED ? '' : `：第 ${bare.map(({ indicator }) => indicator.seq).join('、')} 项`;
  return `${bare.length} 项还没有佐证${named}。`;
}

interface IndexRowProps {
  readonly row: EvidenceRow;
  readonly desk: EvidenceDesk;
  readonly place: Place;
}

function IndexRow({ row: { indicator, entries }, desk, place }: IndexRowProps) {
  const take = (files: readonly File[]) => void desk.attach(indicator.id, null, files);
  const { isOver, handlers } = useFileDrop(take);
  const [isPointing, setIsPointing] = useState(false);
  const of = `第 ${indicator.seq} 项`;
  return (
    <tr className={classNames(styles['row'], isOver && styles['over'])} {...handlers}>
      <td className={table['number']}>{indicator.seq}</td>
      <th scope="row" className={styles['name']}>
        <a href={placeHref({ ...place, name: 'indicator', indicator: indicator.id, tab: null })}>
          {indicator.source.name}
        </a>
      </th>
      <td className={table['nowrap']}>{ownerText(indicator.owner)}</td>
      <td className={styles['entries']}>
        {entries.length === 0 && !isPointing ? <span className={table['muted']}>无佐证</span> : null}
        <EvidenceList
          label={`${of}的佐证`}
          entries={entries}
          here={desk.here}
          onOpen={(entry) => void desk.open(entry)}
          onChange={desk.change}
          onRemove={desk.remove}
          onSupply={(entry, file) => void desk.supply(entry, file)}
        />
        {isPointing ? (
          <EvidenceForm
            first={null}
            isPointer
            onClose={() => setIsPointing(false)}
            onSubmit={(said, then) => desk.point(indicator.id, said, then)}
          />
        ) : null}
      </td>
      <td>
        <EvidenceAdd of={of} onFiles={take} onPoint={() => setIsPointing(true)} />
      </td>
    </tr>
  );
}
