type Task = () => void;

let last: Promise<void> = Promise.resolve();
/** Asked for and not yet begun. */
const waiting = new Set<Task>();

/** A print does not wait: what only waits for its turn is drawn at once [MO47]. */
function drawWaiting(): void {
  for (const draw of waiting) drawOnce(draw);
}

function drawOnce(draw: Task): void {
  if (waiting.delete(draw)) draw();
}

/** Runs a piece of drawing in a task of its own, after those asked for before: four charts at once would block typing for long. */
export function inOwnTask(draw: Task): void {
  waiting.add(draw);
  window.addEventListener('beforeprint', drawWaiting);
  last = last.then(
    () =>
      new Promise((done) => {
        setTimeout(() => {
          // One chart that fails must not keep the others waiting.
          try {
            drawOnce(draw);
          } finally {
            done();
          }
        }, 0);
      }),
  );
}

/** A page in the background paints nothing, and its charts should still come. */
const AT_LATEST_MS = 200;

/** Runs once the browser has painted. @returns cancels it */
export function afterPaint(run: Task): () => void {
  let isOver = false;
  const once = () => {
    if (isOver) return;
    isOver = true;
    run();
  };
  requestAnimationFrame(() => setTimeout(once, 0));
  const fallback = setTimeout(once, AT_LATEST_MS);
  return () => {
    isOver = true;
    clearTimeout(fallback);
  };
}
