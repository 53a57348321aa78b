import { RELOAD } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { COMING_HEADING } from '#src/ui/coming.tsx';
import { Panel } from '#src/ui/panel.tsx';

interface PartMissingProps {
  /** What did not come, as people call it. */
  readonly what: string;
  readonly onRetry: () => void;
  /** Reloads the page without losing what is typed. */
  readonly onReload: () => void;
}

/** In the place of a page whose code could not be fetched [H11]. */
export function PartMissing({ what, onRetry, onReload }: PartMissingProps) {
  return (
    <div role="alert" style={{ maxWidth: 640 }}>
      <h1 style={COMING_HEADING}>{what}</h1>
      <Panel title={`「${what}」没有载入`}>
        <p>
          程序文件没有取全：网络断了，或服务器上的程序正在更新。已保存的数据和正在填的内容都在，其他页面照常可用。
        </p>
        <p style={{ margin: '8px 0 16px' }}>
          请稍后点「重试」。几次都不行的，多半是程序已换了新版本，请刷新；刷新后仍不行，请联系维护人员核对服务器上的程序文件夹是否完整。
        </p>
        <Button look="primary" onClick={onRetry}>
          重试
        </Button>{' '}
        <Button onClick={onReload}>{RELOAD}</Button>
      </Panel>
    </div>
  );
}
