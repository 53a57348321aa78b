import { recordLines } from '#src/domain/district/record-lines.ts';
import { checkTotal, type PlacedTotal, type TotalCheck } from '#src/domain/district/unit-total.ts';
import type { UnitLine } from '#src/domain/district/unit-line.ts';
import { placedRecord } from '#src/domain/engine/record-text.ts';
import { recordSubject } from '#src/domain/engine/subjects.ts';
import { placedTotal } from '#src/domain/engine/total-text.ts';
import { isMonth, type Month } from '#src/domain/period/month.ts';
import { MailboxError, type TotalsBox } from '#src/engine/mailbox.ts';
import { openNatsTotals } from '#src/engine/nats-mailbox.ts';
import type { DistrictView } from '#src/queries/district-sync.ts';
import { ServerLink } from '#src/queries/server-link.ts';
import { Watched } from '#src/queries/watched.ts';
import type { EngineStore } from '#src/storage/engine-store.ts';

/** As of when a city is looked at. */
export interface CityWish {
  readonly year: number;
  readonly month: Month;
}

/** What is known of what the units of a city's districts have told. */
export interface CityView extends Omit<DistrictView, 'records'> {
  /** Of what is shown; null: nothing was read yet. */
  readonly asOf: CityWish | null;
  /** Of each plan of a unit the newest through that month; kept by the page alone. */
  readonly totals: readonly PlacedTotal[];
  /** Districts of which nothing can be read here. */
  readonly closed: readonly string[];
}

const NOTHING_READ: CityView = {
  link: 'reading',
  since: 0,
  problem: null,
  publicKey: null,
  progress: null,
  asOf: null,
  totals: [],
  unreadable: 0,
  closed: [],
};

interface CityParts {
  readonly store: Pick<EngineStore, 'key' | 'keepKey'>;
  /** Of the WebSocket. */
  readonly address: string;
  readonly districts: readonly string[];
  readonly now?: () => number;
}

/** What is behind a total: the record of its unit, as a line of the district's board. */
export interface BehindTotal {
  readonly check: TotalCheck;
  readonly line: UnitLine | null;
}

/** Messages are about 200 bytes. */
const BATCH = 1_000;
/** Districts that are asked at once; of all together a server would cut who is too slow to take it. */
const AT_ONCE = 16;

/** What was read of a district's month, and how far. */
interface Shelf {
  cursor: number;
  /** By subject; null: what lies there is none. */
  readonly totals: Map<string, PlacedTotal | null>;
}

/** Keeps what the units of a city have told in step with the server, and writes nothing there [EN18]. */
export class CitySync {
  readonly watch: () => () => void;
  readonly round: () => Promise<void>;
  readonly makeKey: () => Promise<void>;
  readonly forgetKey: () => Promise<void>;
  readonly snapshot: () => CityView;
  readonly subscribe: (listener: () => void) => () => void;
  private readonly parts: CityParts;
  private readonly view = new Watched<CityView>(NOTHING_READ);
  private readonly link: ServerLink<TotalsBox>;
  private wish: CityWish | null = null;
  private shelves = new Map<string, Shelf>();

  constructor(parts: CityParts) {
    this.parts = parts;
    const { store, now } = parts;
    this.link = new ServerLink({
      store,
      view: this.view,
      now,
      exchange: (seed) => this.read(seed),
      // The server may be another one now; what is shown goes on standing until all was read.
      onParted: () => {
        this.shelves = new Map();
      },
    });
    ({ makeKey: this.makeKey, forgetKey: this.forgetKey } = this.link);
    ({ watch: this.watch, round: this.round } = this.link.rounds);
    ({ snapshot: this.snapshot, subscribe: this.subscribe } = this.view);
  }

  /** What is to be shown from now on. */
  readonly look = (wish: CityWish): void => {
    if (this.wish?.year === wish.year && this.wish.month === wish.month) return;
    this.wish = wish;
    void this.round();
  };

