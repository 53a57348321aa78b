import { describe, expect, it, vi } from 'vitest';
import { placedRecord } from '#src/domain/engine/record-text.ts';
import { planToken, recordSubject, totalSubject } from '#src/domain/engine/subjects.ts';
import { placedTotal } from '#src/domain/engine/total-text.ts';
import { recordBasis } from '#src/domain/district/unit-record.ts';
import { digestOf } from '#src/domain/package/canonical-json.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import { MailboxError } from '#src/engine/mailbox.ts';
import { RecordPublisher } from '#src/queries/record-publisher.ts';
import { firstRevisions, monthValue, planOfUnit } from '#test/support/district.ts';
import { MemoryMailbox } from '#test/support/memory-mailbox.ts';
import { AUTHOR } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

const EVERY_MS = 15_000;
const { year: YEAR } = WATER;
const FIRST = WATER.indicators[0]?.id ?? '';
const LOG = firstRevisions([monthValue(FIRST, 1, 7)], 'pc');
const MORE = firstRevisions([monthValue(FIRST, 1, 7), monthValue(FIRST, 2, 8)], 'pc');
const day = (month: number, of: number) => new Date(YEAR, month - 1, of, 12).getTime();

/** A section that collects, and what it told of which month in which order: 'r3' a record of March, 't3' its total. */
function section() {
  const told: string[] = [];
  const texts = new Map<string, string>();
  let fails: string | null = null;
  const take = (what: string, text: string): Promise<void> => {
    if (what === fails) return Promise.reject(new MailboxError({ kind: 'no-rights' }));
    told.push(what);
    texts.set(what, text);
    return Promise.resolve();
  };
  const mailbox = new MemoryMailbox('zhk');
  vi.spyOn(mailbox, 'publish').mockImplementation(({ month }, text) => take(`r${month}`, text));
  vi.spyOn(mailbox, 'publishTotal').mockImplementation(({ month }, text) => take(`t${month}`, text));
  const publisher = new RecordPublisher(EVERY_MS);
  return {
    told: () => told.splice(0).join(' '),
    texts,
    fail: (what: string | null) => {
      fails = what;
    },
    forget: () => publisher.forget(),
    publish: (
      now: number,
      log: readonly Statement[],
      hasCity = false,
      last: readonly Statement[] | null = null,
    ) =>
      publisher.publish({
        mailbox,
        plan: WATER,
        log,
        lastYear: () =>
          Promise.resolve(
            last === null
              ? null
              : {
                  plan: planOfUnit({ ...WATER, year: YEAR - 1 }, 'before', WATER.unitName),
                  year: yearStatements(currentStatements(last).values()),
                },
          ),
        author: AUTHOR,
        hasCity,
        now,
      }),
  };
}

describe('[EN11] telling the district', () => {
  it('[EN11] is of every month that has ended, and of one that ends since alone; nothing is told twice', async () => {
    const { publish, told } = section();
    expect(await publish(day(4, 10), LOG)).toBeNull();
    expect(told()).toBe('r1 r2 r3');
    expect(await publish(day(4, 11), LOG)).toBeNull();
    expect(told()).toBe('');
    expect(await publish(day(5, 10), LOG)).toBeNull();
    expect(told()).toBe('r4');
    // The digest of what they were derived from is another one in each.
    expect(await publish(day(5, 11), MORE)).toBeNull();
    expect(told()).toBe('r1 r2 r3 r4');
  });

  it('[EN11] waits while somebody types, and not for a clock that was set back', async () => {
    const { publish, told } = section();
    const start = day(2, 10);
    await publish(start, LOG);
    told();
    expect(await publish(start + 5_000, MORE)).toBe(10_000);
    expect(told()).toBe('');
    expect(await publish(start + EVERY_MS, MORE)).toBeNull();
    expect(told()).toBe('r1');
    expect(await publish(start - 60_000, LOG)).toBeNull();
    expect(told()).toBe('r1');
  });

  it('[EN11] is done again, all of it and at once, where the server may not have what it had', async () => {
    const { publish, told, forget } = section();
    const start = day(3, 10);
    await publish(start, LOG);
    told();
    forget();
    expect(await publish(start + 1, LOG)).toBeNull();
    expect(told()).toBe('r1 r2');
  });

  it('[EN11] says what the year was derived from, and how it stands to the year before', async () => {
    const { publish, texts } = section();
    await publish(day(3, 10), LOG, false, firstRevisions([monthValue(FIRST, 1, 1)], 'pc'));
    const place = { unit: 'u001', plan: planToken(WATER.id), month: 2 } as const;
    const placed = placedRecord(recordSubject(place), texts.get('r2') ?? '');
    expect(placed?.record.basis).toEqual(recordBasis(WATER, LOG));
    expect(placed?.record.at).toBe(day(3, 10));
    expect(placed?.record.figures.onYear).not.toBeNull();
  });
});

