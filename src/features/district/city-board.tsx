import { useMemo, useState, type ReactNode } from 'react';
import {
  CITY_STATES,
  citySum,
  districtSums,
  filteredLines,
  inCityOrder,
  type CityDistrict,
  type CityFilter,
  type CityLine,
  type CityOrder,
} from '#src/domain/district/city-lines.ts';
import {
  CITY_COLUMNS,
  CITY_STATE_TEXTS,
  toldSentence,
  WHOLE_CITY,
  type CityPaper,
  type CityTable,
} from '#src/domain/district/city-table.ts';
import { districtSentence, districtTitle } from '#src/domain/district/district-table.ts';
import type { Month } from '#src/domain/period/month.ts';
import { BoardHeading, NameSearch, ViewChoice, YearChoice } from '#src/features/district/board-parts.tsx';
import { BoardTable, nextOrder, type BoardOrder } from '#src/features/district/board-table.tsx';
import { DistrictSums } from '#src/features/district/district-sums.tsx';
import { saveCityDocument, saveCityWorkbook } from '#src/features/district/district-files.ts';
import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useNotices } from '#src/session/notices.ts';
import { EXPORT_EXCEL, EXPORT_WORD } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { ExportButton } from '#src/ui/export-button.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { Select } from '#src/ui/select.tsx';
import { numberedPage, usePrintPage } from '#src/ui/use-print-page.ts';
import { usePrinting } from '#src/ui/use-printing.ts';
import { CopyTable } from '#src/widgets/copy-out.tsx';
import styles from './district.module.css';

const VIEWS: readonly (readonly [CityTable, string])[] = [
  ['districts', '各区'],
  ['units', '各单位'],
];

/** More than a district has; the browser would be slow with all of a city. */
const PAGE = 200;
const ALL: CityFilter = { district: null, state: 'all', words: '' };
const BY_NAME = new Intl.Collator('zh-CN', { numeric: true });

const NO_LINES: readonly CityLine[] = [];

function inOrder(
  lines: readonly CityLine[],
  { by, isDescending }: BoardOrder<CityOrder>,
): readonly CityLine[] {
  return inCityOrder(lines, by, isDescending, BY_NAME.compare);
}

interface CityBoardProps {
  readonly lines: readonly CityLine[];
  readonly districts: readonly CityDistrict[];
  readonly year: number;
  /** Whose totals may be looked at. */
  readonly years: readonly number[];
  readonly cutOff: Month;
  /** What of it could not be read, a sentence each. */
  readonly missing: readonly string[];
  readonly onYear: (year: number) => void;
  /** What stands behind the line that is opened. */
  readonly detail: ReactNode;
  /** The line that is opened. */
  readonly shownId: string | null;
  readonly onShow: (key: string) => void;
  /** What is said of the engine. */
  readonly children: ReactNode;
}

