import { Component, type ReactNode } from 'react';
import { Button } from '#src/ui/button.tsx';
import { Panel } from '#src/ui/panel.tsx';

interface State {
  readonly message: string | null;
}

/** The last resort when a page breaks: what happened, what is safe, what to do. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { message: null };

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    if (this.state.message === null) return this.props.children;
    return (
      <main style={{ maxWidth: 640, margin: '64px auto', padding: '0 16px' }}>
        <Panel title="页面出错，已停止">
          <p>已保存的数据都在本机，没有受影响。请重新载入；若仍出错，请把下面这行文字告诉维护人员。</p>
          <pre style={{ whiteSpace: 'pre-wrap', color: 'var(--ink-2)' }}>{this.state.message}</pre>
          <Button look="primary" onClick={() => window.location.reload()}>
            重新载入
          </Button>
        </Panel>
      </main>
    );
  }
}
