import { Button } from '#src/ui/button.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { storageProblemWords } from '#src/queries/storage-words.ts';
import type { StorageProblem } from '#src/storage/problem.ts';

/** When the data cannot be opened at all: what happened, what is safe, what to do. */
export function StorageProblemPage({ problem }: { readonly problem: StorageProblem }) {
  const { what, safe, todo } = storageProblemWords(problem);
  return (
    <main style={{ maxWidth: 640, margin: '64px auto', padding: '0 16px' }}>
      <Panel title={what}>
        <p>{safe}</p>
        <p style={{ margin: '8px 0 16px' }}>{todo}</p>
        <Button look="primary" onClick={() => window.location.reload()}>
          刷新
        </Button>
      </Panel>
    </main>
  );
}
