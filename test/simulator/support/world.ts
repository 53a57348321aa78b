import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import {
  decideMerge,
  undecided,
  type DecidedMerge,
  type MergeDecision,
} from '#src/domain/package/merge-decision.ts';
import { planMerge } from '#src/domain/package/merge-plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { wholeUnits } from '#src/domain/quantity/quantity.ts';
import type { Author, Said, Statement } from '#src/domain/statements/statement.ts';
import type { SubjectKey } from '#src/domain/statements/subject-key.ts';
import type { FolderMemory } from '#src/queries/folder-reading.ts';
import { syncRound } from '#src/queries/folder-round.ts';
import type { PackageCodec } from '#src/queries/package-codec.ts';
import type { DeviceStore, Disk } from '#test/simulator/support/device-store.ts';
import { breachesAfter, subjectName, type Deed, type Taken } from '#test/simulator/support/promises.ts';
import { Share } from '#test/simulator/support/share.ts';
import { DEVICES, type Step } from '#test/simulator/support/story.ts';
import { Task } from '#test/simulator/support/task.ts';

/** More gates than anything has. */
const TO_THE_END = 10_000;
const REASON = '漏计';
/** Everybody has met when as many rounds went by as there are devices, and one in which nothing came any more. */
const MEETINGS = 2 * DEVICES + 2;

interface Preview {
  readonly merge: DecidedMerge;
  readonly taken: Taken;
}

interface Device {
  disk: Disk;
  readonly author: Author;
  memory: FolderMemory;
  round: Task | null;
  /** What each tab has decided, and not taken in yet. */
  previews: (Preview | null)[];
}

export interface Setting {
  readonly plan: Plan;
  readonly codec: PackageCodec;
  readonly newDisk: (index: number, author: Author, now: () => number) => Disk;
}

const BASE = Date.UTC(2025, 6, 15, 4);
const YEAR = 31_536_000_000;

/** Devices with their tabs, clocks and disks, and the folder between them. */
export class World {
  readonly share = new Share();
  readonly devices: Device[];
  /** Every revision whose save was told as done, and where. */
  readonly acknowledged: Map<string, Statement>[] = [];
  private readonly setting: Setting;
  private hour = 0;
  private taken: Taken | null = null;
  private readonly years: number[];

  constructor(setting: Setting) {
    this.setting = setting;
    const { sections } = setting.plan;
    this.years = Array.from({ length: DEVICES }, () => 0);
    this.devices = Array.from({ length: DEVICES }, (_, index) => {
      const author = { name: `人${index}`, section: sections[index % sections.length] ?? '' };
      this.acknowledged.push(new Map());
      const disk = setting.newDisk(index, author, this.clockOf(index));
      return { disk, author, memory: new Map(), round: null, previews: [null, null] };
    });
  }

  /** Plays one step, and says what it broke. */
  async play(step: Step): Promise<readonly string[]> {
    this.hour += 1;
    switch (step.do) {
      case 'share':
        this.share.fault = step.fault;
        return [];
      case 'tear':
      case 'delete':
      case 'double':
      case 'back':
        this.harm(step);
        return [];
      case 'clock':
        this.years[step.at] = step.years;
        return [];
      case 'say':
      case 'close':
      case 'open':
      case 'undo':
      case 'redo':
      case 'round':
      case 'look':
      case 'take':
      case 'kill':
      case 'disk':
      case 'clone':
        return this.playAt(step);
    }
  }

  /** All faults end, and files go round until nobody has anything to take in: then everybody has met. */
  async meet(): Promise<readonly string[]> {
    this.share.fault = 'none';
    for (const device of this.devices) {
      device.disk.isFull = false;
      kill(device);
    }
    for (let meeting = 0; meeting < MEETINGS; meeting += 1) {
      const before = await this.size();
      for (const [at] of this.devices.entries()) {
        const broken = await this.meetAt(at, meeting);
        if (broken.length > 0) return broken;
      }
      if (meeting > 0 && (await this.size()) === before) return this.parted();
    }
    return ['converge: files still bring something new after everybody has met'];
  }

  private async meetAt(at: number, meeting: number): Promise<readonly string[]> {
    const rounds = await this.play({ do: 'round', at, gates: TO_THE_END });
    if (rounds.length > 0) return rounds;
    for (const [file] of [...this.share.files.keys()].entries()) {
      await this.play({ do: 'look', at, tab: 0, file, choice: meeting });
      const broken = await this.play({ do: 'take', at, tab: 0, killAt: null });
      if (broken.length > 0) return broken;
    }
    return this.play({ do: 'round', at, gates: TO_THE_END });
  }