  private async read(seed: string): Promise<'open'> {
    const { address, districts } = this.parts;
    const box = await this.link.connected(seed, () => openNatsTotals({ address, seed }, districts));
    const { wish } = this;
    if (wish === null) return 'open';
    const found = await this.readDistricts(box, wish);
    const all = found.flatMap((totals) => totals ?? []);
    const totals = all.filter((each) => each !== null);
    this.view.set({
      asOf: wish,
      totals,
      unreadable: all.length - totals.length,
      closed: districts.filter((_, at) => found[at] === null),
      problem: null,
      progress: null,
    });
    return 'open';
  }

  /** In the order of the districts; as one has answered the next is asked. */
  private async readDistricts(
    box: TotalsBox,
    wish: CityWish,
  ): Promise<readonly (readonly (PlacedTotal | null)[] | null)[]> {
    const { districts } = this.parts;
    const found = districts.map<readonly (PlacedTotal | null)[] | null>(() => null);
    const { length: total } = districts;
    let [next, done] = [0, 0];
    const goOn = async (): Promise<void> => {
      for (let at = next++; at < total; at = next++) {
        try {
          found[at] = await this.readDistrict(box, districts[at] ?? '', wish);
        } catch (error) {
          // The round has failed: what is asked from here on would be asked beside the next.
          next = total;
          throw error;
        }
        done += 1;
        // What is shown is drawn again each time.
        if (done % AT_ONCE === 0 && done < total) this.view.set({ progress: { done, total } });
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, total) }, goOn));
    return found;
  }

  /**
   * Every unit that has told anything has told the first month: where the month that is looked at has fewer, the months before it are read
   * too. null: the stream of the district was not made, or is not for this PC; the others are shown.
   */
  private async readDistrict(
    box: TotalsBox,
    district: string,
    { year, month }: CityWish,
  ): Promise<readonly (PlacedTotal | null)[] | null> {
    try {
      const [found, first] = await Promise.all([
        this.readMonth(box, district, { year, month }),
        box.after(district, { year, month: 1 }, 0, 1),
      ]);
      const told = first.records.length + first.pending;
      const newest = new Map<string, PlacedTotal | null>();
      let shelf = found;
      for (let at = month; ; ) {
        for (const [subject, total] of shelf.totals) {
          const key = subject.replace(/\.\d+\.([^.]+)$/, ' $1');
          if (!newest.has(key)) newest.set(key, total);
        }
        const before = at - 1;
        if (newest.size >= told || !isMonth(before)) break;
        at = before;
        shelf = await this.readMonth(box, district, { year, month: at });
      }
      return [...newest.values()];
    } catch (error) {
      if (error instanceof MailboxError && error.problem.kind === 'no-rights') return null;
      throw error;
    }
  }

  private async readMonth(box: TotalsBox, district: string, asOf: CityWish): Promise<Shelf> {
    const key = `${district} ${asOf.year} ${asOf.month}`;
    const shelf = this.shelves.get(key) ?? { cursor: 0, totals: new Map<string, PlacedTotal | null>() };
    this.shelves.set(key, shelf);
    for (;;) {
      const batch = await box.after(district, asOf, shelf.cursor, BATCH);
      for (const { subject, text } of batch.records)
        shelf.totals.set(subject, placedTotal(district, subject, text));
      shelf.cursor = batch.cursor;
      if (batch.records.length === 0 || batch.pending === 0) return shelf;
    }
  }

  /** Fetches the record that a total names from the district, and says whether the two agree [EN16]. @param today ISO date in local time */
  readonly behind = async (placed: PlacedTotal, today: string): Promise<BehindTotal> => {
    const { box } = this.link;
    if (box === null) throw new MailboxError({ kind: 'unreachable' });
    const { district, place } = placed;
    const text = await box.record(district, place);
    const record = text === null ? null : placedRecord(recordSubject(place), text);
    const check = checkTotal(placed, record?.record ?? null, text ?? '');
    if (record === null) return { check, line: null };
    const registered = new Map([[place.unit, record.record.plan.unitName]]);
    const wish = { year: record.record.plan.year, cutOff: place.month, today, registered };
    return { check, line: recordLines([record], wish)[0] ?? null };
  };
}
