/** Text that is known to be HTML: made by `html` alone, so that nothing that was typed or imported gets into a page unescaped [Z4]. */
export interface Html {
  readonly markup: string;
}

export type HtmlValue = Html | string | number | null | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** html`<td title="${text}">${text}</td>`: values are escaped, other Html goes in as it is, null is nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = strings[0] ?? '';
  values.forEach((value, index) => {
    markup += toMarkup(value) + (strings[index + 1] ?? '');
  });
  return { markup };
}

/** Markup that does not come from `html`: the style sheet, and the block of data that has escaped itself. */
export function trusted(markup: string): Html {
  return { markup };
}

function toMarkup(value: HtmlValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escaped(value);
  if ('markup' in value) return value.markup;
  return value.map((each) => each.markup).join('');
}

/** Control characters, which a page may not hold, and half surrogate pairs, which no file can, are left out. */
function escaped(text: string): string {
  return text
    .replace(/(?![\n\t])\p{Cc}|\p{Cs}/gu, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
