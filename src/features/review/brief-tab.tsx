import { useMemo } from 'react';
import { monthBrief, type MonthBrief } from '#src/domain/papers/month-brief.ts';
import { fileName } from '#src/domain/papers/file-name.ts';
import { sectionBlocks } from '#src/domain/papers/document.ts';
import { projectPart } from '#src/domain/words/plan-title.ts';
import { DOCX_TYPE } from '#src/export/save-file.ts';
import { BriefSheet } from '#src/features/review/brief-sheet.tsx';
import { PaperTools, type PaperFile } from '#src/features/review/paper-tools.tsx';
import { chartImages } from '#src/features/review/report-files.ts';
import { useBriefPen } from '#src/features/review/use-brief-pen.ts';
import { useChase } from '#src/features/review/use-chase.ts';
import { useLastYear } from '#src/queries/year-on-year.ts';
import { useReport, useYear } from '#src/queries/year.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { EXPORT_WORD } from '#src/ui/button-words.ts';
import { Reading } from '#src/ui/coming.tsx';
import { Button } from '#src/ui/button.tsx';
import { copyText } from '#src/ui/copy-text.ts';
import { dateText } from '#src/ui/date-time.ts';

/** 月度通报: one page for the meeting, edited in its place; as paper, as a file, as text for a message [MO20]. */
export function BriefTab({ plan, place, month, author, askAuthor }: PageProps) {
  const { year } = useYear(plan.id);
  const report = useReport(plan, year, month);
  const chased = useChase(plan, year);
  const lastYear = useLastYear(report);
  const last = lastYear.kind === 'here' ? lastYear.compared.last : null;
  const say = useNotices((state) => state.say);
  const { isSample } = place;
  const brief = useMemo(
    () =>
      chased === null
        ? null
        : monthBrief({ report, published: plan, year, ...chased, isSample, dateOf: dateText, last }),
    [report, plan, year, chased, isSample, last],
  );
  const pen = useBriefPen(plan, year, brief, author, askAuthor);
  // Half a text would look like data that have changed since somebody wrote over it.
  if (brief === null || lastYear.kind === 'reading') return <Reading />;
  const copy = () => {
    if (copyText(brief.text)) say('已复制通报文字，可粘贴到消息里');
    else say('浏览器没有复制成功：请导出 Word，或在纸面上选中文字后按 Ctrl+C', { tone: 'problem' });
  };
  return (
    <>
      <PaperTools
        orientation="portrait"
        hint="一页 A4；各节文字可改写，表、图和数取自数据"
        files={[briefFile(brief)]}
        lacks={[]}
      >
        <Button onClick={copy}>复制文字</Button>
      </PaperTools>
      <BriefSheet brief={brief} pen={pen} />
    </>
  );
}

function briefFile(brief: MonthBrief): PaperFile {
  const { unitName, year, month, project, isSample, parts } = brief;
  return {
    label: EXPORT_WORD,
    name: fileName(
      [unitName, `${year}年${month}月通报`, projectPart(project), isSample ? '示例' : ''],
      'docx',
    ),
    type: DOCX_TYPE,
    write: async () => {
      const blocks = parts.flatMap(sectionBlocks);
      const [{ briefDocument }, images] = await Promise.all([
        import('#src/export/brief-document.ts'),
        chartImages(blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))),
      ]);
      return briefDocument(brief, images);
    },
  };
}