  private async size(): Promise<number> {
    const logs = await Promise.all(this.logs());
    return logs.reduce((sum, { length }) => sum + length, 0);
  }

  private logs(): Promise<readonly Statement[]>[] {
    return this.devices.map(({ disk }) => disk.log(this.setting.plan.id));
  }

  private async parted(): Promise<readonly string[]> {
    const logs = await Promise.all(this.logs());
    const ids = logs.map((log) => new Set(log.map(({ id }) => id)));
    const broken: string[] = [];
    for (const [at, mine] of ids.entries()) {
      const missing = (logs[0] ?? []).filter(({ id }) => !mine.has(id)).length;
      const more = mine.size - ((ids[0]?.size ?? 0) - missing);
      if (missing + more > 0)
        broken.push(`converge: device ${at} lacks ${missing} revisions, and has ${more} of its own`);
      for (const [from, acknowledged] of this.acknowledged.entries())
        for (const id of acknowledged.keys())
          if (!mine.has(id as Statement['id']))
            broken.push(`gone: ${id}, acknowledged at ${from}, never came to ${at}`);
    }
    return broken;
  }

  private async playAt(step: Extract<Step, { readonly at: number }>): Promise<readonly string[]> {
    const device = this.devices[step.at];
    if (device === undefined) return [];
    if (step.do === 'round') return this.goRound(device, step);
    const before = await this.logOf(device);
    const deed = await this.act(device, step);
    return this.check(step.at, deed, before);
  }

  /** Gate by gate, for a round may take in several files, and each has to be right by itself. */
  private async goRound(device: Device, { at, gates }: { readonly at: number; readonly gates: number }) {
    device.round ??= this.begin(device);
    for (let left = gates; left > 0 && !device.round.isDone; left -= 1) {
      const before = await this.logOf(device);
      await device.round.advance(1);
      const broken = await this.check(at, 'alone', before);
      if (broken.length > 0) return broken;
    }
    if (device.round.isDone) device.round = null;
    return [];
  }

  private async logOf({ disk }: Device): Promise<readonly Statement[]> {
    return [...(await disk.log(this.setting.plan.id))];
  }

  private async check(at: number, deed: Deed, before: readonly Statement[]): Promise<readonly string[]> {
    const { plan } = this.setting;
    const device = this.devices[at];
    const after = device === undefined ? [] : await device.disk.log(plan.id);
    if (deed === 'alone' && after.length === before.length) return [];
    const acknowledged = this.acknowledged[at] ?? new Map<string, Statement>();
    const broken = breachesAfter({ plan, deed, before, after, acknowledged, taken: this.taken });
    return broken.map((words) => `${words} (device ${at})`);
  }

  private async act(device: Device, step: Extract<Step, { readonly at: number }>): Promise<Deed> {
    switch (step.do) {
      case 'say': {
        const row = this.setting.plan.indicators[step.row]?.id as IndicatorId;
        const content =
          step.value === null ? null : { kind: 'number' as const, value: wholeUnits(step.value) };
        const said: Said = {
          subject: { kind: 'month', indicator: row, month: step.month as Month },
          content,
          note: '',
        };
        return this.person(device, step, (store) => this.write(store, device, said));
      }
      case 'close':
      case 'open': {
        const content = step.do === 'open' ? null : { reported: 1, due: 2 };
        const said: Said = {
          subject: { kind: 'month-close', month: step.month as Month },
          content,
          note: '',
        };
        return this.person(device, { ...step, killAt: null }, (store) => this.write(store, device, said));
      }
      case 'undo':
      case 'redo':
        return this.person(device, step, async (store) => {
          const { plan } = this.setting;
          const receipt =
            step.do === 'undo'
              ? await store.undo(plan.id, device.author, undefined, REASON)
              : await store.redo(plan.id, device.author, REASON);
          return receipt.statements;
        });
      case 'take':
        return this.take(device, step);
      case 'look':
        await this.look(device, step);
        return 'nothing';
      case 'kill':
        kill(device);
        return 'nothing';
      case 'disk':
        device.disk.isFull = step.isFull;
        return 'nothing';
      case 'clock':
      case 'round':
        return 'nothing';
      case 'clone':
        await this.clone(device, step.at);
        return 'nothing';
    }
  }

  private async write(store: DeviceStore, { author }: Device, said: Said): Promise<readonly Statement[]> {
    const { id } = this.setting.plan;
    const receipt = await store.write({
      plan: id,
      intent: 'type',
      origin: 'typed',
      author,
      said: [said],
      correction: REASON,
    });
    return receipt.statements;
  }

