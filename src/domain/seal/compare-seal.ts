import { indicatorById, type Plan } from '#src/domain/catalogue/plan.ts';
import { canonicalJson } from '#src/domain/package/canonical-json.ts';
import { saidText, subjectText } from '#src/domain/words/statement-words.ts';
import type { FrozenForm } from '#src/domain/seal/frozen-form.ts';
import type { SealFile } from '#src/domain/seal/seal-file.ts';
import { withEveryRow } from '#src/domain/statements/adjustments.ts';
import type { Statement, SubjectKind } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';

/** One value that is not as it was sealed [Y8]. */
export interface SealDifference {
  /** '07 公开信息数 7月完成值', '07 公开信息数 指标得分(分)'. */
  readonly about: string;
  readonly sealed: string;
  readonly now: string;
}

/** What is held against a seal: a year as it is, a package, another seal file. */
export interface SealRival {
  readonly statements: readonly Statement[];
  /** null: not part of what is compared. */
  readonly results: FrozenForm | null;
  /** It holds a part of the year only: what it does not speak of is no difference. */
  readonly isPartial: boolean;
}

/** Every value that differs, statements first, then what follows from them. */
export function compareWithSeal(
  sealed: Pick<SealFile, 'statements' | 'results'>,
  rival: SealRival,
  plan: Plan,
): readonly SealDifference[] {
  const named = withEveryRow(plan, [...sealed.statements, ...rival.statements]);
  return [
    ...statementDifferences(sealed.statements, rival, named),
    ...(rival.results === null ? [] : formDifferences(sealed.results, rival.results, named)),
  ];
}

function statementDifferences(
  sealed: readonly Statement[],
  { statements, isPartial }: SealRival,
  plan: Plan,
): readonly SealDifference[] {
  const now = byKey(statements);
  const then = byKey(sealed);
  const keys = [...new Set([...then.keys(), ...(isPartial ? [] : now.keys())])];
  return [...keys, ...(isPartial ? [...now.keys()].filter((key) => !then.has(key)) : [])].flatMap((key) => {
    const [a, b] = [then.get(key) ?? null, now.get(key) ?? null];
    if ((isPartial && b === null) || wordOf(a) === wordOf(b)) return [];
    const { subject } = (a ?? b) as Statement;
    const indicator = 'indicator' in subject ? indicatorById(plan, subject.indicator) : null;
    const row =
      'indicator' in subject ? `${rowNumber(plan, subject.indicator)} ${indicator?.source.name ?? ''} ` : '';
    const text = (each: Statement | null) => {
      const note = each === null || each.note === '' ? '' : `（${each.note}）`;
      return `${saidText(each, indicator)}${note}`;
    };
    return [
      { about: `${row}${subjectText(subject, indicator, plan.project)}`, sealed: text(a), now: text(b) },
    ];
  });
}

/** A row is called by its number; one that the plan has not, by its id. */
function rowNumber(plan: Plan, id: string): string {
  const row = plan.indicators.find((each) => each.id === id);
  return row === undefined ? id : String(row.seq);
}

/** What says nothing about the year's values: closing a month or opening it, having looked at a number, what is expected of ratings to come, how forms are laid out, what was noted in a meeting, what a brief said; and the seal itself. */
const NO_VALUES: ReadonlySet<SubjectKind> = new Set<SubjectKind>([
  'seal',
  'month-close',
  'close-list',
  'month-checked',
  'execution-checked',
  'target-checked',
  'count-rated',
  'due-day',
  'form-layout',
  'meeting-note',
  'brief',
]);

function byKey(statements: readonly Statement[]): ReadonlyMap<SubjectKey, Statement> {
  return new Map(
    statements
      .filter(({ subject }) => !NO_VALUES.has(subject.kind))
      .map((statement) => [subjectKey(statement.subject), statement]),
  );
}

/** What is said, whoever said it when; nothing said and cleared are one. */
function wordOf(statement: Statement | null): string {
  if (statement === null || (statement.content === null && statement.note === '')) return '';
  return `${canonicalJson(statement.content)}|${statement.note}`;
}

/** Cells by row and column, and the fields above and below. */
function formDifferences(sealed: FrozenForm, now: FrozenForm, plan: Plan): readonly SealDifference[] {
  const [then, after] = [cellsOf(sealed, plan), cellsOf(now, plan)];
  return [...new Set([...then.keys(), ...after.keys()])].flatMap((about) => {
    const [a, b] = [then.get(about) ?? '空', after.get(about) ?? '空'];
    return plainly(a) === plainly(b) ? [] : [{ about, sealed: a, now: b }];
  });
}

/** Earlier versions set off thousands on forms: another way of writing a number is no difference [Y9]. */
function plainly(text: string): string {
  return text.replace(/(\d),(?=\d{3}(?!\d))/g, '$1');
}

function cellsOf({ head, columns, rows, totals }: FrozenForm, plan: Plan): ReadonlyMap<string, string> {
  const nameAt = columns.findIndex(({ id }) => id === 'name');
  return new Map([
    ...head.map(({ label, text }): [string, string] => [label, text]),
    ...rows.flatMap(({ id, cells }) =>
      columns.map((column, index): [string, string] => [
        `${rowNumber(plan, id)} ${cells[nameAt] ?? ''} ${column.label}`,
        cells[index] ?? '',
      ]),
    ),
    ...totals.map(({ label, text }): [string, string] => [label, text]),
  ]);
}
