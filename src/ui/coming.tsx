interface ComingProps {
  /** What is on its way, as people call it. */
  readonly what: string;
  readonly words?: string;
}

/** As the page has it that is not here yet. */
export const COMING_HEADING = { marginBottom: 12, fontSize: 20 };

const READING = '正在读取…';

/** Where something of a page is still being read. */
export function Reading() {
  return <p role="status">{READING}</p>;
}

/** In the place of a page that is being fetched or read: it has its name from the first moment on [H19]. */
export function Coming({ what, words = READING }: ComingProps) {
  return (
    <>
      <h1 style={COMING_HEADING}>{what}</h1>
      <p role="status">{words}</p>
    </>
  );
}
