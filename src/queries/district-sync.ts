import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { checkRecord, type RecordCheck } from '#src/domain/district/record-check.ts';
import type { PlacedRecord } from '#src/domain/district/unit-record.ts';
import { letterFiles } from '#src/domain/engine/letters.ts';
import { isSealLetter, PLAN_TEXTS, readPlanLetter } from '#src/domain/engine/plan-letters.ts';
import { placedRecord } from '#src/domain/engine/record-text.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { isMonth, type Month } from '#src/domain/period/month.ts';
import type { EngineKey } from '#src/engine/keys.ts';
import { MailboxError, type Letter, type RecordBox } from '#src/engine/mailbox.ts';
import { openNatsRecords } from '#src/engine/nats-mailbox.ts';
import type { EngineView } from '#src/queries/engine-view.ts';
import { ServerLink } from '#src/queries/server-link.ts';
import { newSteps } from '#src/queries/steps.ts';
import { Watched } from '#src/queries/watched.ts';
import type { EngineStore } from '#src/storage/engine-store.ts';

/** What is known of what units have published. */
export interface DistrictView extends Pick<EngineView, 'since' | 'problem' | 'publicKey' | 'progress'> {
  readonly link: Exclude<EngineView['link'], 'no-author' | 'no-section'>;
  /** The newest of each place; kept by the page alone, and read again by the next. */
  readonly records: readonly PlacedRecord[];
  /** As of which month the records are enough for the board, while the rest of them is on its way; null: they are all here. */
  readonly only: Month | null;
  /** What lies there and is no record. */
  readonly unreadable: number;
}

const NOTHING_READ: DistrictView = {
  link: 'reading',
  since: 0,
  problem: null,
  publicKey: null,
  progress: null,
  records: [],
  only: null,
  unreadable: 0,
};

interface DistrictParts {
  readonly store: Pick<EngineStore, 'key' | 'keepKey'>;
  /** Of the WebSocket. */
  readonly address: string;
  readonly now?: () => number;
}

/** A message is about 4 kB. */
const BATCH = 250;

/** Keeps what units publish in step with the server, and writes nothing there [EN11]. */
export class DistrictSync {
  readonly watch: () => () => void;
  readonly round: () => Promise<void>;
  readonly makeKey: () => Promise<void>;
  readonly forgetKey: () => Promise<void>;
  readonly snapshot: () => DistrictView;
  readonly subscribe: (listener: () => void) => () => void;
  private readonly address: string;
  private readonly view = new Watched<DistrictView>(NOTHING_READ);
  private readonly link: ServerLink<RecordBox>;
  private cursor = 0;
  private partings = 0;
  /** What is looked at. */
  private month: Month | null = null;
  /** By subject; null: what lies there is none. */
  private records = new Map<string, PlacedRecord | null>();

  constructor({ store, address, now }: DistrictParts) {
    this.address = address;
    this.link = new ServerLink({
      store,
      view: this.view,
      now,
      exchange: (key) => this.read(key),
      onParted: () => {
        this.cursor = 0;
        this.partings += 1;
      },
    });
    ({ makeKey: this.makeKey, forgetKey: this.forgetKey } = this.link);
    ({ watch: this.watch, round: this.round } = this.link.rounds);
    ({ snapshot: this.snapshot, subscribe: this.subscribe } = this.view);
  }

  /** As of when the board is looked at. */
  readonly look = (month: Month): void => {
    this.month = month;
  };