/** Districts beside each other and their units, by the totals they told; nothing of it is stored [EN18]. */
export function CityBoard({
  lines,
  districts,
  year,
  years,
  cutOff,
  missing,
  onYear,
  detail,
  shownId,
  onShow,
  children,
}: CityBoardProps) {
  const [view, setView] = useState<CityTable>('districts');
  const [filter, setFilter] = useState(ALL);
  const [order, setOrder] = useState<BoardOrder<CityOrder>>({ by: 'district', isDescending: false });
  const [page, setPage] = useState(0);
  const sums = useMemo(() => districtSums(lines, districts), [lines, districts]);
  const whole = useMemo(() => citySum(lines, districts, WHOLE_CITY), [lines, districts]);
  const isOfUnits = view === 'units';
  // Thousands of names take a while to be put in order: only where they are looked at.
  const ordered = useMemo(() => (isOfUnits ? inOrder(lines, order) : NO_LINES), [lines, order, isOfUnits]);
  const shown = useMemo(() => filteredLines(ordered, filter), [ordered, filter]);
  const pages = Math.max(1, Math.ceil(shown.length / PAGE));
  const at = Math.min(page, pages - 1);
  const isPrinting = usePrinting();
  const onPage = useMemo(
    () => (isPrinting ? shown : shown.slice(at * PAGE, (at + 1) * PAGE)),
    [shown, at, isPrinting],
  );
  usePrintPage(numberedPage('landscape'), 'paper');
  const narrow = (change: Partial<CityFilter>) => {
    setFilter({ ...filter, ...change });
    setPage(0);
  };
  const say = useNotices((state) => state.say);
  const onFailed = () => say(OUTCOME_WORDS.exportFailed, { tone: 'problem' });
  const paper = (): CityPaper => ({
    sums: [...sums, whole],
    lines: isOfUnits ? shown : inOrder(lines, order),
    year,
    cutOff,
    missing,
  });
  return (
    <div className={styles['page']}>
      <BoardHeading title={districtTitle(year, cutOff)} />
      {children}
      <p className={styles['sentence']} role="status">
        {toldSentence(sums, whole)}；{districtSentence(isOfUnits ? shown : lines)}
      </p>
      {missing.length === 0 ? null : (
        <p className={styles['sentence']} role="status">
          {missing.join('；')}
        </p>
      )}
      <div className={styles['tools']}>
        <YearChoice {...{ years, year, onYear }} />
        <ViewChoice views={VIEWS} view={view} onView={setView} />
        {isOfUnits ? <Filters {...{ filter, districts, narrow }} /> : null}
        <span className={styles['space']} />
        <CopyTable />
        <Button onClick={() => window.print()}>打印</Button>
        <ExportButton make={() => saveCityWorkbook(paper()).catch(onFailed)}>{EXPORT_EXCEL}</ExportButton>
        <ExportButton make={() => saveCityDocument(paper(), view).catch(onFailed)}>
          {EXPORT_WORD}
        </ExportButton>
      </div>
      <Panel isFlush>
        {view === 'districts' ? (
          <DistrictSums
            {...{ sums, whole }}
            compareNames={BY_NAME.compare}
            onShow={(district) => {
              narrow({ ...ALL, district });
              setView('units');
            }}
          />
        ) : shown.length === 0 ? (
          <p className={styles['none']}>没有符合条件的单位。</p>
        ) : (
          <BoardTable
            lines={onPage}
            columns={CITY_COLUMNS}
            {...{ order, shownId }}
            onOrder={(by) => {
              setOrder(nextOrder(order, by, by === 'unit' || by === 'district'));
              setPage(0);
            }}
            onShow={onShow}
          />
        )}
        {isOfUnits && pages > 1 && !isPrinting ? (
          <Pager {...{ at, pages, setPage }} count={shown.length} />
        ) : null}
      </Panel>
      {isOfUnits ? detail : null}
    </div>
  );
}

function Filters({
  filter: { district, state, words },
  districts,
  narrow,
}: {
  readonly filter: CityFilter;
  readonly districts: readonly CityDistrict[];
  readonly narrow: (change: Partial<CityFilter>) => void;
}) {
  return (
    <>
      <Select
        label="区"
        value={district ?? ''}
        options={[
          { value: '', label: '全部区' },
          ...districts.map((each) => ({ value: each.district, label: each.name })),
        ]}
        onChange={(value) => narrow({ district: value === '' ? null : value })}
      />
      <Select
        label="哪些单位"
        value={state}
        options={CITY_STATES.map((value) => ({ value, label: CITY_STATE_TEXTS[value] }))}
        onChange={(value) => narrow({ state: value })}
      />
      <NameSearch words={words} onWords={(text) => narrow({ words: text })} />
    </>
  );
}

function Pager({
  at,
  pages,
  count,
  setPage,
}: {
  readonly at: number;
  readonly pages: number;
  readonly count: number;
  readonly setPage: (page: number) => void;
}) {
  return (
    <nav className={styles['choose']} aria-label="翻页">
      <Button disabled={at === 0} onClick={() => setPage(at - 1)}>
        上一页
      </Button>
      <Select
        label="页"
        value={String(at)}
        options={Array.from({ length: pages }, (_, page) => ({
          value: String(page),
          label: `第 ${page + 1} 页`,
        }))}
        onChange={(text) => setPage(Number(text))}
      />
      <Button disabled={at === pages - 1} onClick={() => setPage(at + 1)}>
        下一页
      </Button>
      <span className={styles['count']}>
        第 {at * PAGE + 1}—{Math.min(count, (at + 1) * PAGE)} 个，共 {count} 个
      </span>
    </nav>
  );
}
