import { formFileName, type FormName } from '#src/domain/papers/file-name.ts';
import type { EvaluationPaper } from '#src/domain/papers/evaluation-paper.ts';
import type { MonitoringPaper } from '#src/domain/papers/monitoring-paper.ts';
import { EVALUATION_NAME, MONITORING_NAME } from '#src/domain/papers/paper-names.ts';
import { DOCX_TYPE, XLSX_TYPE } from '#src/export/save-file.ts';
import type { WorkbookJob } from '#src/export/workbook-job.ts';
import type { PaperFile } from '#src/features/review/paper-tools.tsx';
import { EXPORT_EXCEL, EXPORT_WORD } from '#src/ui/button-words.ts';

/** The files of 自评表, in its layout. */
export function evaluationFiles(form: EvaluationPaper): readonly PaperFile[] {
  return formFiles(EVALUATION_NAME, { paper: 'evaluation', form });
}

/** The files of 运行监控表, in its layout. */
export function monitoringFiles(form: MonitoringPaper): readonly PaperFile[] {
  return formFiles(MONITORING_NAME, { paper: 'monitoring', form });
}

/** The writers are fetched when one is asked for. */
function formFiles(paper: FormName, job: Exclude<WorkbookJob, { paper: 'scorecard' }>): readonly PaperFile[] {
  const { form } = job;
  return [
    {
      label: EXPORT_EXCEL,
      name: formFileName(form.form, paper, 'xlsx'),
      type: XLSX_TYPE,
      write: () => workbook(job),
    },
    {
      label: EXPORT_WORD,
      name: formFileName(form.form, paper, 'docx'),
      type: DOCX_TYPE,
      write: async () => (await import('#src/export/ruled-document.ts')).ruledDocument(form),
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
