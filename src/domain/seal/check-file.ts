import { isSamplePlan, planName, type Plan } from '#src/domain/catalogue/plan.ts';
import { otherPlanFault, planNameInFile } from '#src/domain/package/merge-plan.ts';
import { parsePackage, type OpenedPackage, type PackageFault } from '#src/domain/package/parse-package.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { compareWithSeal, type SealDifference } from '#src/domain/seal/compare-seal.ts';
import { frozenForm, type FrozenForm } from '#src/domain/seal/frozen-form.ts';
import {
  parseSealText,
  readSeal,
  verifySeal,
  type SealCheck,
  type SealFault,
} from '#src/domain/seal/read-seal.ts';
import { sealedStatements, type SealFile } from '#src/domain/seal/seal-file.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';

/** What is known here to hold a file against. */
export interface CheckGround {
  /** The plan as published. */
  readonly plan: Plan;
  /** Intact seals of this plan, the newest first. */
  readonly seals: readonly SealFile[];
  /** The digest that a form bears, typed in; null: none. */
  readonly printed: string | null;
}

/** What a file turned out to be, and whether it is what was sealed [Y7] [Y8]. */
export type FileCheck =
  | { readonly kind: 'fault'; readonly fault: SealFault | PackageFault }
  /** Of a plan that is not the one on the screen: looked at as it is, against itself and the printed digest [PL17]. */
  | {
      readonly kind: 'other-plan';
      /** '重庆市潼南区档案馆 2026 年度 整体'. */
      readonly name: string;
      /** The seal that was looked at; null: a package without one. */
      readonly seal: SealFile | null;
      readonly check: SealCheck | null;
      /** The scorecard that the file holds; null: it holds a part of a year, or does not carry its plan. */
      readonly form: FrozenForm | null;
    }
  /** Nothing was sealed, here or in the file. */
  | { readonly kind: 'nothing-sealed' }
  | {
      readonly kind: 'checked';
      readonly what: 'seal' | 'package';
      /** The seal it was held against; for a seal file that is not known here, itself. */
      readonly seal: SealFile;
      readonly isKnown: boolean;
      readonly check: SealCheck;
      /** A package of a section speaks of a part only. */
      readonly isPartial: boolean;
      readonly differences: readonly SealDifference[];
    };

/** Looks at a seal file or a data package, and says whether it is what was sealed and which values differ. Never throws. */
export function checkFile(text: string, ground: CheckGround): FileCheck {
  const seal = parseSealText(text);
  if (seal.ok) return checkSeal(seal.value, ground);
  if (seal.error.kind === 'future-version' || seal.error.kind === 'newer-content')
    return { kind: 'fault', fault: seal.error };
  const file = parsePackage(text);
  if (file.ok) return checkPackage(file.value, ground);
  // Of what is neither, the word about packages is the clearer one, unless it says that it is a seal.
  return {
    kind: 'fault',
    fault: seal.error.kind === 'unreadable' && isSealText(text) ? seal.error : file.error,
  };
}

function isSealText(text: string): boolean {
  return text.slice(0, 400).includes('performance-tracker-seal');
}

function checkSeal(file: SealFile, { plan, seals, printed }: CheckGround): FileCheck {
  if (file.planId !== plan.id) {
    const name = planName({ unitName: file.unitName, year: file.year, project: file.project ?? null });
    return { kind: 'other-plan', name, seal: file, check: verifySeal(file, printed), form: file.results };
  }
  const known = seals.find(({ id }) => id === file.id) ?? null;
  const rival = { statements: file.statements, results: file.results, isPartial: false };
  return {
    kind: 'checked',
    what: 'seal',
    seal: known ?? file,
    isKnown: known !== null,
    check: verifySeal(file, printed ?? known?.digest ?? null),
    isPartial: false,
    differences: known === null ? [] : compareWithSeal(known, rival, plan),
  };
}

/** What a package says of seals: those it carries, and the digest that is looked for. */
function sealedIn(file: OpenedPackage, printed: string | null) {
  const standing = [...currentStatements(file.statements).values()];
  const carried = (file.seals ?? []).flatMap((each) => {
    const read = readSeal(each);
    return read.ok && read.value.planId === file.plan ? [read.value] : [];
  });
  const word = standing.find(({ subject }) => subject.kind === 'seal')?.content ?? null;
  return { standing, carried, wanted: printed ?? (word !== null && 'digest' in word ? word.digest : null) };
}

/** A package of a plan that nobody has taken in here: scored by the plan that it carries. */
function readOnly(file: OpenedPackage, printed: string | null): FileCheck {
  const { planFile } = file;
  const { standing, carried, wanted } = sealedIn(file, printed);
  const seal = carried.find(({ digest }) => digest === wanted) ?? carried[0] ?? null;
  const isWhole = planFile !== undefined && file.scope.kind === 'all' && file.part === undefined;
  return {
    kind: 'other-plan',
    name: planNameInFile(file),
    seal,
    check: seal === null ? null : verifySeal(seal, printed),
    form: isWhole
      ? frozenForm(
          yearReport(planFile, yearStatements(standing), YEAR_END),
          planFile,
          isSamplePlan(planFile.id),
        )
      : null,
  };
}

function checkPackage(file: OpenedPackage, { plan, seals, printed }: CheckGround): FileCheck {
  if (otherPlanFault(plan, file) !== null) return readOnly(file, printed);
  const { standing, carried, wanted } = sealedIn(file, printed);
  // What is known here is believed before what the file brings along.
  const candidates = [...seals, ...carried];
  const seal = candidates.find(({ digest }) => digest === wanted) ?? candidates[0];
  if (seal === undefined) return { kind: 'nothing-sealed' };
  const isPartial = file.scope.kind === 'section';
  const results = isPartial
    ? null
    : frozenForm(yearReport(plan, yearStatements(standing), YEAR_END), plan, seal.isSample);
  return {
    kind: 'checked',
    what: 'package',
    seal,
    isKnown: seals.includes(seal),
    check: verifySeal(seal, printed),
    isPartial,
    differences: compareWithSeal(seal, { statements: sealedStatements(standing), results, isPartial }, plan),
  };
}
