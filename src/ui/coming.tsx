import { READING } from '#src/ui/button-words.ts';

interface ComingProps {
  /** What is on its way, as people call it. */
  readonly what: string;
  readonly words?: string;
}

/** As the page has it that is not here yet. */
export const COMING_HEADING = { marginBottom: 12 };

/** What is on its way says so in its place, on paper too, and is marked: Ctrl+P waits for it [MO47]. */
const ON_ITS_WAY = { role: 'status', 'data-coming': '' };

/** Said to the document when all of a page is wanted: what is read only while it is in sight is read then, too [SP12]. */
export const WHOLE_WANTED = 'whole-wanted';

export function wantWhole(): void {
  document.dispatchEvent(new Event(WHOLE_WANTED));
}

/** Whether anything on the page is still on its way: a part, a text, a chart that is not drawn yet [MO47]. */
export function isComing(): boolean {
  return document.querySelector('[data-coming], [data-chart]:empty') !== null;
}

/** Where something of a page is still being read or fetched. */
export function Reading({ words = READING }: { readonly words?: string }) {
  return <p {...ON_ITS_WAY}>{words}</p>;
}

/** In the place of a page that is being fetched or read: it has its name from the first moment on [H19]. */
export function Coming({ what, words = READING }: ComingProps) {
  return (
    <>
      <h1 style={COMING_HEADING}>{what}</h1>
      <Reading words={words} />
    </>
  );
}
