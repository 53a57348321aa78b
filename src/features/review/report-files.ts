import { documentPicture } from '#src/charts/document-picture.ts';
import { partBlocks, type DocumentChart } from '#src/domain/papers/document.ts';
import { reportFileName } from '#src/domain/papers/file-name.ts';
import { REPORT_NAME, SUMMARY_NAME } from '#src/domain/papers/paper-names.ts';
import type { SelfReport } from '#src/domain/papers/self-report.ts';
import type { Summary } from '#src/domain/papers/summary.ts';
import type { ChartImage } from '#src/export/report-blocks.ts';
import { DOCX_TYPE } from '#src/export/save-file.ts';
import type { PaperFile } from '#src/features/review/paper-tools.tsx';
import { EXPORT_WORD } from '#src/ui/button-words.ts';

/** 自评报告 in Word, its charts drawn when it is asked for. */
export function reportFile(report: SelfReport): PaperFile {
  return {
    label: EXPORT_WORD,
    name: reportFileName(report, REPORT_NAME),
    type: DOCX_TYPE,
    write: async () => {
      const [{ reportDocument }, images] = await Promise.all([
        import('#src/export/report-document.ts'),
        chartImages(chartsOf(report)),
      ]);
      return reportDocument(report, images);
    },
  };
}

/** 领导摘要 in Word. */
export function summaryFile(summary: Summary): PaperFile {
  return {
    label: EXPORT_WORD,
    name: reportFileName(summary, SUMMARY_NAME),
    type: DOCX_TYPE,
    write: async () => {
      const [{ summaryDocument }, images] = await Promise.all([
        import('#src/export/summary-document.ts'),
        chartImages(summary.rule === null ? [] : [summary.rule]),
      ]);
      return summaryDocument(summary, images);
    },
  };
}

function chartsOf({ parts }: SelfReport): readonly DocumentChart[] {
  return parts.flatMap(partBlocks).flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
}

/** The bitmaps of charts, drawn when a file is asked for. */
export async function chartImages(
  charts: readonly DocumentChart[],
): Promise<ReadonlyMap<DocumentChart, ChartImage>> {
  const { picturePng } = await import('#src/charts/picture-png.ts');
  const images = await Promise.all(
    charts.map(async (chart) => {
      const picture = documentPicture(chart.data);
      const image = { png: await picturePng(picture), width: picture.width, height: picture.height };
      return [chart, image] as const;
    }),
  );
  return new Map(images);
}