  /** Somebody does something and waits for it, unless the power goes before. What they are told is done has to last. */
  private async person(
    device: Device,
    { at, killAt }: { readonly at: number; readonly killAt: number | null },
    work: (store: DeviceStore) => Promise<readonly Statement[]>,
  ): Promise<Deed> {
    const task = new Task(async (gate) => {
      const told = await work(await device.disk.openedBy(gate));
      for (const each of told) this.acknowledged[at]?.set(each.id, each);
    });
    await task.advance(killAt ?? TO_THE_END);
    if (killAt !== null) kill(device);
    return 'person';
  }

  private begin(device: Device): Task {
    const { plan, codec } = this.setting;
    const { disk, memory } = device;
    return new Task(async (gate) => {
      const storage = await disk.openedBy(gate);
      const transport = this.share.reachedBy(gate);
      const wish = { isAutomatic: true, isForced: false, otherNames: new Set<string>(), now: disk.now };
      const nobody = { merged: () => undefined, looked: () => undefined };
      await syncRound({ storage, plan, transport, memory, codec }, wish, nobody);
    });
  }

  private async look(
    device: Device,
    { tab, file, choice }: Extract<Step, { readonly do: 'look' }>,
  ): Promise<void> {
    const name = this.nameOf(file);
    const text = name === null ? undefined : this.share.files.get(name)?.text;
    if (text === undefined) return;
    const { plan, codec } = this.setting;
    const opened = codec.open(new TextEncoder().encode(text));
    if (!opened.ok) return;
    const log = await device.disk.log(plan.id);
    const known = new Set(log.map(({ id }) => id));
    if (opened.value.file.statements.every(({ id }) => known.has(id))) return;
    const planned = planMerge(plan, log, opened.value.file);
    if (!planned.ok) return;
    const choices: readonly MergeDecision[] = ['theirs', 'mine', 'leave-out'];
    const decisions = new Map<SubjectKey, MergeDecision>();
    const open = undecided(planned.value, decisions);
    for (const [index, { key }] of open.entries())
      decisions.set(key, choices[(choice + index) % (choice < MEETINGS ? 2 : 3)] ?? 'mine');
    const decided = decideMerge(planned.value, decisions);
    device.previews[tab] = decided.ok
      ? {
          merge: decided.value,
          taken: {
            brought: new Set(decided.value.arriving.map(({ id }) => id)),
            decided: new Set(open.map(({ subject }) => subjectName(subject))),
          },
        }
      : null;
  }

  private async take(
    device: Device,
    { at, tab, killAt }: Extract<Step, { readonly do: 'take' }>,
  ): Promise<Deed> {
    const preview = device.previews[tab] ?? null;
    device.previews[tab] = null;
    if (preview === null) return 'nothing';
    const { merge: decided } = preview;
    this.taken = preview.taken;
    await this.person(device, { at, killAt }, async (store) => {
      const { author } = device;
      const merged = await store.merge({ plan: this.setting.plan.id, decided, author, fileName: 'a' });
      return merged.ok ? merged.value.statements : [];
    });
    return 'looked';
  }

  private async clone(device: Device, at: number): Promise<void> {
    const to = (at + 1) % DEVICES;
    const other = this.devices[to];
    // What the other one said goes with it where it had not met anybody: only one that has said nothing is replaced.
    if (other === undefined || (this.acknowledged[to]?.size ?? 0) > 0 || other.round !== null) return;
    const copy = await device.disk.copy();
    copy.now = this.clockOf(to);
    this.devices[to] = { ...device, disk: copy, memory: new Map(), round: null, previews: [null, null] };
    this.acknowledged[to] = new Map(this.acknowledged[at]);
  }

  private harm(
    step: Extract<Step, { readonly file: number; readonly do: 'tear' | 'delete' | 'double' | 'back' }>,
  ): void {
    const name = this.nameOf(step.file);
    if (name === null) return;
    if (step.do === 'tear') this.share.tear(name);
    else if (step.do === 'delete') this.share.files.delete(name);
    else if (step.do === 'double' || step.do === 'back')
      this.share.bringOld(name, step.by, step.do === 'back');
  }

  private nameOf(file: number): string | null {
    const names = [...this.share.files.keys()];
    return names.length === 0 ? null : (names[file % names.length] ?? null);
  }

  private clockOf(at: number): () => number {
    return () => BASE + this.hour * 3_600_000 + (this.years[at] ?? 0) * YEAR;
  }
}

/** The browser ends: what was stored stays, what was under way never goes on. */
function kill(device: Device): void {
  device.round = null;
  device.memory = new Map();
  device.previews = [null, null];
}