describe('[EN16] telling the city', () => {
  it('[EN16] is done behind all records, each total naming the text of its own', async () => {
    const { publish, told, texts } = section();
    await publish(day(4, 10), LOG, true);
    expect(told()).toBe('r1 r2 r3 t1 t2 t3');
    for (const month of [1, 2, 3] as const) {
      const place = { unit: 'u001', plan: planToken(WATER.id), year: YEAR, month };
      const placed = placedTotal('d01', totalSubject(place), texts.get(`t${month}`) ?? '');
      expect(placed?.total.record).toBe(digestOf(texts.get(`r${month}`)));
    }
  });

  it('[EN16] that failed half-way is done again from there, and the district has all of it', async () => {
    const { publish, told, fail } = section();
    fail('t2');
    await expect(publish(day(4, 10), LOG, true)).rejects.toMatchObject({ problem: { kind: 'no-rights' } });
    expect(told()).toBe('r1 r2 r3 t1');
    fail(null);
    expect(await publish(day(4, 11), LOG, true)).toBeNull();
    expect(told()).toBe('r2 r3 t2 t3');
  });

  it('[EN17] puts the same totals there again five minutes after all was told, and then once a day', async () => {
    const { publish, told, texts, forget } = section();
    const start = day(3, 10);
    await publish(start, LOG, true);
    expect(told()).toBe('r1 r2 t1 t2');
    const first = [...texts].filter(([what]) => what.startsWith('t'));
    const minutes = (many: number) => start + many * 60_000;
    await publish(minutes(4), LOG, true);
    expect(told()).toBe('');
    expect(await publish(minutes(5), LOG, true)).toBeNull();
    expect(told()).toBe('t1 t2');
    expect([...texts].filter(([what]) => what.startsWith('t'))).toEqual(first);
    await publish(minutes(5 + 24 * 60 - 1), LOG, true);
    expect(told()).toBe('');
    await publish(minutes(5 + 24 * 60), LOG, true);
    expect(told()).toBe('t1 t2');
    // By a clock that was set right: what is due in two days is due now.
    await publish(minutes(5 - 24 * 60), LOG, true);
    expect(told()).toBe('t1 t2');
    await publish(minutes(6), LOG, true);
    expect(told()).toBe('t1 t2');
    // As after any other break: at once, and once more a little later.
    forget();
    await publish(minutes(1_000), LOG, true);
    expect(told()).toBe('r1 r2 t1 t2');
    await publish(minutes(1_005), LOG, true);
    expect(told()).toBe('t1 t2');
  });

  it('[EN17] puts again what was told last, however much was said meanwhile; where there is no city, nothing', async () => {
    const { publish, told, texts } = section();
    const start = day(3, 10);
    await publish(start, LOG, true);
    await publish(start + 60_000, MORE, true);
    expect(told()).toBe('r1 r2 t1 t2 r1 r2 t1 t2');
    const last = texts.get('t2');
    await publish(start + 300_000, MORE, true);
    expect(told()).toBe('t1 t2');
    expect(texts.get('t2')).toBe(last);
    const alone = section();
    await alone.publish(start, LOG);
    await alone.publish(start + 300_000, LOG);
    expect(alone.told()).toBe('r1 r2');
  });
});
