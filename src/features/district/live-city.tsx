import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { cityLines, type CityLine } from '#src/domain/district/city-lines.ts';
import { missingSentences, totalCheckText } from '#src/domain/district/city-table.ts';
import type { EngineFile } from '#src/domain/engine/engine-file.ts';
import { CityBoard } from '#src/features/district/city-board.tsx';
import { ServerPanel } from '#src/features/district/server-panel.tsx';
import { UnitDetail } from '#src/features/district/unit-detail.tsx';
import type { CitySync } from '#src/queries/city-sync.ts';
import { useCity } from '#src/queries/use-city.ts';
import type { PageProps } from '#src/session/page.ts';
import { Button } from '#src/ui/button.tsx';
import { todayText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';

const NOWHERE: NonNullable<EngineFile['districts']> = [];
/** Years before this one that may still be looked at. */
const YEARS_BACK = 3;

/** The board of a city with what its districts' units tell, as it changes [EN18]. */
export function LiveCity({ file, place, month, ...by }: PageProps & { readonly file: EngineFile }) {
  const { districts = NOWHERE } = file;
  const today = todayText();
  const [year, setYear] = useState(place.year);
  const { sync, view } = useCity(file, { year, month });
  const { totals, asOf } = view;
  // What was read of another month is not shown under this one, nor what could not be.
  const isOfThis = asOf?.year === year && asOf.month === month;
  const lines = useMemo(
    () => (isOfThis ? cityLines(totals, districts, month, today) : []),
    [isOfThis, totals, districts, month, today],
  );
  const thisYear = Number(today.slice(0, 4));
  const years = [
    ...new Set([year, ...Array.from({ length: YEARS_BACK + 1 }, (_, back) => thisYear - back)]),
  ].sort((a, b) => b - a);
  const [shownId, setShownId] = useState<string | null>(null);
  const opened = lines.find(({ key }) => key === shownId) ?? null;
  return (
    <CityBoard
      {...{ lines, districts, year, years }}
      cutOff={month}
      missing={isOfThis ? missingSentences(view, districts) : []}
      onYear={setYear}
      shownId={shownId}
      onShow={setShownId}
      detail={
        opened === null ? null : (
          <Behind
            key={opened.key}
            line={opened}
            {...{ sync, month, today }}
            onClose={() => setShownId(null)}
            {...by}
          />
        )
      }
    >
      <ServerPanel
        {...{ sync, view }}
        unitOfProgress="个区"
        what="市里的服务器上有协作服务：登记后，各区各单位上报的合计自动汇总在这里。"
      />
    </CityBoard>
  );
}

interface BehindProps extends Pick<PageProps, 'month' | 'author' | 'askAuthor'> {
  readonly line: CityLine;
  readonly sync: CitySync;
  readonly today: string;
  readonly onClose: () => void;
}

/** The record that a total names, fetched from its district now, and whether the two agree [EN16]. */
function Behind({ line, sync, today, onClose, ...by }: BehindProps) {
  const { placed } = line;
  const {
    data: behind,
    isError,
    refetch,
  } = useQuery({
    queryKey: ['behind-total', placed.district, placed.place, placed.total.record, today],
    queryFn: () => sync.behind(placed, today),
    retry: false,
    gcTime: 0,
  });
  return (
    <>
      <Panel>
        <p role="status">
          {line.districtName} {line.plan.unitName}：
          {behind === undefined && !isError ? '正在从区里取…' : null}
          {isError ? '没有取到，区里的服务器可能没有连上。' : null}
          {behind === undefined ? null : totalCheckText(behind.check)}
        </p>
        {isError ? <Button onClick={() => void refetch()}>再取一次</Button> : null}
        {behind?.line ? null : <Button onClick={onClose}>关闭</Button>}
      </Panel>
      {behind?.line ? <UnitDetail line={behind.line} check={null} {...{ onClose }} {...by} /> : null}
    </>
  );
}
