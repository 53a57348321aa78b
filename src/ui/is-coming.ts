/** Said to the document when all of a page is wanted: what is read only while it is in sight is read then, too [SP12]. */
export const WHOLE_WANTED = 'whole-wanted';

/** Whether anything on the page is still on its way: a part, a text, a chart that is not drawn yet [MO47]. */
export function isComing(): boolean {
  return document.querySelector('[data-coming], [data-chart]:empty') !== null;
}