  private async read(key: EngineKey): Promise<'open'> {
    const { address } = this;
    const box = await this.link.connected(key.seed, () => openNatsRecords({ address, ...key }));
    // Into the map that is shown only when all is read: after a break the server may be another one, and what was shown goes on standing.
    const records = this.cursor === 0 ? new Map<string, PlacedRecord | null>() : this.records;
    // A board that stands already goes on standing.
    if (this.month !== null && this.records.size === 0) await this.readFirst(box, this.month);
    const { partings } = this;
    let { cursor } = this;
    let coming = box.after(cursor, BATCH);
    const steps = newSteps();
    for (let done = 0; ; ) {
      const batch = await coming;
      const isLast = batch.records.length === 0 || batch.pending === 0;
      // On its way while this one is read.
      if (!isLast) coming = box.after(batch.cursor, BATCH);
      for (const { subject, text } of batch.records) {
        // The board that stands is looked at and scrolled meanwhile.
        if (steps.isDue()) await steps.pause();
        records.set(subject, placedRecord(subject, text));
      }
      done += batch.records.length;
      ({ cursor } = batch);
      if (isLast) break;
      this.view.set({ progress: { done, total: done + batch.pending } });
    }
    // The server that is there now may be another one: all is read again, and what was shown goes on standing.
    if (partings !== this.partings) throw new MailboxError({ kind: 'unreachable' });
    this.cursor = cursor;
    this.records = records;
    const all = [...records.values()];
    const sound = all.filter((each) => each !== null);
    const unreadable = all.length - sound.length;
    this.view.set({ records: sound, only: null, unreadable, problem: null, progress: null });
    return 'open';
  }

  /**
   * What a board of a month is made of, which is shown while the rest comes. Every plan of which anything was told has told the first month:
   * where the month that is looked at has fewer, those before it are read too.
   */
  private async readFirst(box: RecordBox, month: Month): Promise<void> {
    const [of, first] = await Promise.all([this.readMonth(box, month), box.after(0, 1, 1)]);
    const told = first.records.length + first.pending;
    const records = [...of];
    const plans = new Set<string>();
    for (let at = month; ; ) {
      for (const { place } of records) plans.add(`${place.unit} ${place.plan}`);
      const before = at - 1;
      if (plans.size >= told || !isMonth(before)) break;
      at = before;
      for (const each of await this.readMonth(box, at)) records.push(each);
    }
    if (records.length > 0) this.view.set({ records, only: month });
  }

  /** Those that are one. */
  private async readMonth(box: RecordBox, month: Month): Promise<readonly PlacedRecord[]> {
    const records: PlacedRecord[] = [];
    for (let cursor = 0; ; ) {
      const batch = await box.after(cursor, BATCH, month);
      records.push(...batch.records.flatMap(({ subject, text }) => placedRecord(subject, text) ?? []));
      cursor = batch.cursor;
      if (batch.records.length === 0 || batch.pending === 0) return records;
    }
  }

  /** Reckons a record again from what its unit put here: the text of the plan, and every word [EN11]. */
  readonly check = async ({ place, record }: PlacedRecord): Promise<RecordCheck> => {
    const texts = await this.lettersOf(place.unit, PLAN_TEXTS);
    const plan =
      [...texts.map(({ place: { id }, text }) => readPlanLetter({ id, text })), ANNEX_10_2025].find(
        (text) => text?.id === record.plan.id && planDigest(text) === record.basis.plan,
      ) ?? null;
    if (plan === null) return { kind: 'no-plan' };
    const letters = await this.lettersOf(place.unit, place.plan);
    const known = texts.flatMap(({ place: { id }, text }) => readPlanLetter({ id, text }) ?? []);
    const said = letters.filter(({ place: { id } }) => !isSealLetter({ id }));
    // The district knows no sections: by whose account a word came is judged in the unit.
    const { foreign } = letterFiles(
      { plan, sections: [], texts: known.filter(({ id }) => id === plan.id) },
      said.map(({ place: { writer, id }, text }) => ({ writer, id, text })),
    );
    return checkRecord(record, plan, foreign);
  };

  /** Every letter of a unit about a plan. */
  private readonly lettersOf = async (unit: string, plan: string): Promise<readonly Letter[]> => {
    const { box } = this.link;
    if (box === null) throw new MailboxError({ kind: 'unreachable' });
    const letters: Letter[] = [];
    for (let cursor = 0; ; ) {
      const batch = await box.letters(unit, plan, cursor, BATCH);
      for (const letter of batch.letters) letters.push(letter);
      cursor = batch.cursor;
      if (batch.letters.length === 0 || batch.pending === 0) return letters;
    }
  };
}
