import { useCallback, useEffect, useRef } from 'react';

/**
 * Whether somebody has typed into a form and neither sent nor closed it: its text is kept nowhere but in the page. Grids and texts
 * that are saved as typed are not forms.
 */
export function useUnsentForm(): () => boolean {
  const typedInto = useRef(new Set<Element>());
  useEffect(() => {
    const forms = typedInto.current;
    const onInput = ({ target }: Event) => {
      const form = target instanceof Element ? target.closest('form, dialog') : null;
      if (form !== null) forms.add(form);
    };
    const onSubmit = ({ target }: Event) => {
      if (target instanceof Element) forms.delete(target);
    };
    document.addEventListener('input', onInput);
    document.addEventListener('submit', onSubmit);
    return () => {
      document.removeEventListener('input', onInput);
      document.removeEventListener('submit', onSubmit);
    };
  }, []);
  return useCallback(() => [...typedInto.current].some((form) => form.isConnected), []);
}
