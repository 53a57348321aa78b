import { Component, type ReactNode } from 'react';
import { reloadWithDrafts } from '#src/session/reload-with-drafts.ts';
import { StorageError } from '#src/storage/problem.ts';
import { RELOAD } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { COMING_HEADING } from '#src/ui/coming.tsx';
import { Panel } from '#src/ui/panel.tsx';

interface PlaceBoundaryProps {
  /** What the place is called. */
  readonly title: string;
  /** Another address is another try. */
  readonly address: string;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

/** Keeps a page that breaks in its place [H14]. Data that cannot be read concerns every place, and goes on to the frame. */
export class PlaceBoundary extends Component<PlaceBoundaryProps, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidUpdate({ address }: PlaceBoundaryProps) {
    if (address !== this.props.address && this.state.error !== null) this.retry();
  }

  readonly retry = () => this.setState({ error: null });

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (error instanceof StorageError) throw error;
    return (
      <div role="alert" style={{ maxWidth: 640 }}>
        <h1 style={COMING_HEADING}>{this.props.title}</h1>
        <Panel title="这一页出错，已停止">
          <p>
            已保存的数据和正在填的内容都在，其他页面照常可用。请重试；若仍出错，请把下面这行文字告诉维护人员。
          </p>
          <pre style={{ whiteSpace: 'pre-wrap', color: 'var(--ink-2)' }}>{error.message}</pre>
          <Button look="primary" onClick={this.retry}>
            重试
          </Button>{' '}
          <Button onClick={reloadWithDrafts}>{RELOAD}</Button>
        </Panel>
      </div>
    );
  }
}
