import { usePrintPage } from '#src/ui/use-print-page.ts';

/** Without margins of its own the browser has no room for its address line; the sheets bring their margins along. */
const PAGE = '@page { size: A4 landscape; margin: 0 } @media print { body { background: #fff } }';

/** While the form is on screen the document prints in landscape. */
export function useLandscapePrint(): void {
  usePrintPage(PAGE);
}
