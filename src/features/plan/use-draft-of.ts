import { useState } from 'react';

/**
 * A draft of what stands: a field that nobody has touched follows what another window says of it meanwhile, so that saving puts nothing back
 * that was not looked at; what was touched stays [L3].
 * @param standing the fields as they stand now
 */
export function useDraftOf<Draft extends object>(
  standing: Draft,
): readonly [draft: Draft, change: (next: Partial<Draft>) => void] {
  const [touched, setTouched] = useState<Partial<Draft>>({});
  const draft: Draft = { ...standing, ...touched };
  const change = (next: Partial<Draft>) => {
    const names = (Object.keys(next) as (keyof Draft)[]).filter((name) => !isSame(next[name], draft[name]));
    setTouched((before) => ({ ...before, ...Object.fromEntries(names.map((name) => [name, next[name]])) }));
  };
  return [draft, change];
}

/** Fields are small plain records. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
