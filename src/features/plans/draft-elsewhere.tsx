import { NAME_LABEL, UNIT_LABEL, OPERATOR_LABEL, TARGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import { classHead, classText } from '#src/domain/catalogue/row-class.ts';
import { useMutation } from '@tanstack/react-query';
import { NO_NAME } from '#src/domain/draft/draft-problems.ts';
import { IN_CHARGE_LABEL } from '#src/domain/words/figure-labels.ts';
import { WHOLE_PERFORMANCE } from '#src/domain/words/plan-title.ts';
import { plainLine } from '#src/kernel/plain-text.ts';
import type { Draft } from '#src/domain/draft/draft.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { asAuthor, type AskAuthor } from '#src/session/as-author.ts';
import { useNotices } from '#src/session/notices.ts';
import type { DraftEditor, StoredDraft } from '#src/storage/plan-list.ts';
import { ButtonRow } from '#src/ui/button-row.tsx';
import { BACK_TO_PLANS } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './plans.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

interface DraftElsewhereProps {
  readonly draft: Draft;
  readonly stored: StoredDraft;
  readonly editor: DraftEditor;
  readonly author: Author | null;
  readonly askAuthor: AskAuthor;
  readonly onClose: () => void;
}

const LONG = 60;

/** A draft that is edited on another PC: to be read, and taken over by a person [PL47]. */
export function DraftElsewhere({ draft, stored, editor, author, askAuthor, onClose }: DraftElsewhereProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const who = `${plainLine(editor.section, LONG)} ${plainLine(editor.name, LONG)}`.trim();
  const takeOver = useMutation({
    mutationFn: (by: Author) =>
      storage.saveDraft(
        {
          ...stored,
          savedAt: Math.max(Date.now(), stored.savedAt + 1),
          editor: { device: storage.device, name: by.name, section: by.section },
        },
        stored.savedAt,
      ),
    onSuccess: (isDone) =>
      say(
        isDone ? '已接手，可以编辑了。请告诉原来的人不要再改' : '没有接手：草稿刚改过或已下达，请再看一次',
        isDone ? {} : { tone: 'problem' },
      ),
    onError: (error) => say(failureText(error), { tone: 'problem' }),
  });
  return (
    <div className={styles['page']}>
      <h1>
        草稿 <small>只读</small>
      </h1>
      <p role="status">
        这份草稿由{who === '' ? '别人' : who}在另一台电脑（设备 {editor.device.slice(0, 6)}）上编辑，
        {dateTimeText(stored.savedAt)}{' '}
        的内容。同一时间只在一台电脑上编辑；接手后在本机改，那台电脑导入本机导出的草稿后变为只读。
      </p>
      <ButtonRow>
        <Button onClick={onClose}>{BACK_TO_PLANS}</Button>
        <Button
          look="primary"
          disabled={takeOver.isPending}
          onClick={() => asAuthor(author, askAuthor, takeOver.mutate)}
        >
          接手编辑
        </Button>
      </ButtonRow>
      <Panel
        title={`${draft.unitName === '' ? '单位未填' : draft.unitName} ${draft.year} 年度`}
        sub={draft.project === '' ? WHOLE_PERFORMANCE : draft.project}
        tools={<CopyTable />}
        isFlush
      >
        <table className={styles['list']}>
          <thead>
            <tr>
              <th scope="col">{NAME_LABEL}</th>
              <th scope="col">{classHead(draft.rows)}</th>
              <th scope="col">{UNIT_LABEL}</th>
              <th scope="col">{OPERATOR_LABEL}</th>
              <th scope="col" className={styles['number']}>
                {TARGET_LABEL}
              </th>
              <th scope="col" className={styles['number']}>
                权重
              </th>
              <th scope="col">{IN_CHARGE_LABEL}</th>
            </tr>
          </thead>
          <tbody>
            {draft.rows.map((row, at) => (
              <tr key={row.id}>
                <th scope="row">
                  {at + 1} {row.name === '' ? NO_NAME : row.name}
                </th>
                <td>{classText(row)}</td>
                <td>{row.unit}</td>
                <td>{row.operator}</td>
                <td className={styles['number']}>{row.target}</td>
                <td className={styles['number']}>{row.weight}</td>
                <td>{row.owner}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </div>
  );
}
