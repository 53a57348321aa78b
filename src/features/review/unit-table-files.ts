import { unitTableFileName } from '#src/domain/papers/file-name.ts';
import { formTexts } from '#src/domain/papers/form-texts.ts';
import { fundsOf } from '#src/domain/papers/funds.ts';
import { selfEvaluationForm } from '#src/domain/papers/self-evaluation-form.ts';
import { unitTable, type UnitTable, type UnitTableSource } from '#src/domain/papers/unit-table.ts';
import { DOCX_TYPE, XLSX_TYPE } from '#src/export/save-file.ts';
import type { PaperFile } from '#src/features/review/paper-tools.tsx';
import { sealStateOf } from '#src/features/review/use-paper-words.ts';
import type { UnitYear } from '#src/queries/unit-years.ts';
import { EXPORT_EXCEL, EXPORT_WORD } from '#src/ui/button-words.ts';

/** 总表 of what there is of a unit's year, 整体 first [ND33]. */
export function unitTableOf(
  [first, ...rest]: readonly [UnitYear, ...UnitYear[]],
  isSample: boolean,
): UnitTable {
  const source = ({ plan, year, report }: UnitYear): UnitTableSource => ({
    plan: plan.id,
    form: selfEvaluationForm(report, {
      texts: formTexts(year),
      seal: sealStateOf(year),
      isSample,
      published: plan,
    }),
    funds: fundsOf(year, plan.project, report.cutOff),
  });
  return unitTable([source(first), ...rest.map(source)]);
}

/** Its files. The writers are fetched when one is asked for. */
export function unitTableFiles(form: UnitTable): readonly PaperFile[] {
  return [
    {
      label: EXPORT_EXCEL,
      name: unitTableFileName(form, 'xlsx'),
      type: XLSX_TYPE,
      write: async () =>
        (await import('#src/export/ruled-sheet.ts')).ruledWorkbook(form, `${form.year}年度项目总表`),
    },
    {
      label: EXPORT_WORD,
      name: unitTableFileName(form, 'docx'),
      type: DOCX_TYPE,
      write: async () => (await import('#src/export/ruled-document.ts')).ruledDocument(form),
    },
  ];
}
