import { recordLines } from '#src/domain/district/record-lines.ts';
import { checkTotal, type PlacedTotal, type TotalCheck } from '#src/domain/district/unit-total.ts';
import type { UnitLine } from '#src/domain/district/unit-line.ts';
import { placedRecord } from '#src/domain/engine/record-text.ts';
import { recordSubject } from '#src/domain/engine/subjects.ts';
import { placedTotal } from '#src/domain/engine/total-text.ts';
import { isMonth, type Month } from '#src/domain/period/month.ts';
import type { EngineKey } from '#src/engine/keys.ts';
import { MailboxError, type MailboxProblem, type TotalsBox } from '#src/engine/mailbox.ts';
import { openNatsTotals } from '#src/engine/nats-mailbox.ts';
import type { DistrictView } from '#src/queries/district-sync.ts';
import { AGAIN_MS } from '#src/queries/engine-pace.ts';
import { ServerLink } from '#src/queries/server-link.ts';
import { Watched } from '#src/queries/watched.ts';
import type { EngineStore } from '#src/storage/engine-store.ts';

/** As of when a city is looked at. */
export interface CityWish {
  readonly year: number;
  readonly month: Month;
}

/** What is known of what the units of a city's districts have told. */
export interface CityView extends Omit<DistrictView, 'records' | 'only'> {
  /** Of what is shown; null: nothing was read yet. */
  readonly asOf: CityWish | null;
  /** Of each plan of a unit the newest through that month; kept by the page alone. */
  readonly totals: readonly PlacedTotal[];
  /** Districts of which nothing can be read here, nor was before. */
  readonly closed: readonly string[];
  /** Districts of which nothing can be read now: what is shown was read before. */
  readonly stale: readonly string[];
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
  stale: [],
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

/** Of what was looked at, by district; null among them: what lies there is none. */
interface Found {
  readonly asOf: CityWish;
  readonly totals: Map<string, readonly (PlacedTotal | null)[]>;
  /** Districts that failed when they were asked last. */
  readonly failed: Set<string>;
}

/** Not of one district alone. */
const OF_THE_LINK: ReadonlySet<MailboxProblem['kind']> = new Set(['unreachable', 'refused', 'old']);

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
  private found: Found | null = null;

  constructor(parts: CityParts) {
    this.parts = parts;
    const { store, now } = parts;
    this.link = new ServerLink({
      store,
      view: this.view,
      now,
      exchange: (key) => this.read(key),
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

  private async read(key: EngineKey): Promise<'open'> {
    const { address, districts } = this.parts;
    const box = await this.link.connected(key.seed, () => openNatsTotals({ address, ...key }, districts));
    const { wish, shelves } = this;
    if (wish === null) return 'open';
    if (this.found?.asOf !== wish) this.found = { asOf: wish, totals: new Map(), failed: new Set() };
    const { found } = this;
    const before = new Set(found.failed);
    // Whoever has failed is asked when the others are shown: to wait for it takes seconds.
    for (const some of [districts.filter((each) => !before.has(each)), [...before]]) {
      if (some.length === 0) continue;
      await this.readDistricts(box, some, found);
      // The connection was lost meanwhile, and that is no fault of whoever did not answer.
      if (this.shelves !== shelves) throw new MailboxError({ kind: 'unreachable' });
      this.show(found);
    }
    return 'open';
  }

  private show({ asOf, totals: read, failed }: Found): void {
    const { districts } = this.parts;
    const all = districts.flatMap((district) => read.get(district) ?? []);
    const totals = all.filter((each) => each !== null);
    const out = districts.filter((district) => failed.has(district));
    this.view.set({
      asOf,
      totals,
      unreadable: all.length - totals.length,
      closed: out.filter((district) => !read.has(district)),
      stale: out.filter((district) => read.has(district)),
      problem: null,
      progress: null,
    });
  }

  /** As one has answered the next is asked. One that fails is noted, and holds the others back in nothing. */
  private async readDistricts(
    box: TotalsBox,
    districts: readonly string[],
    { asOf, totals, failed }: Found,
  ): Promise<void> {
    const { length: total } = districts;
    let [next, done] = [0, 0];
    const goOn = async (): Promise<void> => {
      for (let at = next++; at < total; at = next++) {
        const district = districts[at] ?? '';
        try {
          totals.set(district, await this.readDistrict(box, district, asOf));
          failed.delete(district);
        } catch (error) {
          if (!(error instanceof MailboxError) || OF_THE_LINK.has(error.problem.kind)) {
            // The round has failed: what is asked from here on would be asked beside the next.
            next = total;
            throw error;
          }
          failed.add(district);
          // Whose stream was not made, or is not for this PC, is looked at with all the others.
          if (error.problem.kind !== 'no-rights') this.link.rounds.soon(AGAIN_MS);
        }
        done += 1;
        // What is shown is drawn again each time.
        if (done % AT_ONCE === 0 && done < total) this.view.set({ progress: { done, total } });
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, total) }, goOn));
  }

  /** Every unit that has told anything has told the first month: where the month that is looked at has fewer, those before it are read too. */
  private async readDistrict(
    box: TotalsBox,
    district: string,
    { year, month }: CityWish,
  ): Promise<readonly (PlacedTotal | null)[]> {
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
