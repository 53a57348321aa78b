/** Whether anything on the page is still on its way: a part, a text, a chart that is not drawn yet [MO47]. */
export function isComing(): boolean {
  return document.querySelector('[data-coming], [data-chart]:empty') !== null;
}
