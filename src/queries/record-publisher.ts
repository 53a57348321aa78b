import type { Plan } from '#src/domain/catalogue/plan.ts';
import { unitFigures, type PlanYear } from '#src/domain/district/unit-figures.ts';
import { recordBasis } from '#src/domain/district/unit-record.ts';
import { totalOf } from '#src/domain/district/unit-total.ts';
import { recordText } from '#src/domain/engine/record-text.ts';
import { planToken } from '#src/domain/engine/subjects.ts';
import { totalText } from '#src/domain/engine/total-text.ts';
import { canonicalJson } from '#src/domain/package/canonical-json.ts';
import { dueMonth } from '#src/domain/period/due-date.ts';
import { monthsThrough, type Month } from '#src/domain/period/month.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import type { Author, Instant, Statement } from '#src/domain/statements/statement.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import type { Mailbox } from '#src/engine/mailbox.ts';

/** Somebody types: the district needs no record of every cell. */
const AGAIN_MS = 15_000;
/** By when a city's server has come back to that of its district. */
const CITY_IS_BACK_MS = 300_000;
const DAY_MS = 86_400_000;

interface PublishWish {
  readonly mailbox: Mailbox;
  readonly plan: Plan;
  /** Every revision that is here. */
  readonly log: readonly Statement[];
  /** The year before; null: it is not here. */
  readonly lastYear: () => Promise<PlanYear | null>;
  readonly author: Author;
  /** Whether the city is told too, a total beside each record [EN16]. */
  readonly hasCity: boolean;
  /** ms since 1970 UTC. */
  readonly now: number;
}

/** Tells the district of a year: a record of each month that has ended, and of those alone that say something else than before [EN11]. */
export class RecordPublisher {
  private readonly everyMs: number;
  private told = new Map<Month, string>();
  /** Of what was told; '' while the server is not known to have it. */
  private basis = '';
  private at = 0;
  /** What the city was told last. */
  private totals = new Map<Month, string>();
  /** When that is put there again; null: nothing was told since the server was away. */
  private repeatAt: number | null = null;

  /** @param everyMs how long after one telling the next is due */
  constructor(everyMs = AGAIN_MS) {
    this.everyMs = everyMs;
  }

  /** The server may not have what it had: all of it is told again. */
  forget(): void {
    this.told = new Map();
    this.basis = '';
    this.at = 0;
    this.totals = new Map();
    this.repeatAt = null;
  }

  /** @returns in how many ms to come back, because it is too soon; null: all is told */
  async publish({ mailbox, plan, log, lastYear, author, hasCity, now }: PublishWish): Promise<number | null> {
    const through = dueMonth(plan.year, localDay(now));
    const basis = recordBasis(plan, log);
    const state = `${basis.plan} ${basis.digest} ${through}`;
    const place = { plan: planToken(plan.id), year: plan.year };
    if (state === this.basis) {
      if (hasCity) await this.repeat(mailbox, place, now);
      return null;
    }
    const wait = this.at + this.everyMs - now;
    if (wait > 0 && wait <= this.everyMs) return wait;
    this.at = now;
    const year = yearStatements(currentStatements(log).values());
    const last = await lastYear();
    const totals: { readonly month: Month; readonly said: string; readonly text: string }[] = [];
    for (const month of monthsThrough(through)) {
      const figures = unitFigures({ plan, year }, last, month);
      const said = canonicalJson({ figures, basis });
      if (this.told.get(month) === said) continue;
      const record = { plan, figures, basis, at: now as Instant, author };
      const text = recordText(record);
      await mailbox.publish({ plan: place.plan, month }, text);
      if (hasCity) totals.push({ month, said, text: totalText(totalOf(record, text)) });
      else this.told.set(month, said);
    }
    // Behind all records: that the city cannot be told keeps nothing from the district.
    for (const { month, said, text } of totals) {
      await mailbox.publishTotal({ ...place, month }, text);
      this.told.set(month, said);
      this.totals.set(month, text);
    }
    this.basis = state;
    this.repeatAt ??= now + CITY_IS_BACK_MS;
    return null;
  }

  /**
   * A city's server goes on behind the number that it had last: of what was told to a district's server that was set back before it had come
   * there again it takes nothing [EN17].
   */
  private async repeat(
    mailbox: Mailbox,
    place: { readonly plan: string; readonly year: number },
    now: number,
  ): Promise<void> {
    const left = (this.repeatAt ?? now) - now;
    if (left > 0 && left <= DAY_MS) return;
    for (const [month, text] of this.totals) await mailbox.publishTotal({ ...place, month }, text);
    this.repeatAt = now + DAY_MS;
  }
}

/** ISO date in local time. */
function localDay(ms: number): string {
  const at = new Date(ms);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
