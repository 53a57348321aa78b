import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { planFileData } from '#src/domain/catalogue/plan-file.ts';
import type { Plan, PlanId, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import type { Operation } from '#src/domain/statements/operation.ts';
import { revise } from '#src/domain/statements/revise.ts';
import type {
  DeviceId,
  Instant,
  OperationId,
  Said,
  Statement,
  StatementId,
} from '#src/domain/statements/statement.ts';
import { subjectGroup, subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';
import { DATABASE_NAME } from '#src/storage/schema.ts';

const AUTHOR = { name: '周艳', section: '综合科' };
/** 1 January 2026, and a minute between two operations. */
const BEGIN = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

/**
 * A year on annex 10 by so many statements, each an operation of its own: every cell of the sample year is said again and again.
 * @returns how many there are
 */
export async function seedHistory(statements: number): Promise<number> {
  return put(ANNEX_10_2025.id, sampleYear(ANNEX_10_2025), statements);
}

/** Plans of other units beside annex 10, each with the sample year. */
export async function seedPlans(count: number): Promise<void> {
  for (let nth = 1; nth <= count; nth += 1) await seedPlan(`unit-${nth}`, ANNEX_10_2025.indicators.length);
}

/** A plan of so many rows, which are those of annex 10 over and over, with the sample year on each. */
export async function seedPlan(name: string, rows: number): Promise<string> {
  const plan = planOfRows(name, rows);
  const row = {
    id: plan.id,
    kind: 'issued',
    file: planFileData(plan),
    digest: planDigest(plan),
    savedAt: BEGIN,
  };
  await within(['plans'], (store) => store('plans').put(row));
  const said = saidOf(plan);
  await put(plan.id, said, said.length);
  return plan.id;
}

function planOfRows(name: string, count: number): Plan {
  const own = ANNEX_10_2025.indicators;
  const indicators = Array.from({ length: count }, (_, index): PlanIndicator => {
    const indicator = own[index % own.length] as PlanIndicator;
    const round = Math.floor(index / own.length);
    const id = (round === 0 ? indicator.id : `${indicator.id}-${round}`) as IndicatorId;
    const weight = count === own.length ? indicator.weight : ((10_000 / count) as Points);
    return { ...indicator, id, seq: index + 1, weight };
  });
  return { ...ANNEX_10_2025, id: `bench-${name}:2025` as PlanId, unitName: `测量单位 ${name}`, indicators };
}

/** What the sample says of a row of annex 10 is said of each that was made of it. */
function saidOf(plan: Plan): readonly Said[] {
  const sample = sampleYear(ANNEX_10_2025);
  const execution = sample.filter(({ subject }) => !('indicator' in subject));
  const ofRows = plan.indicators.flatMap(({ id }) => {
    const [first = ''] = id.split('-');
    return sample.flatMap((each): Said[] =>
      'indicator' in each.subject && each.subject.indicator === first
        ? [{ ...each, subject: { ...each.subject, indicator: id } } as Said]
        : [],
    );
  });
  return [...ofRows, ...execution];
}

/** By bare IndexedDB: through the app, each would be a transaction of its own. */
async function put(plan: PlanId, said: readonly Said[], least: number): Promise<number> {
  const device = 'bench-device' as DeviceId;
  const standing = new Map<SubjectKey, Statement>();
  const log: Statement[] = [];
  const operations: Operation[] = [];
  while (log.length < least) {
    for (const each of said) {
      if (log.length >= least && standing.size === said.length) break;
      const nth = operations.length;
      const operation: Operation = {
        id: `${plan}-operation-${nth}` as OperationId,
        kind: 'do',
        target: null,
        intent: 'type',
        count: 1,
        at: (BEGIN + nth * MINUTE) as Instant,
        author: AUTHOR,
        device,
      };
      // What was said before, with another note, is another revision.
      const isAgain = standing.has(subjectKey(each.subject));
      const again = isAgain ? { ...each, note: `第 ${nth} 次` } : each;
      const made = revise(
        [again],
        standing,
        operation,
        'typed',
        () => `${plan}-revision-${nth}` as StatementId,
      );
      operations.push(operation);
      for (const statement of made) {
        standing.set(subjectKey(statement.subject), statement);
        log.push(statement);
      }
    }
  }
  const groups = new Set([...standing.values()].map(({ subject }) => subjectGroup(subject)));
  await within(['statements', 'operations', 'standing'], (store) => {
    for (const each of log) store('statements').put({ ...each, plan, group: subjectGroup(each.subject) });
    for (const each of operations) store('operations').put({ ...each, plan });
    for (const group of groups) {
      const statements = [...standing.values()].filter(({ subject }) => subjectGroup(subject) === group);
      store('standing').put({ plan, group, statements });
    }
  });
  return log.length;
}

/** One transaction on the app's own database, which must be there. */
function within(
  names: readonly string[],
  work: (store: (name: string) => IDBObjectStore) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE_NAME);
    opening.onerror = () => reject(opening.error ?? new Error('IndexedDB refused'));
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(names, 'readwrite');
      work((name) => transaction.objectStore(name));
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    };
  });
}
