import type { PackFault } from '#src/domain/papers/pack.ts';
import type { ReviewPack } from '#src/export/review-pack.ts';
import { MAKE_AGAIN } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { byteText } from '#src/ui/byte-text.ts';
import styles from './pack-tab.module.css';

/** What came of the last run. */
export type PackEnd =
  | {
      readonly kind: 'saved';
      readonly name: string;
      readonly size: number;
      readonly files: number;
      readonly faults: readonly PackFault[];
    }
  /** Parts are missing: nothing is handed over before somebody says so [A8]. */
  | { readonly kind: 'asking'; readonly name: string; readonly pack: ReviewPack }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed' };

interface PackEndWordsProps {
  readonly end: PackEnd | null;
  readonly onSave: (name: string, pack: ReviewPack) => void;
  readonly onRetry: () => void;
  readonly onGiveUp: () => void;
}

/** What came of the run, and what can be done about it. */
export function PackEndWords({ end, onSave, onRetry, onGiveUp }: PackEndWordsProps) {
  switch (end?.kind) {
    case undefined:
      return null;
    case 'cancelled':
      return <p role="status">已取消，没有生成任何文件。</p>;
    case 'failed':
      return (
        <p role="alert" className={styles['warning']}>
          没有生成：读取本机数据或写压缩包时出错。数据没有受影响，请重试。
        </p>
      );
    case 'saved':
      return (
        <div role="status" className={styles['done']}>
          已交给浏览器下载：{end.name}（{end.files} 个文件，{byteText(end.size)}）。先打开其中的「00
          自查页.html」核对。
          {end.faults.length === 0 ? null : <FaultList faults={end.faults} />}
        </div>
      );
    case 'asking':
      return (
        <div role="alert" className={styles['warning']}>
          {end.pack.faults.length} 个部分没有做成，其余 {end.pack.files.length} 个文件已备好：
          <FaultList faults={end.pack.faults} />
          <span className={styles['choices']}>
            <Button onClick={() => onSave(end.name, end.pack)}>缺着保存，在自查页列明</Button>
            <Button onClick={onRetry}>{MAKE_AGAIN}</Button>
            <Button onClick={onGiveUp}>放弃</Button>
          </span>
        </div>
      );
  }
}

function FaultList({ faults }: { readonly faults: readonly PackFault[] }) {
  return (
    <ul aria-label="没有做成的部分">
      {faults.map(({ name, path, reason }) => (
        <li key={path}>
          {name}：{reason}
        </li>
      ))}
    </ul>
  );
}
