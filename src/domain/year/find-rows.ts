import { classesOf, classPath } from '#src/domain/catalogue/row-class.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { plainTyping } from '#src/domain/statements/typed-value.ts';

export interface RowFilter {
  /** A number, a part of the name, the section or the class; blank: all. */
  readonly search: string;
  readonly section: string | null;
  readonly class: string | null;
}

/** The rows that a filter leaves, in plan order. A number finds its own row only: «1» is not «12». */
export function findRows(rows: readonly ReportRow[], filter: RowFilter): readonly ReportRow[] {
  const wanted = plainTyping(filter.search).toLowerCase();
  const classes = classesOf(rows.map((row) => row.indicator));
  return rows.filter(({ indicator }) => {
    if (filter.section !== null && indicator.owner !== filter.section) return false;
    if (filter.class !== null && classes.of(indicator).name !== filter.class) return false;
    if (wanted === '') return true;
    if (/^\d+$/.test(wanted)) return String(indicator.seq) === wanted.replace(/^0+/, '');
    return [indicator.name, indicator.owner, indicator.class, classPath(indicator)].some((text) =>
      plainTyping(text).toLowerCase().includes(wanted),
    );
  });
}
