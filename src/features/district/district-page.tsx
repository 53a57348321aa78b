import { useQuery } from '@tanstack/react-query';
import { createElement } from 'react';
import { DistrictBoard } from '#src/features/district/district-board.tsx';
import { engineFileQuery } from '#src/queries/engine-file.ts';
import type { PageProps } from '#src/session/page.ts';
import { useLazy, type Lazy } from '#src/ui/use-lazy.ts';
import { EngineMissing } from '#src/widgets/engine-missing.tsx';

// The single file has no engine.
const loadLive =
  import.meta.env.MODE === 'single' ? null : () => import('#src/features/district/live-district.tsx');
const loadCity =
  import.meta.env.MODE === 'single' ? null : () => import('#src/features/district/live-city.tsx');

/** 汇总各单位: out of files, and where the district runs an engine also of what units publish there; on the page of a city, of its districts [DI6] [EN11] [EN18]. */
export function DistrictPage(props: PageProps) {
  const { data: file = null } = useQuery(engineFileQuery);
  if (loadCity !== null && file?.districts !== undefined) return <LazyCity {...props} load={loadCity} />;
  return loadLive === null || file === null || file.units.length === 0 ? (
    <DistrictBoard {...props} />
  ) : (
    <LazyLive {...props} load={loadLive} />
  );
}

function LazyLive({ load, ...props }: PageProps & { readonly load: NonNullable<typeof loadLive> }) {
  const { data: file = null } = useQuery(engineFileQuery);
  const live = useLazy(load, true);
  if (live.kind === 'here' && file !== null) return createElement(live.code.LiveDistrict, { ...props, file });
  return <OutOfFiles page={props} lazy={live} />;
}

function LazyCity({ load, ...props }: PageProps & { readonly load: NonNullable<typeof loadCity> }) {
  const { data: file = null } = useQuery(engineFileQuery);
  const city = useLazy(load, true);
  if (city.kind === 'here' && file !== null) return createElement(city.code.LiveCity, { ...props, file });
  return <OutOfFiles page={props} lazy={city} />;
}

/** What there is without the server, and where its code did not come a way to it. */
function OutOfFiles({ page, lazy }: { readonly page: PageProps; readonly lazy: Lazy<unknown> }) {
  return (
    <>
      {lazy.kind === 'missing' ? <EngineMissing meanwhile="文件照常可以汇总" onRetry={lazy.retry} /> : null}
      <DistrictBoard {...page} />
    </>
  );
}
