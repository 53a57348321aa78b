import '#src/kernel/object-has-own.ts';
import { Parser } from 'htmlparser2';
import { decodedText } from '#src/tables/character-references.ts';
import { MAX_DEPTH, MAX_ELEMENTS, MAX_PAGE_DEPTH } from '#src/tables/limits.ts';
import { RefusedFile } from '#src/tables/refusal.ts';

/** The one home of the markup parser: HTML and every kind of XML that Office writes go through here. */

export interface Element {
  /** Without prefix, as written in XML and in small letters in HTML. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** What is told of markup as it is read. */
export interface XmlHandler {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

const CHUNK = 1 << 16;

/**
 * Reads XML as a stream, prefixes dropped. `isDone` is asked between pieces, so that a reader at its limit does not read on. A document
 * type is refused (no Office file has one, and entities are made of it), as is nesting beyond all sense.
 */
export function readXml(text: string, handler: XmlHandler, isDone: () => boolean = () => false): void {
  parse(text, handler, { xml: true }, isDone);
}

/** XML as a tree. */
export function xmlTree(text: string): Element {
  return tree((handler) => parse(text, handler, { xml: true }, () => false));
}

/** HTML as a tree, with the end tags that people leave out; nothing of it is run or fetched. */
export function htmlTree(text: string): Element {
  return tree((handler) => parse(text, handler, { xml: false }, () => false), endedBy);
}

/** What a part of a table ends inside its own table, where the end tags were left out: a row every open row and cell, a cell every cell. */
const ENDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    td: new Set(['td', 'th']),
    th: new Set(['td', 'th']),
    tr: new Set(['td', 'th', 'tr']),
    tbody: new Set(['td', 'th', 'tr', 'tbody', 'thead', 'tfoot']),
    thead: new Set(['td', 'th', 'tr', 'tbody', 'thead', 'tfoot']),
    tfoot: new Set(['td', 'th', 'tr', 'tbody', 'thead', 'tfoot']),
  }),
);

/** How many open elements stay open when this one begins: a paragraph left open in a cell must not swallow the rows after it. */
function endedBy(name: string, open: readonly Element[]): number {
  const ends = ENDS.get(name);
  let left = open.length;
  if (ends === undefined) return left;
  // Deeper than any page that people write nothing is looked for: it would cost a hostile one its second.
  const last = Math.max(0, open.length - 200);
  for (let at = open.length - 1; at > last && open[at]?.name !== 'table'; at -= 1)
    if (ends.has(open[at]?.name ?? '')) left = at;
  return left;
}

function parse(
  text: string,
  handler: XmlHandler,
  { xml }: { readonly xml: boolean },
  isDone: () => boolean,
): void {
  let depth = 0;
  let elements = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        elements += 1;
        if (depth > (xml ? MAX_DEPTH : MAX_PAGE_DEPTH) || elements > MAX_ELEMENTS)
          throw new RefusedFile('bomb');
        handler.open(localName(name), attributes);
      },
      onclosetag: (name) => {
        depth -= 1;
        handler.close(localName(name));
      },
      ontext: xml ? handler.text : (piece) => handler.text(decodedText(piece)),
      onprocessinginstruction: (name) => {
        if (xml && name.toLowerCase() === '!doctype') throw new RefusedFile('damaged');
      },
    },
    // The parser's own table of 2,200 names for HTML is as large as the rest of it and is left out of the build.
    { xmlMode: xml, decodeEntities: xml },
  );
  // HTML in one piece: text comes in the pieces that are written, and a reference must not be cut.
  const size = xml ? CHUNK : text.length;
  for (let at = 0; at < text.length && !isDone(); at += size) parser.write(text.slice(at, at + size));
  if (!isDone()) parser.end();
}

function tree(
  read: (handler: XmlHandler) => void,
  keptOpen: (name: string, open: readonly Element[]) => number = (_, { length }) => length,
): Element {
  const root = newElement('', {});
  const open = [root];
  // As the parser has them, those that were ended here still among them.
  const told: OpenElement[] = [];
  const innermost = (): OpenElement => open[open.length - 1] ?? root;
  read({
    open: (name, attributes) => {
      const element = newElement(name, attributes);
      open.length = keptOpen(name, open);
      told.push(element);
      innermost().children.push(element);
      open.push(element);
    },
    close: () => {
      const element = told.pop();
      const at = element === undefined ? -1 : open.lastIndexOf(element);
      if (at > 0) open.length = at;
    },
    text: (text) => {
      innermost().children.push(text);
    },
  });
  return root;
}

interface OpenElement extends Element {
  readonly children: (Element | string)[];
}

function newElement(name: string, attributes: Readonly<Record<string, string>>): OpenElement {
  return { name, attributes, children: [] };
}

function localName(name: string): string {
  const colon = name.lastIndexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute whatever its prefix: `w:val`, `ss:Index`. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  const key = Object.keys(attributes).find((each) => localName(each) === name);
  return key === undefined ? undefined : attributes[key];
}

/** The elements among the children, of one name or of all. */
export function childElements(element: Element, name?: string): Element[] {
  return element.children.filter(
    (child): child is Element => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** The first element of that name anywhere inside, in the order of the document. */
export function findElement(element: Element, name: string): Element | null {
  for (const child of childElements(element)) {
    const found = child.name === name ? child : findElement(child, name);
    if (found !== null) return found;
  }
  return null;
}
