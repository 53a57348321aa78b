/**
 * What elements look like is asked a hundred thousand times by whoever looks for roles, and jsdom answers by matching the whole style sheet of
 * a browser against the element, each time anew. Nothing here has a style sheet of its own, so what is asked follows from the kind of the
 * element and from what is written on it; all else jsdom still answers.
 */

/** The kinds whose place decides on how they are laid out. */
const DEPENDENT = new Set(['summary', 'option', 'optgroup']);

const TABLE_PARTS = new Set(['colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr']);

export function quickenStyles(view: Window & typeof globalThis): void {
  const slow = view.getComputedStyle.bind(view);
  const displays = new Map<string, string>();
  const usual = new Map<'opacity' | 'visibility' | 'pointerEvents', string>();

  const displayOf = (element: Element): string | null => {
    if (DEPENDENT.has(element.localName) || element.hasAttribute('popover')) return null;
    const written = styleOf(element)?.display ?? '';
    if (written !== '') return element.localName === 'input' ? null : written;
    const [hidden, open, type] = ['hidden', 'open', 'type'].map((name) => element.getAttribute(name));
    const kind = `${element.localName} ${hidden} ${open === null} ${element.localName === 'input' ? type : ''}`;
    const known = displays.get(kind);
    if (known !== undefined) return known;
    const { display } = slow(element);
    displays.set(kind, display);
    return display;
  };

  const usually = (what: 'opacity' | 'visibility' | 'pointerEvents'): string => {
    const known = usual.get(what) ?? slow(view.document.createElement('i'))[what];
    usual.set(what, known);
    return known;
  };

  const inherited = (element: Element, what: 'visibility' | 'pointerEvents'): string => {
    for (let each: Element | null = element; each !== null; each = each.parentElement) {
      const written = styleOf(each)?.[what] ?? '';
      if (written !== '' && written !== 'inherit') return written;
      if (what === 'visibility' && TABLE_PARTS.has(each.localName) && each.hasAttribute('hidden'))
        return 'collapse';
    }
    return usually(what);
  };

  const quick = (element: Element, what: string): string | null => {
    if (what === 'display') return displayOf(element);
    if (what === 'visibility') return inherited(element, 'visibility');
    if (what === 'pointerEvents' || what === 'pointer-events') return inherited(element, 'pointerEvents');
    if (what === 'opacity') return styleOf(element)?.opacity || usually('opacity');
    return null;
  };

  view.getComputedStyle = (element, pseudo) => {
    if (pseudo || element.ownerDocument.styleSheets.length > 0) return slow(element, pseudo);
    return new Proxy({} as CSSStyleDeclaration, {
      get: (_, name) => {
        if (name === 'getPropertyValue')
          return (property: string) => quick(element, property) ?? slow(element).getPropertyValue(property);
        const known = typeof name === 'string' ? quick(element, name) : null;
        if (known !== null) return known;
        const whole = slow(element);
        const value: unknown = Reflect.get(whole, name);
        return typeof value === 'function' ? (value.bind(whole) as unknown) : value;
      },
    });
  };
}

function styleOf(element: Element): CSSStyleDeclaration | undefined {
  return element.hasAttribute('style') ? (element as HTMLElement).style : undefined;
}
