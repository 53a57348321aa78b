import { useMemo, useState } from 'react';
import { fileName } from '#src/domain/papers/file-name.ts';
import { monthSheet, type MonthSheet } from '#src/domain/papers/month-sheet.ts';
import { ALL_SECTIONS } from '#src/domain/words/choice-words.ts';
import { projectPart } from '#src/domain/words/plan-title.ts';
import { sectionsOf } from '#src/domain/year/sections.ts';
import { XLSX_TYPE } from '#src/export/save-file.ts';
import { MonthSheetPaper } from '#src/features/review/month-sheet-paper.tsx';
import { PaperTools, type PaperFile } from '#src/features/review/paper-tools.tsx';
import { useReport, useYear } from '#src/queries/year.ts';
import type { PageProps } from '#src/session/page.ts';
import { EXPORT_EXCEL } from '#src/ui/button-words.ts';
import { Select } from '#src/ui/select.tsx';

/** 月度填报表 of a section: printed and signed, or filled in without the app and taken back [MO10]. */
export function MonthSheetTab({ plan, place, month, author, go }: PageProps) {
  const { year } = useYear(plan.id);
  const report = useReport(plan, year, month);
  const [isBlank, setIsBlank] = useState(false);
  const sections = sectionsOf(report.plan);
  const own = author === null || author.section === plan.collectingSection ? null : author.section;
  const asked = place.section ?? own;
  const section = asked !== null && sections.includes(asked) ? asked : null;
  const sheet = useMemo(
    () => monthSheet(report, year, { section, isBlank, isSample: place.isSample }),
    [report, year, section, isBlank, place.isSample],
  );
  return (
    <>
      <PaperTools
        hint="所见即所印：A4 横向；Excel 填好后拖到「月度填报」的表格上即可导入"
        files={[sheetFile(sheet)]}
        lacks={[]}
      >
        <Select
          label="科室"
          value={section ?? ''}
          options={[
            { value: '', label: ALL_SECTIONS },
            ...sections.map((each) => ({ value: each, label: each })),
          ]}
          onChange={(chosen) => go({ section: chosen === '' ? null : chosen }, 'replace')}
        />
        <Select
          label="填写"
          value={isBlank ? 'blank' : 'filled'}
          options={[
            { value: 'filled', label: '带已填的数' },
            { value: 'blank', label: '空白表' },
          ]}
          onChange={(chosen) => setIsBlank(chosen === 'blank')}
        />
      </PaperTools>
      <MonthSheetPaper sheet={sheet} />
    </>
  );
}

function sheetFile(sheet: MonthSheet): PaperFile {
  const { unitName, year, month, project, section, isBlank, isSample } = sheet;
  const marked = isSample ? '示例' : '';
  return {
    label: EXPORT_EXCEL,
    name: fileName(
      [unitName, `${year}年${month}月填报表`, projectPart(project), section, isBlank ? '空白' : '', marked],
      'xlsx',
    ),
    type: XLSX_TYPE,
    write: async () => (await import('#src/export/month-sheet-workbook.ts')).monthSheetWorkbook(sheet),
  };
}
