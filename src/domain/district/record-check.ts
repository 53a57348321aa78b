import type { Plan } from '#src/domain/catalogue/plan.ts';
import { unitFigures } from '#src/domain/district/unit-figures.ts';
import { recordBasis, saysSameFigures, type UnitRecord } from '#src/domain/district/unit-record.ts';
import { gatherUnits, type NamedPackage } from '#src/domain/district/unit-year.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { scoreText } from '#src/domain/words/format.ts';

/** What a record comes to when it is reckoned again from what its unit put on the engine [EN11]. */
export type RecordCheck =
  /** The text of the plan that it was derived from is not there. */
  | { readonly kind: 'no-plan' }
  | {
      /** «same-figures»: of other statements than are there now; «differs»: other figures. */
      readonly kind: 'agrees' | 'same-figures' | 'differs';
      readonly score: Points | null;
      readonly statements: number;
      readonly files: readonly NamedPackage[];
    };

/** @param files what the sections of the unit said, of the text that the record was derived from; pure */
export function checkRecord(
  { figures, basis, plan: { unitName } }: UnitRecord,
  plan: Plan,
  files: readonly OpenedPackage[],
): RecordCheck {
  // Two accounts may have put one word.
  const byId = new Map(files.flatMap(({ statements }) => statements.map((each) => [each.id, each] as const)));
  const named = files.map((file) => ({ name: `协作服务器 ${unitName} ${file.author.section}`, file }));
  const [unit] = gatherUnits(named).units;
  const own = recordBasis(plan, [...byId.values()]);
  const again = unitFigures(unit ?? { plan, year: NO_STATEMENTS }, null, figures.cutOff);
  const isSame = saysSameFigures(again, figures);
  return {
    kind: !isSame ? 'differs' : own.digest === basis.digest ? 'agrees' : 'same-figures',
    score: again.score,
    statements: own.statements,
    files: named,
  };
}

/** The same in a sentence. */
export function recordCheckText({ figures, basis }: UnitRecord, check: RecordCheck): string {
  if (check.kind === 'no-plan') return '服务器上没有上报所依据的方案文本，不能重算。';
  const { statements, score } = check;
  const counts = `服务器上逐条填报 ${statements} 条，上报时依据 ${basis.statements} 条`;
  switch (check.kind) {
    case 'agrees':
      return `按服务器上 ${statements} 条填报重算，与上报的完全一致。`;
    case 'same-figures':
      return `重算与上报的一致；${counts}。`;
    case 'differs':
      return `重算与上报的不一致：重算 ${scoreText(score)} 分，上报 ${scoreText(figures.score)} 分；${counts}。`;
  }
}
