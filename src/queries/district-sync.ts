import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { checkRecord, type RecordCheck } from '#src/domain/district/record-check.ts';
import type { PlacedRecord } from '#src/domain/district/unit-record.ts';
import { letterFiles } from '#src/domain/engine/letters.ts';
import { isSealLetter, PLAN_TEXTS, readPlanLetter } from '#src/domain/engine/plan-letters.ts';
import { placedRecord } from '#src/domain/engine/record-text.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { newKey } from '#src/engine/keys.ts';
import { MailboxError, type Letter, type RecordBox } from '#src/engine/mailbox.ts';
import { openNatsRecords } from '#src/engine/nats-mailbox.ts';
import { AGAIN_MS, EVERY_MS, SOON_MS } from '#src/queries/engine-pace.ts';
import type { EngineView } from '#src/queries/engine-view.ts';
import { Rounds } from '#src/queries/rounds.ts';
import type { EngineStore } from '#src/storage/engine-store.ts';
import { toStorageProblem } from '#src/storage/problem.ts';

/** What is known of what units have published. */
export interface DistrictView extends Pick<EngineView, 'since' | 'problem' | 'publicKey' | 'progress'> {
  readonly link: Exclude<EngineView['link'], 'no-author' | 'no-section'>;
  /** The newest of each place; kept by the page alone, and read again by the next. */
  readonly records: readonly PlacedRecord[];
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
  private readonly parts: DistrictParts;
  private readonly rounds: Rounds;
  private view: DistrictView = NOTHING_READ;
  private readonly listeners = new Set<() => void>();
  private box: RecordBox | null = null;
  private boxOf = '';
  private cursor = 0;
  /** By subject; null: what lies there is none. */
  private records = new Map<string, PlacedRecord | null>();

  constructor(parts: DistrictParts) {
    this.parts = parts;
    this.rounds = new Rounds(
      () => this.inTurn(),
      () => () => void this.disconnect(),
    );
    this.watch = this.rounds.watch;
    this.round = this.rounds.round;
  }

  readonly snapshot = (): DistrictView => this.view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly makeKey = (): Promise<void> => this.changeKey(newKey());
  readonly forgetKey = (): Promise<void> => this.changeKey(null);

  private async changeKey(key: ReturnType<typeof newKey> | null): Promise<void> {
    await this.parts.store.keepKey(key);
    await this.disconnect();
    await this.round();
  }

  private async inTurn(): Promise<number | null> {
    try {
      return (await this.read()) ? EVERY_MS : null;
    } catch (error) {
      this.fail(error);
      return AGAIN_MS;
    }
  }

  /** @returns false: nothing can be read before somebody has done something */
  private async read(): Promise<boolean> {
    const key = await this.parts.store.key();
    this.set({ publicKey: key?.publicKey ?? null });
    if (key === null) return this.stand('no-key');
    const box = await this.connected(key.seed);
    // Into the map that is shown only when all is read: after a break the server may be another one, and what was shown goes on standing.
    const records = this.cursor === 0 ? new Map<string, PlacedRecord | null>() : this.records;
    for (let done = 0; ; ) {
      const batch = await box.after(this.cursor, BATCH);
      for (const { subject, text } of batch.records) records.set(subject, placedRecord(subject, text));
      done += batch.records.length;
      this.cursor = batch.cursor;
      if (batch.records.length === 0 || batch.pending === 0) break;
      this.set({ progress: { done, total: done + batch.pending } });
    }
    this.records = records;
    const all = [...records.values()];
    const sound = all.filter((each) => each !== null);
    this.set({ records: sound, unreadable: all.length - sound.length, problem: null, progress: null });
    this.stand('open');
    return true;
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
    if (this.box === null) throw new MailboxError({ kind: 'unreachable' });
    const letters: Letter[] = [];
    for (let cursor = 0; ; ) {
      const batch = await this.box.letters(unit, plan, cursor, BATCH);
      for (const letter of batch.letters) letters.push(letter);
      cursor = batch.cursor;
      if (batch.letters.length === 0 || batch.pending === 0) return letters;
    }
  };

  private async connected(seed: string): Promise<RecordBox> {
    if (this.box !== null && this.boxOf === seed) return this.box;
    await this.disconnect();
    const box = await openNatsRecords({ address: this.parts.address, seed });
    this.box = box;
    this.boxOf = seed;
    box.onStored(() => this.rounds.soon(SOON_MS));
    box.onLink((link) => {
      if (this.box !== box) return;
      this.cursor = 0;
      if (link === 'closed') this.box = null;
      if (link !== 'open') this.fail(new MailboxError({ kind: 'unreachable' }));
      this.rounds.soon(link === 'open' ? 0 : AGAIN_MS);
    });
    return box;
  }

  private async disconnect(): Promise<void> {
    const { box } = this;
    this.box = null;
    this.cursor = 0;
    await box?.close().catch(() => undefined);
  }

  private fail(error: unknown): void {
    const problem =
      error instanceof MailboxError
        ? error.problem
        : ({ kind: 'storage', problem: toStorageProblem(error) } as const);
    this.set({ problem, progress: null });
    this.stand('lost');
  }

  private stand(link: DistrictView['link']): false {
    const { now = Date.now } = this.parts;
    if (this.view.link !== link) this.set({ link, since: now() });
    return false;
  }

  private set(change: Partial<DistrictView>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }
}
