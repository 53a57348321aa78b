import { useDeferredValue, useMemo } from 'react';
import type { EngineFile } from '#src/domain/engine/engine-file.ts';
import { DistrictBoard } from '#src/features/district/district-board.tsx';
import { ServerPanel } from '#src/features/district/server-panel.tsx';
import type { DistrictView } from '#src/queries/district-sync.ts';
import { useDistrict } from '#src/queries/use-district.ts';
import type { PageProps } from '#src/session/page.ts';

const NO_RECORDS: DistrictView['records'] = [];

/** The board with what units publish on the district's engine, as it changes [EN11]. */
export function LiveDistrict({ file, ...props }: PageProps & { readonly file: EngineFile }) {
  const { month } = props;
  const { sync, view: newest } = useDistrict(file, month);
  // The rest of the months comes while the board is looked at and scrolled: its cells are made between that.
  const view = useDeferredValue(newest);
  const { only } = view;
  // What is enough for one month says too little of another.
  const records = only === null || only === month ? view.records : NO_RECORDS;
  const registered = useMemo(() => new Map(file.units.map(({ unit, name }) => [unit, name])), [file]);
  return (
    <DistrictBoard {...props} live={{ records, hasEveryMonth: only === null, registered, check: sync.check }}>
      <ServerPanel
        {...{ sync, view }}
        unitOfProgress="份"
        what="区里的服务器上有协作服务：登记后，各单位上报的得分自动汇总在这里。"
      >
        <Reported view={view} registered={registered} />
      </ServerPanel>
    </DistrictBoard>
  );
}

/** How many units have published, and which have not. */
function Reported({
  view: { records, unreadable },
  registered,
}: {
  readonly view: DistrictView;
  readonly registered: ReadonlyMap<string, string>;
}) {
  const told = new Set(records.map(({ place }) => place.unit));
  const silent = [...registered].flatMap(([unit, name]) => (told.has(unit) ? [] : [name]));
  return (
    <>
      <p role="status">
        {registered.size} 个单位登记，{registered.size - silent.length} 个已上报
        {unreadable === 0 ? '' : `；${unreadable} 份读不懂，没有计入`}
      </p>
      {silent.length === 0 ? null : (
        <details>
          <summary>{silent.length} 个单位还没有上报</summary>
          <p>{silent.join('、')}</p>
        </details>
      )}
    </>
  );
}
