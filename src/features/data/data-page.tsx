import { HistoryPanel } from '#src/features/data/history-panel.tsx';
import { ImportPanel } from '#src/features/data/import-panel.tsx';
import { OperationsPanel } from '#src/features/data/operations-panel.tsx';
import { PackageExportPanel } from '#src/features/data/package-export-panel.tsx';
import { RestorePanel } from '#src/features/data/restore-panel.tsx';
import { SoundnessPanel } from '#src/features/data/soundness-panel.tsx';
import { StoragePanel } from '#src/features/data/storage-panel.tsx';
import type { PageProps } from '#src/session/page.ts';
import styles from './data.module.css';

/** What is stored where, what was done, how to take everything along, and whether it is sound. */
export function DataPage(props: PageProps) {
  return (
    <>
      <h1 className={styles['pageTitle']}>
        数据与协作 <small>{props.place.isSample ? '示例数据这一份' : '本机这一份'}</small>
      </h1>
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <StoragePanel plan={props.plan} />
          <PackageExportPanel {...props} />
          <RestorePanel {...props} />
          <SoundnessPanel plan={props.plan} />
        </div>
        <OperationsPanel {...props} />
      </div>
      <ImportPanel key={props.plan.id} {...props} />
      <HistoryPanel key={`history ${props.plan.id}`} {...props} />
    </>
  );
}
