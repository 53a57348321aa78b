import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { indicatorById, type Plan } from '#src/domain/catalogue/plan.ts';
import { saidText, subjectText } from '#src/domain/report/statement-words.ts';
import { emptiesYear, stateDifferences, type StateDifference } from '#src/domain/statements/earlier-state.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { useYear } from '#src/queries/year.ts';
import type { RestorePoint } from '#src/storage/tracker-storage.ts';
import { Button } from '#src/ui/button.tsx';
import table from '#src/ui/data-table.module.css';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Dialog } from '#src/ui/dialog.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './data.module.css';

const SHOWN = 50;
/** What has to be typed before a full year is left almost empty. */
const CONFIRMATION = '清空大部分数据';

interface RestoreDialogProps {
  readonly plan: Plan;
  readonly point: RestorePoint;
  readonly isBusy: boolean;
  readonly onRestore: () => void;
  readonly onClose: () => void;
}

/** What going back to a point would change, before anything is written [N6]. */
export function RestoreDialog({ plan, point, isBusy, onRestore, onClose }: RestoreDialogProps) {
  const storage = useStorage();
  const { year } = useYear(plan.id);
  const [typed, setTyped] = useState('');
  const { data } = useQuery({
    queryKey: ['point-state', plan.id, point.seq],
    queryFn: () => storage.pointState(plan.id, point.seq),
    structuralSharing: false,
    gcTime: 0,
  });
  const differences = useMemo<readonly StateDifference[] | null>(
    () => (data === undefined || data === null ? null : stateDifferences(year.bySubject.values(), data)),
    [data, year],
  );
  const values = useMemo(
    () => [...year.bySubject.values()].filter(({ content }) => content !== null).length,
    [year],
  );
  const isEmptying = emptiesYear(values, point.values);
  const isReady =
    differences !== null && differences.length > 0 && (!isEmptying || typed.trim() === CONFIRMATION);
  return (
    <Dialog
      title={`恢复到 ${dateTimeText(point.at)}？`}
      isWide
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look={isEmptying ? 'danger' : 'primary'} disabled={!isReady || isBusy} onClick={onRestore}>
            {isBusy ? '正在恢复…' : '恢复'}
          </Button>
        </>
      }
    >
      <p role="status">
        {data === null
          ? '这个还原点读不出来，不能恢复。'
          : differences === null
            ? '正在比对…'
            : `现有 ${values} 个值，恢复后 ${point.values} 个；${differences.length} 处会改变。恢复前自动留一个还原点，恢复后可一步撤销。`}
      </p>
      {isEmptying ? (
        <>
          <p className={styles['damaged']}>恢复后大部分数据会清空。请确认没有选错还原点。</p>
          <TextField label={`请输入「${CONFIRMATION}」`} value={typed} onChange={setTyped} />
        </>
      ) : null}
      {differences === null || differences.length === 0 ? null : (
        <div className={table['scroll']}>
          <table className={table['table']}>
            <thead>
              <tr>
                <th scope="col">指标</th>
                <th scope="col">内容</th>
                <th scope="col">现在</th>
                <th scope="col">恢复后</th>
              </tr>
            </thead>
            <tbody>
              {differences.slice(0, SHOWN).map((each) => (
                <DifferenceRow key={each.key} plan={plan} difference={each} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {differences !== null && differences.length > SHOWN ? (
        <p className={styles['note']}>只列出前 {SHOWN} 处。</p>
      ) : null}
    </Dialog>
  );
}

function DifferenceRow({ plan, difference }: { readonly plan: Plan; readonly difference: StateDifference }) {
  const { subject, now, earlier } = difference;
  const indicator = 'indicator' in subject ? indicatorById(plan, subject.indicator) : null;
  return (
    <tr>
      <th scope="row">{indicator === null ? '方案' : `${indicator.seq} ${indicator.source.name}`}</th>
      <td>{subjectText(subject, indicator)}</td>
      <td>{saidText(now, indicator)}</td>
      <td>{saidText(earlier, indicator)}</td>
    </tr>
  );
}
