import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { EvidenceContent, EvidenceId, Statement } from '#src/domain/statements/statement.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { addTo } from '#src/kernel/add-to.ts';

/** One piece of evidence, numbered within its row [A2]. */
export interface EvidenceEntry {
  readonly id: EvidenceId;
  readonly indicator: PlanIndicator;
  /** '07-1' */
  readonly number: string;
  readonly month: Month | null;
  readonly title: string;
  readonly source: EvidenceContent['source'];
  /** The word that stands; without its stamp while it is on its way to the disk. */
  readonly said: Statement;
}

/** A row of the form with its evidence, in the order in which it was added. */
export interface EvidenceRow {
  readonly indicator: PlanIndicator;
  readonly entries: readonly EvidenceEntry[];
}

/**
 * 佐证材料目录: every row in form order, with what stands [A2]. Ids of evidence rise with the time they were given, so that renaming
 * one does not renumber the others.
 * @param plan the plan in force
 */
export function evidenceIndex(plan: Pick<Plan, 'indicators'>, year: YearStatements): readonly EvidenceRow[] {
  const byRow = new Map<string, { readonly said: Statement; readonly id: EvidenceId }[]>();
  for (const said of year.bySubject.values()) {
    const { subject, content } = said;
    if (subject.kind !== 'evidence' || content === null) continue;
    const ofRow = byRow.get(subject.indicator) ?? [];
    byRow.set(subject.indicator, ofRow);
    ofRow.push({ said, id: subject.evidence });
  }
  return plan.indicators.map((indicator) => {
    const ofRow = (byRow.get(indicator.id) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
    return {
      indicator,
      entries: ofRow.map(({ said, id }, index): EvidenceEntry => {
        const { month, title, source } = said.content as EvidenceContent;
        return { id, indicator, number: numberOf(indicator, index), month, title, source, said };
      }),
    };
  });
}

/** Bytes of all files of the year; one that several rows refer to counts once. */
export function evidenceBytes(rows: readonly EvidenceRow[]): number {
  const sizes = new Map<string, number>();
  for (const { entries } of rows)
    for (const { source } of entries) if (source.kind === 'file') sizes.set(source.sha256, source.size);
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

/** '佐证 07-1、07-3' for each month of a row that has some; what is of the whole year is not here [A2]. */
export function evidenceByMonth(indicator: PlanIndicator, year: YearStatements): ReadonlyMap<Month, string> {
  const numbers = new Map<Month, string[]>();
  for (const { entries } of evidenceIndex({ indicators: [indicator] }, year))
    for (const { month, number } of entries) if (month !== null) addTo(numbers, month, number);
  return new Map([...numbers].map(([month, list]) => [month, `佐证 ${list.join('、')}`]));
}

function numberOf({ seq }: PlanIndicator, index: number): string {
  return `${String(seq).padStart(2, '0')}-${index + 1}`;
}
