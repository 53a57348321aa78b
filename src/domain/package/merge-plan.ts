import { addTo } from '#src/kernel/add-to.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { planName, type Plan } from '#src/domain/catalogue/plan.ts';
import { compareSubject } from '#src/domain/package/compare-subject.ts';
import { incomingBySubject, type PlaceInFile } from '#src/domain/package/incoming-revisions.ts';
import type { Aside, MergeItem } from '#src/domain/package/merge-item.ts';
import { checkRules } from '#src/domain/package/merge-rules.ts';
import type { PackageSeal } from '#src/domain/package/package-seal.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { isEarlierVersion } from '#src/domain/package/plan-version.ts';
import { rowDifferences, type RowDifference } from '#src/domain/package/row-difference.ts';
import { waitReason } from '#src/domain/package/wait-reason.ts';
import { MONTHS } from '#src/domain/period/month.ts';
import { currentStatements, headsOf, headStatements } from '#src/domain/statements/current.ts';
import { closedMonths } from '#src/domain/statements/month-close.ts';
import type { Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';
import { planInForce, yearStatements } from '#src/domain/statements/year-statements.ts';

/** A difference between our plan and that of one of the files, counted from 0 [M6]. */
interface FileDifference {
  readonly file: number;
  readonly difference: RowDifference;
}

/** What taking packages in would do; nothing has been written [M4]. */
export interface MergePlan {
  readonly items: readonly MergeItem[];
  readonly aside: readonly Aside[];
  readonly differing: readonly FileDifference[];
  /** Finalised years that the files carry. */
  readonly seals: readonly PackageSeal[];
  /** Who closed or opened each month here, when the plan was made: what goes without a person goes on these alone. */
  readonly closes: ReadonlyMap<SubjectKey, readonly StatementId[]>;
}

export type MergeFault =
  /** The names of both. */
  | { readonly kind: 'other-plan'; readonly mine: string; readonly theirs: string }
  /** The same id, and another text: what was said there was said of other rows [PL13]. Digests of both. */
  | { readonly kind: 'other-text'; readonly mine: string; readonly theirs: string }
  /** Theirs puts ours right: a person may take it, and then what was said can be merged [PL22]. Digests of both. */
  | { readonly kind: 'later-text'; readonly mine: string; readonly theirs: string };

/** Why a package cannot be merged into a plan at all, or null [M4]. */
export function otherPlanFault(
  plan: Plan,
  file: Pick<OpenedPackage, 'plan' | 'unitName' | 'year' | 'planFile'>,
): MergeFault | null {
  const { planFile } = file;
  if (file.plan !== plan.id || file.year !== plan.year)
    return otherPlan({ id: plan.id, name: planName(plan) }, { id: file.plan, name: planNameInFile(file) });
  if (planFile === undefined || planDigest(planFile) === planDigest(plan)) return null;
  // Said of a version that was read wrongly: what means the same here is merged, what does not waits for a person [PL22].
  if (isEarlierVersion(planFile, plan)) return null;
  const kind = isEarlierVersion(plan, planFile) ? 'later-text' : 'other-text';
  return { kind, mine: planDigest(plan), theirs: planDigest(planFile) };
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Two PCs may each have made a plan of one unit, year and kind: then the numbers tell them apart. */
function otherPlan(mine: Named, theirs: Named): MergeFault {
  const isTwin = mine.name === theirs.name;
  const text = ({ id, name }: Named) => (isTwin ? `${name}（编号 ${id}）` : name);
  return { kind: 'other-plan', mine: text(mine), theirs: text(theirs) };
}

/** What a package calls its plan: '重庆市潼南区电子政务中心 2026 年度 整体'. A file of before plans travelled does not tell the kind. */
export function planNameInFile(file: Pick<OpenedPackage, 'unitName' | 'year' | 'planFile'>): string {
  return file.planFile === undefined ? `${file.unitName} ${file.year} 年度` : planName(file.planFile);
}

/**
 * Plans the merge of one or several packages into a log [M4]. Several are taken as the union of their revisions: where they do not
 * agree, that is a conflict like any other [M5]. Pure.
 * @param plan the plan as proposed; the edits in the log lie over it
 * @param log every revision of the plan that is stored here
 */
export function planMerge(
  plan: Plan,
  log: readonly Statement[],
  ...files: readonly OpenedPackage[]
): Result<MergePlan, MergeFault> {
  for (const file of files) {
    const fault = otherPlanFault(plan, file);
    if (fault !== null) return err(fault);
  }
  const differing = files.flatMap((file, index) =>
    rowDifferences(plan, file).map((difference): FileDifference => ({ file: index, difference })),
  );
  const aside: Aside[] = files.flatMap(({ unread }, file) =>
    unread.map(
      ({ index, reason, statement }): Aside => ({
        file,
        index,
        reason: { kind: 'unread', reason },
        statement,
      }),
    ),
  );
  const incoming = incomingBySubject(plan, log, files, aside);
  const mineBySubject = revisionsBySubject(log, incoming);
  const changed = new Set(
    differing.flatMap(({ file, difference: { kind, id } }) =>
      kind === 'only-theirs' ? [] : [`${file} ${id}`],
    ),
  );
  const items: MergeItem[] = [];
  const places = new Map<SubjectKey, PlaceInFile>();
  for (const [key, { place, revisions, files: speaking }] of incoming) {
    const [first] = revisions;
    if (first === undefined) continue;
    const compared = compareSubject(mineBySubject.get(key) ?? [], revisions);
    if (!compared.ok) {
      aside.push({ ...place, reason: { kind: compared.error }, statement: first });
      continue;
    }
    places.set(key, place);
    const { subject } = first;
    const isOtherRow =
      'indicator' in subject && [...speaking].some((file) => changed.has(`${file} ${subject.indicator}`));
    items.push({
      ...compared.value,
      key,
      subject,
      isOtherRow,
      needs: null,
      waits: null,
      theirsBreaks: null,
    });
  }
  const checked = checkRules(plan, log, items, places, aside);
  const standing = currentStatements(log);
  const inForce = planInForce(plan, yearStatements(standing.values()));
  const closed = closedMonths(standing);
  const withWaits: MergeItem[] = [];
  for (const item of checked) {
    const mine = headsOf(mineBySubject.get(item.key) ?? []);
    withWaits.push({ ...item, waits: waitReason(item, { plan: inForce, closed, mine }) });
  }
  return ok({
    items: withWaits,
    aside: aside.sort((a, b) => a.file - b.file || a.index - b.index),
    differing,
    closes: closesIn(log),
    seals: [...new Map(files.flatMap(({ seals = [] }) => seals).map((seal) => [seal.id, seal])).values()],
  });
}

function closesIn(log: readonly Statement[]): MergePlan['closes'] {
  const heads = headStatements(log.filter(({ subject }) => subject.kind === 'month-close'));
  return new Map(
    MONTHS.map((month) => {
      const key = subjectKey({ kind: 'month-close', month });
      return [key, (heads.get(key) ?? []).map(({ id }) => id)];
    }),
  );
}

function revisionsBySubject(
  log: readonly Statement[],
  wanted: ReadonlyMap<SubjectKey, unknown>,
): ReadonlyMap<SubjectKey, readonly Statement[]> {
  const bySubject = new Map<SubjectKey, Statement[]>();
  for (const statement of log) {
    const key = subjectKey(statement.subject);
    if (!wanted.has(key)) continue;
    addTo(bySubject, key, statement);
  }
  return bySubject;
}
