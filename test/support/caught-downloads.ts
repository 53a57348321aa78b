import { vi } from 'vitest';

interface CaughtDownload {
  readonly name: string;
  readonly text: Promise<string>;
}

/** What the page hands to the browser from now on: jsdom cannot download, and the click on the link is where it would. */
export function caughtDownloads(): readonly CaughtDownload[] {
  const caught: CaughtDownload[] = [];
  let made: Blob | null = null;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    made = blob as Blob;
    return 'blob:test';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    caught.push({ name: this.download, text: made?.text() ?? Promise.resolve('') });
  });
  return caught;
}
