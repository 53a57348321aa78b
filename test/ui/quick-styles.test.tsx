import { render } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';

/** Of every kind that the app renders, hidden and shown, under what is written on it and on what it stands in. */
function Kinds() {
  return (
    <main>
      <h1>
        a<span style={{ display: 'block' }}>b</span>
        <em style={{ visibility: 'hidden' }}>
          c<b>d</b>
          <b style={{ visibility: 'visible' }}>e</b>
        </em>
      </h1>
      <p hidden>f</p>
      <div style={{ pointerEvents: 'none', opacity: 0.5 }}>
        <button type="button">g</button>
        <input type="hidden" />
        <input type="checkbox" hidden />
        <label>
          h<textarea />
        </label>
      </div>
      <dialog>i</dialog>
      <dialog open>j</dialog>
      <details>
        <summary>k</summary>l
      </details>
      <details open>
        <summary>m</summary>n
      </details>
      <table>
        <colgroup>
          <col />
        </colgroup>
        <thead>
          <tr>
            <th>o</th>
          </tr>
        </thead>
        <tbody hidden>
          <tr>
            <td>p</td>
          </tr>
        </tbody>
      </table>
      <ul>
        <li>q</li>
      </ul>
      <select>
        <option>r</option>
      </select>
      <svg>
        <title>s</title>
        <text>t</text>
      </svg>
      <a href="#/">u</a>
    </main>
  );
}

describe('what elements look like here', () => {
  it('is what jsdom says they look like, asked one by one', () => {
    render(<Kinds />);
    // `quickenStyles` has been at work since setup-dom.ts.
    const all = [...document.querySelectorAll('*')];
    const seen = () =>
      all.map((element) => {
        const { display, visibility, opacity, pointerEvents } = window.getComputedStyle(element);
        const asked = window.getComputedStyle(element).getPropertyValue('display');
        return { kind: element.outerHTML.slice(0, 60), display, asked, visibility, opacity, pointerEvents };
      });
    const quick = seen();
    const here = vi.spyOn(window, 'getComputedStyle');
    // A new window has jsdom’s own.
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const view = frame.contentWindow;
    if (view === null) throw new Error('a frame without a window');
    here.mockImplementation((element) => view.getComputedStyle(element));
    expect(quick).toEqual(seen());
    expect(here.mock.calls).toHaveLength(2 * all.length);
    frame.remove();
  });
});
