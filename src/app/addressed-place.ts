import { loadPage } from '#src/app/pages.ts';
import { FIRST_PLAN } from '#src/queries/plans.ts';
import { parseAddress } from '#src/session/address.ts';
import { parsePlace, type Place } from '#src/session/place.ts';

/** The place that the address names now; for what happens before anything is rendered. */
export function addressedPlace(): Place {
  const { path, search } = parseAddress(window.location.hash);
  return parsePlace(path, search, { year: FIRST_PLAN.year });
}

/** Asks for the code of that place while storage opens and React starts [H10]. */
export function fetchAddressed(): void {
  // What does not come is asked for again by its place, which has words for it.
  loadPage(addressedPlace().name).catch(() => undefined);
}
