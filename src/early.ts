import { fetchAhead } from '#src/ui/load-part.ts';

/**
 * The first script of the hosted page, and the only one that waits for no other. While the files of the app are on their way it asks for those
 * of the place that the address names [SP13], and reads what that place shows first [SP14]. `loadPart` finds the files here or coming, and
 * the storage the rows; a wrong guess costs a file or a read in vain.
 */
const own = document.querySelector<HTMLScriptElement>('script[data-entry]');
const { hash } = window.location;
const place = /^#\/(\w+)/.exec(hash)?.[1] ?? 'overview';

fetchAhead(own?.dataset[place]?.split(' ') ?? [], document.baseURI);

// As storage/schema.ts, app/last-plan.ts and domain/catalogue/plan.ts have them: a test reads here what they wrote.
const DATABASE = 'performance-tracker:tongnan-egov';
const LAST_PLAN = 'tracker.plan';
const SAMPLE = ':sample';

/** Opened before anything is read, and handed on: what another tab commits meanwhile is heard [SP14]. */
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(DATABASE);
let isOvertaken = false;
channel?.addEventListener('message', () => {
  isOvertaken = true;
});

export const early = {
  channel,
  isOvertaken: () => isOvertaken,
  // What cannot be read here is read in the ordinary way, which has words for it.
  rows: readRows().catch(() => null),
};

/** Rows as they lie, of one moment, which the storage parses; null: there is nothing to be read. */
async function readRows() {
  const plan = likelyPlan();
  if (plan === null) return null;
  const database = await openAsItIs();
  const { version } = database;
  const transaction = database.transaction(['meta', 'plans', 'standing', 'statements']);
  // Ends once what is asked for below is answered: nobody who upgrades or deletes the database, here or in another tab, waits for this page.
  database.close();
  const meta = transaction.objectStore('meta');
  const standing = transaction.objectStore('standing');
  const statements = transaction.objectStore('statements');
  const [device, author, plans, rows, all, ofSamples] = await Promise.all([
    answer(meta.get('device') as IDBRequest<Meta | undefined>),
    answer(meta.get('author') as IDBRequest<Meta | undefined>),
    answer<unknown[]>(transaction.objectStore('plans').getAll()),
    answer<unknown[]>(standing.index('plan').getAll(plan)),
    answer<number>(statements.count()),
    answer(standing.getAllKeys()).then((keys) => {
      const known = keys.map((key) => String((key as readonly unknown[])[0]));
      const samples = [...new Set(known)].filter((each) => each.endsWith(SAMPLE));
      const index = statements.index('[plan+group]');
      return Promise.all(samples.map((each) => answer(index.count(IDBKeyRange.bound([each], [each, []])))));
    }),
  ]);
  // As saidCount counts it [B36].
  const said = ofSamples.reduce((left, count) => left - count, all + plans.length);
  return { version, plan, device, author, plans, standing: rows, said };
}

interface Meta {
  readonly value: unknown;
}

/** The plan that the address names, else the one that was opened last. */
function likelyPlan(): string | null {
  const asked = new URLSearchParams(hash.slice(hash.indexOf('?') + 1));
  const plan = asked.get('plan') ?? window.localStorage.getItem(LAST_PLAN);
  return plan !== null && asked.get('sample') === '1' ? plan + SAMPLE : plan;
}

/** Of whatever version it is; where there is none, none is made [SP15]. */
function openAsItIs(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE);
  opening.onupgradeneeded = () => opening.transaction?.abort();
  return answer(opening);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error(request.error?.message));
  });
}
