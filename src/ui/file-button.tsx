import { useRef, type ReactNode } from 'react';
import { Button } from '#src/ui/button.tsx';

interface FileButtonProps {
  /** Says what the files are for; the button's name too. */
  readonly label: string;
  /** '.pdf,.png' */
  readonly accept: string;
  readonly isMultiple?: boolean;
  /** A folder with all that is in it, instead of files. */
  readonly isFolder?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly look?: 'plain' | 'quiet';
  readonly children: ReactNode;
}

/** A button that opens the browser's file picker; the same file can be picked twice in a row. */
export function FileButton({
  label,
  accept,
  isMultiple = false,
  isFolder = false,
  onFiles,
  look = 'quiet',
  children,
}: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look={look} aria-label={label} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={`${label}：选取文件`}
        accept={accept}
        multiple={isMultiple}
        // React does not know it; every Chromium does.
        {...(isFolder ? { webkitdirectory: '' } : {})}
        onChange={(event) => {
          onFiles(Array.from(event.target.files ?? []));
          event.target.value = '';
        }}
      />
    </>
  );
}
