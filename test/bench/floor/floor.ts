/**
 * The floor of `npm run bench`: the app's own DOM and CSS, and no framework. One native read, then innerHTML; a key changes the texts that
 * the app changes; Enter puts the record that the app puts, strictly, and says so when the transaction is complete.
 */
interface FloorPage {
  /** What the app had in #root. */
  readonly html: string;
  readonly database: string;
  readonly plan: string;
}

interface Row {
  readonly group: string;
}

// bench.mjs writes it before this script.
const { html, database, plan } = (window as unknown as { readonly PAGE: FloorPage }).PAGE;

const opening = indexedDB.open(database);
opening.onsuccess = () => {
  const db = opening.result;
  const reading = db.transaction('standing').objectStore('standing').index('plan').getAll(plan);
  reading.onsuccess = () => {
    at('#root').innerHTML = html;
    listen(db, reading.result as readonly Row[]);
  };
};

function listen(db: IDBDatabase, rows: readonly Row[]): void {
  const field = at('textarea[aria-controls]') as HTMLTextAreaElement;
  const status = at('header [role="status"]');
  const cell = at('#cell-07-5-value');
  // What a number changes: its cell, what the row has so far and its score, and the total above.
  const figures = [...(cell.closest('tr')?.children ?? [])].slice(-2);
  const total = at('[class*="standing"]');
  const record = rows.find(({ group }) => group === '07');
  let text = '';
  field.focus();
  addEventListener('keydown', (event) => {
    if (/^\d$/.test(event.key)) {
      event.preventDefault();
      text += event.key;
      field.value = text;
      cell.textContent = text;
      for (const each of figures) each.textContent = `7${text}`;
      total.textContent = `截至 12月已得 ${text} 分`;
    } else if (event.key === 'Enter') {
      event.preventDefault();
      text = '';
      status.textContent = '正在保存…';
      const writing = db.transaction('standing', 'readwrite', { durability: 'strict' });
      writing.objectStore('standing').put(record);
      writing.oncomplete = () => {
        status.textContent = '已保存到本机';
      };
    }
  });
}

function at(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`The app has no ${selector}: the floor does not follow it.`);
  return found;
}
