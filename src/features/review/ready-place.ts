import type { ReadyPlace } from '#src/domain/papers/readiness.ts';
import type { Place } from '#src/session/place.ts';

/** The address at which an item of the check is put right: the whole year, all sections. */
export function readyPlace(place: Place, { at, indicator, month }: ReadyPlace): Place {
  const anywhere: Place = {
    ...place,
    month: month ?? 12,
    section: null,
    indicator: null,
    draft: null,
    tab: null,
    view: null,
  };
  switch (at) {
    case 'form':
    case 'report':
    case 'evidence':
      return { ...anywhere, name: 'review', tab: at };
    case 'indicator':
      return { ...anywhere, name: 'indicator', indicator };
    case 'plan':
    case 'entry':
    case 'scorecard':
      return { ...anywhere, name: at };
  }
}
