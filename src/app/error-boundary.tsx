import { Component, type ReactNode } from 'react';
import { StorageProblemPage } from '#src/app/storage-problem-page.tsx';
import { StorageError } from '#src/storage/problem.ts';
import { Button } from '#src/ui/button.tsx';
import { Panel } from '#src/ui/panel.tsx';

interface State {
  readonly error: Error | null;
}

/** The last resort when a page breaks: what happened, what is safe, what to do. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    // Stored data that could not be read: no fault of the page, and there are words for it.
    if (error instanceof StorageError) return <StorageProblemPage problem={error.problem} />;
    return (
      <main style={{ maxWidth: 640, margin: '64px auto', padding: '0 16px' }}>
        <Panel title="页面出错，已停止">
          <p>这是页面的问题，没有改动已保存的数据。请重新载入；若仍出错，请把下面这行文字告诉维护人员。</p>
          <pre style={{ whiteSpace: 'pre-wrap', color: 'var(--ink-2)' }}>{error.message}</pre>
          <Button look="primary" onClick={() => window.location.reload()}>
            重新载入
          </Button>
        </Panel>
      </main>
    );
  }
}
