import { useEffect, useRef } from 'react';
import { useUnloadWarning } from '#src/ui/use-unload-warning.ts';

/**
 * A text that is saved as its field is left is saved as well when the field or the page goes without a blur: Back, Esc out of the full
 * screen, F5 [P3] [MO29]. Of a window that is closed nothing can be kept: the browser asks first.
 * @param save what is written, if anything is
 * @param isUnsaved something is
 */
export function useSavedWhenLeft(save: () => void, isUnsaved: boolean): void {
  useUnloadWarning(isUnsaved);
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const onHidden = () => {
      if (document.visibilityState === 'hidden') latest.current();
    };
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      latest.current();
    };
  }, []);
}
