import { useState, type ReactNode } from 'react';
import { EXPORTING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';

interface ExportButtonProps {
  /** Makes the file and hands it out, and says what becomes of it; never fails. */
  readonly make: () => Promise<void>;
  readonly title?: string;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/** Hands a file out: while one is being made, no second is asked for [H29]. */
export function ExportButton({ make, title, disabled = false, children }: ExportButtonProps) {
  const [isBusy, setIsBusy] = useState(false);
  const start = async () => {
    setIsBusy(true);
    await make();
    setIsBusy(false);
  };
  return (
    <Button title={title} disabled={disabled || isBusy} onClick={() => void start()}>
      {isBusy ? EXPORTING : children}
    </Button>
  );
}
