type Task = () => void;

let last: Promise<void> = Promise.resolve();

/** Runs a piece of drawing in a task of its own, after those asked for before: four charts at once would block typing for long. */
export function inOwnTask(draw: Task): void {
  last = last.then(
    () =>
      new Promise((done) => {
        setTimeout(() => {
          // One chart that fails must not keep the others waiting.
          try {
            draw();
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
