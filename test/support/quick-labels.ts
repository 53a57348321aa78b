/**
 * Whoever looks for a role asks each button for its labels, and jsdom walks the whole document for that, and for each label in it once more.
 * An element without a label is told at once here; of one that may have some jsdom still answers.
 */

const KINDS = ['Button', 'Input', 'Meter', 'Output', 'Progress', 'Select', 'TextArea'] as const;

export function quickenLabels(view: Window & typeof globalThis): void {
  const labels = view.document.getElementsByTagName('label');
  const none = view.document.createDocumentFragment().querySelectorAll('label');
  for (const kind of KINDS) {
    const { prototype } = view[`HTML${kind}Element`];
    const slow = Object.getOwnPropertyDescriptor(prototype, 'labels');
    if (slow?.get === undefined) throw new Error(`jsdom has no labels of a ${kind}`);
    Object.defineProperty(prototype, 'labels', {
      ...slow,
      get(this: Element): unknown {
        return mayHaveLabel(this, labels) ? slow.get?.call(this) : none;
      },
    });
  }
}

/** Unless it is in the document, inside no label and named by none. */
function mayHaveLabel(element: Element, labels: HTMLCollectionOf<HTMLLabelElement>): boolean {
  if (!element.isConnected || element.getAttribute('type') === 'hidden') return true;
  for (let each: Element | null = element; each !== null; each = each.parentElement)
    if (each.localName === 'label') return true;
  const id = element.getAttribute('id');
  return id !== null && Array.from(labels).some((label) => label.getAttribute('for') === id);
}
