/** How long the page may be at one thing before it looks up, ms: with what comes beside it that stays below what is felt. */
const STEP_MS = 30;

/** Long work in steps between which the page is free: by time and not by number, so that a slow PC takes as short ones [EN20]. */
export interface Steps {
  readonly isDue: () => boolean;
  readonly pause: () => Promise<void>;
}

export function newSteps(): Steps {
  let since = performance.now();
  return {
    isDue: () => performance.now() - since >= STEP_MS,
    pause: async () => {
      await nextTask();
      since = performance.now();
    },
  };
}

export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
