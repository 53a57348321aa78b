import { useMemo } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { PaperTools } from '#src/features/review/paper-tools.tsx';
import { RowName } from '#src/features/review/row-name.tsx';
import { unitTableFiles, unitTableOf } from '#src/features/review/unit-table-files.ts';
import { planAddress } from '#src/queries/plans.ts';
import { useUnitYears, type UnitYear } from '#src/queries/unit-years.ts';
import { useReport, useYear } from '#src/queries/year.ts';
import type { PageProps } from '#src/session/page.ts';
import { placeHref } from '#src/session/place.ts';
import { Reading } from '#src/ui/coming.tsx';
import { RuledSheet } from '#src/widgets/ruled-sheet.tsx';

/** 项目总表: 整体 and every project of the unit's year, each line with the way to its own 自评表 [ND33]. */
export function ProjectsTab({ plan, place, month }: PageProps) {
  const { year } = useYear(plan.id);
  const report = useReport(plan, year, month);
  const others = useUnitYears(plan, month);
  const own = useMemo(() => ({ plan, year, report }), [plan, year, report]);
  const { isSample } = place;
  const all = useMemo(() => (others === null ? null : inOrder(own, others)), [own, others]);
  const form = useMemo(() => (all === null ? null : unitTableOf(all, isSample)), [all, isSample]);
  if (form === null || all === null) return <Reading />;
  return (
    <>
      <PaperTools
        hint="所见即所印：A4 横向；各行取自各自的自评表，点名称去看"
        files={unitTableFiles(form)}
        lacks={form.lacks}
      />
      <RuledSheet
        form={form}
        renderCell={(row, { id }, index) => {
          const of = all[index]?.plan;
          return id !== 'name' || of === undefined ? null : (
            <RowName row={row} href={placeHref({ ...place, ...addressOf(of, plan), tab: 'form' })} />
          );
        }}
      />
    </>
  );
}

/** The plan that is open keeps its address: it may be a sample. */
function addressOf(of: Plan, open: Plan) {
  return of === open ? {} : planAddress(of);
}

/** 整体 first, then the projects by name. */
function inOrder(own: UnitYear, others: readonly UnitYear[]): readonly [UnitYear, ...UnitYear[]] {
  const [first = own, ...rest] = [own, ...others].sort((a, b) =>
    (a.plan.project ?? '').localeCompare(b.plan.project ?? '', 'zh-CN'),
  );
  return [first, ...rest];
}
