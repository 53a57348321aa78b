import { useEffect, useState, type ClipboardEvent, type DragEvent } from 'react';

/** Browsers call every picture of the clipboard so. */
const UNNAMED = 'image.png';

/** Files that are dropped on an element, or pasted while something in it has the focus. */
export function useFileDrop(onFiles: (files: readonly File[]) => void) {
  const [isOver, setIsOver] = useState(false);
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave: () => setIsOver(false),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        setIsOver(false);
        onFiles(Array.from(event.dataTransfer.files));
      },
      onPaste: (event: ClipboardEvent) => {
        const files = Array.from(event.clipboardData.files);
        // Text goes on into the field it was meant for.
        if (files.length === 0) return;
        event.preventDefault();
        onFiles(
          files.map((file) =>
            file.name === UNNAMED ? new File([file], '截图.png', { type: file.type }) : file,
          ),
        );
      },
    },
  };
}

/** A file that is dropped beside its place would make the browser leave the app and show the file. */
export function useNoStrayDrop(): void {
  useEffect(() => {
    const stop = (event: globalThis.DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    window.addEventListener('dragover', stop);
    window.addEventListener('drop', stop);
    return () => {
      window.removeEventListener('dragover', stop);
      window.removeEventListener('drop', stop);
    };
  }, []);
}
