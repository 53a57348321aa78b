import { columnsPicture, type ColumnsChart } from '#src/charts/columns-picture.ts';
import { documentPicture } from '#src/charts/document-picture.ts';
import { shownPicture } from '#src/charts/shown-picture.ts';
import { SAMPLE_MARK } from '#src/domain/catalogue/plan.ts';
import type { ChartData } from '#src/domain/papers/document.ts';
import { fileName } from '#src/domain/papers/file-name.ts';
import { saveFile } from '#src/export/save-file.ts';
import { wantWhole } from '#src/ui/coming.tsx';
import { tableCells } from '#src/widgets/table-cells.ts';

/** Copies every table that a part of the page shows, also where a page may not ask for the clipboard (plain http). */
export function copyTables(shown: Element): boolean {
  // The sheets that follow the first one [SP23].
  if (shown.querySelector('[data-coming]') !== null) wantWhole();
  const tables = [...shown.querySelectorAll('table')].map(tableCells);
  const before = document.activeElement;
  // The command needs something chosen; what is copied is put in its place.
  const field = document.createElement('textarea');
  field.value = ' ';
  field.style.cssText = 'position:fixed;opacity:0';
  shown.append(field);
  field.select();
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', tables.map(({ text }) => text).join('\r\n\r\n'));
    event.clipboardData?.setData('text/html', tables.map(({ html }) => html).join('<br>'));
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('copy', put, true);
  // oxlint-disable-next-line typescript/no-deprecated -- the only way to the clipboard on plain http, and it takes both forms on any Chromium
  const isDone = document.execCommand('copy');
  document.removeEventListener('copy', put, true);
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return isDone && tables.length > 0;
}

/** A picture of the chart into the clipboard, where the page may; else, and when asked for, as a file. */
export async function takePicture(
  shown: Element,
  how: 'copy' | 'save',
  data: ChartData | ColumnsChart | null,
): Promise<void> {
  const part = shown.querySelector('h2, h3')?.textContent ?? '';
  const [page = '', plan = ''] = document.title.split(' · ');
  // What the page is about: the row, on the page of a row.
  const heading = [...(document.querySelector('main h1')?.childNodes ?? [])];
  const about = heading
    .flatMap((node) => (node.nodeType === Node.TEXT_NODE ? node.textContent : []))
    .join('')
    .trim();
  const title = about === page ? part : `${about} ${part}`.trim();
  const facts = [plan, cutOffWord(), window.location.hash.includes('sample=1') ? SAMPLE_MARK : ''];
  const sub = [facts[0], shown.querySelector('header span')?.textContent ?? '', ...facts.slice(1)];
  const picture =
    data === null ? null : data.kind === 'columns' ? columnsPicture(data) : documentPicture(data);
  const head = { title, sub: sub.filter((each) => each !== '').join('，') };
  const drawing = shownPicture(shown, head, picture);
  if (how === 'copy') await navigator.clipboard.write([new ClipboardItem({ 'image/png': await drawing })]);
  else saveFile(fileName([page, title, ...facts], 'png'), 'image/png', await drawing);
}

/** '截至 11 月', as the head of the page has it. */
function cutOffWord(): string {
  return (
    document.querySelector<HTMLSelectElement>('header select[aria-label="截止月份"]')?.selectedOptions[0]
      ?.text ?? ''
  );
}
