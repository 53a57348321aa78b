import { useMemo, useState, type ReactNode } from 'react';
import { DISTRICT_COLUMNS, districtSentence, districtTitle } from '#src/domain/district/district-table.ts';
import { snapshotLines } from '#src/domain/district/snapshot-lines.ts';
import type { DistrictPaper } from '#src/domain/district/district-paper.ts';
import type { RecordCheck } from '#src/domain/district/record-check.ts';
import { boardLines, recordLines } from '#src/domain/district/record-lines.ts';
import type { LinePlan } from '#src/domain/district/unit-figures.ts';
import { inLineOrder, lastYearOf, unitLine, type LineOrder } from '#src/domain/district/unit-line.ts';
import type { PlacedRecord } from '#src/domain/district/unit-record.ts';
import { gatherUnits, type UnitYear } from '#src/domain/district/unit-year.ts';
import { planName } from '#src/domain/catalogue/plan.ts';
import { BoardHeading, NameSearch, ViewChoice, YearChoice } from '#src/features/district/board-parts.tsx';
import { BoardTable, nextOrder, type BoardOrder } from '#src/features/district/board-table.tsx';
import { ComparedRows } from '#src/features/district/compared-rows.tsx';
import { LaidOutFiles } from '#src/features/district/laid-out-files.tsx';
import { MonthsTable } from '#src/features/district/months-table.tsx';
import { saveDistrictDocument, saveDistrictWorkbook } from '#src/features/district/district-files.ts';
import { SnapshotTable } from '#src/features/district/snapshot-table.tsx';
import { UnitDetail } from '#src/features/district/unit-detail.tsx';
import { useLaidOut } from '#src/session/laid-out.ts';
import type { PageProps } from '#src/session/page.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useNotices } from '#src/session/notices.ts';
import { EXPORT_EXCEL, EXPORT_WORD } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { ExportButton } from '#src/ui/export-button.tsx';
import { dateTimeText, todayText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import { numberedPage, usePrintPage } from '#src/ui/use-print-page.ts';
import { CopyTable } from '#src/widgets/copy-out.tsx';
import styles from './district.module.css';

const VIEWS = [
  ['board', '概况'],
  ['months', '逐月得分'],
  ['rows', '指标对比'],
] as const;
type View = (typeof VIEWS)[number][0];

/** «第2单位» before «第10单位». */
const BY_NAME = new Intl.Collator('zh-CN', { numeric: true });

interface DistrictBoardProps extends PageProps {
  /** What units publish on the district's engine; absent: there is none. */
  readonly live?: {
    readonly records: readonly PlacedRecord[];
    /** Whether they are of every month, or of the one that is looked at. */
    readonly hasEveryMonth: boolean;
    /** What units are called there, by their names in subjects. */
    readonly registered: ReadonlyMap<string, string>;
    readonly check: (placed: PlacedRecord) => Promise<RecordCheck>;
  };
  /** What is said of the engine. */
  readonly children?: ReactNode;
}

const NO_RECORDS: readonly PlacedRecord[] = [];
const NOBODY: ReadonlyMap<string, string> = new Map();

/** The years of many units side by side, out of the packages they sent and what they publish; nothing of it is stored [DI6]. */
export function DistrictBoard({ month, author, askAuthor, live, children }: DistrictBoardProps) {
  const { records = NO_RECORDS, hasEveryMonth = true, registered = NOBODY } = live ?? {};
  const packages = useLaidOut((state) => state.packages);
  const { units, leftOut } = useMemo(() => gatherUnits(packages), [packages]);
  const snapshots = useLaidOut((state) => state.snapshots);
  const plans = useMemo(() => plansOf(units, records), [units, records]);
  const ofSnapshots = useMemo(() => snapshotLines(snapshots, plans), [snapshots, plans]);
  const years = [...new Set(plans.map(({ year }) => year))].sort((a, b) => b - a);
  const [chosenYear, setYear] = useState<number | null>(null);
  const year = chosenYear !== null && years.includes(chosenYear) ? chosenYear : usualYear(plans);
  const [view, setView] = useState<View>('board');
  const [order, setOrder] = useState<BoardOrder<LineOrder>>({ by: 'unit', isDescending: false });
  const [words, setWords] = useState('');
  const [shownId, setShownId] = useState<string | null>(null);
  const today = todayText();
  const lines = useMemo(
    () =>
      year === null
        ? []
        : boardLines(
            units
              .filter(({ plan }) => plan.year === year)
              .map((unit) => unitLine(unit, lastYearOf(unit, units), month, today)),
            recordLines(records, { year, cutOff: month, today, registered }),
          ),
    [units, records, registered, year, month, today],
  );
  const shown = useMemo(
    () =>
      inLineOrder(
        lines.filter(({ plan }) => planName(plan).includes(words.trim())),
        order.by,
        order.isDescending,
        BY_NAME.compare,
      ),
    [lines, words, order],
  );
  const [newest] = ofSnapshots.lines
    .map(({ head }) => head)
    .sort((a, b) => b.year - a.year || b.asOf - a.asOf);
  usePrintPage(numberedPage('landscape'), 'paper');
  const detail = shown.find(({ key }) => key === shownId) ?? null;
  // Its 1,400 cells stay as they are while only what is said of the server changes.
  const board = useMemo(
    () => (
      <BoardTable
        lines={shown}
        columns={DISTRICT_COLUMNS}
        order={order}
        shownId={shownId}
        onOrder={(by) => setOrder((now) => nextOrder(now, by, by === 'unit'))}
        onShow={setShownId}
      />
    ),
    [shown, order, shownId],
  );
  return (
    <div className={styles['page']}>
      <BoardHeading title={year === null ? PLACE_TITLES.district : districtTitle(year, month)} />
      {children}
      <LaidOutFiles leftOut={leftOut} snapshotsLeftOut={ofSnapshots.leftOut} />
      {ofSnapshots.lines.length === 0 ? null : <SnapshotTable lines={ofSnapshots.lines} />}
      {year === null && newest !== undefined ? (
        <div className={styles['tools']}>
          <Exports lines={[]} snapshots={ofSnapshots.lines} year={newest.year} cutOff={newest.asOf} />
        </div>
      ) : null}
      {year === null ? (
        <ul className={styles['hint']}>
          <li>
            数据包由各单位在「数据与协作」点「导出数据包」（范围选「全部」）得到，用邮件、U
            盘或共享盘收齐即可。
          </li>
          <li>
            读入后按截止月份列出各单位的得分、全年预计、等次、填报情况、逾期未报和落后项，可看逐月得分、比指标、打印、导出。
          </li>
          <li>同一单位的几份（分科室的、分卷的）一起拖入，合为一份计算。</li>
        </ul>
      ) : (
        <>
          <p className={styles['sentence']} role="status">
            {districtSentence(shown)}
          </p>
          <div className={styles['tools']}>
            {years.length < 2 ? null : <YearChoice {...{ years, year }} onYear={setYear} />}
            <NameSearch words={words} onWords={setWords} />
            <ViewChoice views={VIEWS} view={view} onView={setView} />
            <span className={styles['space']} />
            <CopyTable />
            <Button onClick={() => window.print()}>打印</Button>
            <Exports lines={shown} snapshots={ofSnapshots.lines} year={year} cutOff={month} />
          </div>
          <Panel isFlush>
            {shown.length === 0 ? (
              <p className={styles['none']}>没有名称里含「{words.trim()}」的单位。</p>
            ) : null}
            {shown.length > 0 && view === 'board' ? board : null}
            {shown.length > 0 && view === 'months' ? (
              hasEveryMonth ? (
                <MonthsTable lines={shown} cutOff={month} onShow={setShownId} />
              ) : (
                <p className={styles['none']}>正在读取其他月份的上报…</p>
              )
            ) : null}
            {view === 'rows' ? <ComparedRows lines={shown} /> : null}
          </Panel>
          {detail === null || view === 'rows' ? null : (
            <UnitDetail
              key={detail.key}
              line={detail}
              check={live?.check ?? null}
              {...{ month, author, askAuthor }}
              onClose={() => setShownId(null)}
            />
          )}
        </>
      )}
    </div>
  );
}

function Exports(paper: Omit<DistrictPaper, 'timeText'>) {
  const whole = { ...paper, timeText: dateTimeText };
  const say = useNotices((state) => state.say);
  const onFailed = () => say(OUTCOME_WORDS.exportFailed, { tone: 'problem' });
  return (
    <>
      <ExportButton make={() => saveDistrictWorkbook(whole).catch(onFailed)}>{EXPORT_EXCEL}</ExportButton>
      <ExportButton make={() => saveDistrictDocument(whole).catch(onFailed)}>{EXPORT_WORD}</ExportButton>
    </>
  );
}

/** A plan is one, in however many months it was published. */
function plansOf(units: readonly UnitYear[], records: readonly PlacedRecord[]): readonly LinePlan[] {
  const published = new Map(records.map(({ place, record }) => [`${place.unit} ${place.plan}`, record.plan]));
  return [...units.map(({ plan }) => plan), ...published.values()];
}

/** The year that most of the plans are of, the newest of several. */
function usualYear(plans: readonly LinePlan[]): number | null {
  const counts = new Map<number, number>();
  for (const { year } of plans) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [most] = [...counts].sort(([a, inA], [b, inB]) => inB - inA || b - a);
  return most === undefined ? null : most[0];
}
