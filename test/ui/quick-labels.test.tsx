import { render, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';

const KINDS = [
  'HTMLButtonElement',
  'HTMLInputElement',
  'HTMLMeterElement',
  'HTMLOutputElement',
  'HTMLProgressElement',
  'HTMLSelectElement',
  'HTMLTextAreaElement',
] as const;

it('the labels of an element are those that jsdom finds', () => {
  render(
    <main>
      <button type="button">a</button>
      <button type="button" id="b">
        b
      </button>
      <label htmlFor="b">b</label>
      <label htmlFor="b">again b</label>
      <button type="button" id="c">
        c
      </button>
      <label>
        d<input /> <input />
      </label>
      <label htmlFor="c">
        e<textarea />
      </label>
      <label>
        f<input type="hidden" />
        <textarea />
      </label>
      <input type="hidden" id="g" />
      <label htmlFor="g">g</label>
      <select aria-label="l" />
      <meter id="h" />
      <progress id="i" />
      <output id="j" />
      {['h', 'i', 'j', 'nobody', ''].map((id) => (
        <label key={id} htmlFor={id}>
          {id}
        </label>
      ))}
    </main>,
  );
  // A new window has jsdom’s own.
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (view === null) throw new Error('a frame without a window');
  const apart = document.createElement('div');
  apart.innerHTML = '<label>k<input></label><button></button>';
  const every = 'button, input, meter, output, progress, select, textarea';
  const elements = Array.from(document.querySelectorAll(every)).concat(...apart.querySelectorAll(every));
  const told = elements.map((element) => textsOf(Reflect.get(element, 'labels')));
  const found = elements.map((element) => {
    const kind = KINDS.find((each) => element instanceof window[each]) ?? 'HTMLButtonElement';
    return textsOf(Reflect.get(view[kind].prototype, 'labels', element));
  });
  expect(told).toEqual(found);
  expect(told.flat()).toContain('again b');
  expect(told).toContain(null);
  frame.remove();
});

it('an element that is waited for in vain is missed with the page as it stands, and only then', async () => {
  render(<p>here</p>);
  const missed: string[] = [];
  const waiting = waitFor(
    () => {
      try {
        screen.getByRole('button');
      } catch (error) {
        missed.push(String(error));
        throw error;
      }
    },
    { timeout: 120 },
  );
  await expect(waiting).rejects.toThrow('<p>');
  expect(missed.length).toBeGreaterThan(1);
  expect(missed.filter((words) => words.includes('<p>'))).toEqual([]);
  expect(() => screen.getByRole('button')).toThrow('<p>');
});

function textsOf(labels: unknown): readonly string[] | null {
  if (labels === null) return null;
  return Array.from(labels as NodeListOf<HTMLLabelElement>, ({ textContent }) => textContent);
}
