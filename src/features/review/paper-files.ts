import { formFileName } from '#src/domain/papers/file-name.ts';
import type { NationalMonitoring } from '#src/domain/papers/national-monitoring.ts';
import type { MonitoringForm } from '#src/domain/papers/monitoring-form.ts';
import type { EvaluationPaper } from '#src/domain/papers/evaluation-paper.ts';
import { DOCX_TYPE, XLSX_TYPE } from '#src/export/save-file.ts';
import type { WorkbookJob } from '#src/export/workbook-job.ts';
import type { PaperFile } from '#src/features/review/paper-tools.tsx';

/** The files of 自评表, in its layout. The writers are fetched when one is asked for. */
export function evaluationFiles(form: EvaluationPaper): readonly PaperFile[] {
  return [
    {
      label: '导出 Excel',
      name: formFileName(form.form, '绩效自评表', 'xlsx'),
      type: XLSX_TYPE,
      write: () => workbook({ paper: 'evaluation', form }),
    },
    {
      label: '导出 Word',
      name: formFileName(form.form, '绩效自评表', 'docx'),
      type: DOCX_TYPE,
      write: async () => (await import('#src/export/ruled-document.ts')).ruledDocument(form),
    },
  ];
}

/** The files of 运行监控表. */
export function monitoringFiles(form: MonitoringForm): readonly PaperFile[] {
  return [
    {
      label: '导出 Excel',
      name: formFileName(form, '绩效运行监控表', 'xlsx'),
      type: XLSX_TYPE,
      write: () => workbook({ paper: 'monitoring', form }),
    },
    {
      label: '导出 Word',
      name: formFileName(form, '绩效运行监控表', 'docx'),
      type: DOCX_TYPE,
      write: async () => (await import('#src/export/monitoring-document.ts')).monitoringDocument(form),
    },
  ];
}

/** The same as all over the country [ND9]. */
export function nationalMonitoringFiles(paper: NationalMonitoring): readonly PaperFile[] {
  const { form } = paper;
  return [
    {
      label: '导出 Excel',
      name: formFileName(form, '绩效运行监控表', 'xlsx'),
      type: XLSX_TYPE,
      write: async () =>
        (await import('#src/export/ruled-sheet.ts')).ruledWorkbook(paper, `${form.year}年度监控表`),
    },
    {
      label: '导出 Word',
      name: formFileName(form, '绩效运行监控表', 'docx'),
      type: DOCX_TYPE,
      write: async () => (await import('#src/export/ruled-document.ts')).ruledDocument(paper),
    },
  ];
}

/** A long one is written by a worker; nobody stops it. */
async function workbook(job: WorkbookJob): Promise<Uint8Array> {
  const { workbookOf } = await import('#src/export/workbook-in-worker.ts');
  const bytes = await workbookOf(job, () => undefined, new AbortController().signal);
  if (bytes === null) throw new Error('The workbook was stopped.');
  return bytes;
}
