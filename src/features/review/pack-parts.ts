import { SAMPLE_IN_TITLE, type Plan } from '#src/domain/catalogue/plan.ts';
import { secondRoute } from '#src/domain/check/second-route.ts';
import { packageFileName, packageText, planPackage } from '#src/domain/package/package-file.ts';
import { packageParts } from '#src/domain/package/package-parts.ts';
import type { PackageSeal } from '#src/domain/package/package-seal.ts';
import { evidenceForm } from '#src/domain/papers/evidence-form.ts';
import { evidenceIndex, type EvidenceEntry } from '#src/domain/papers/evidence-index.ts';
import {
  EVALUATION_NAME,
  EVIDENCE_NAME,
  HISTORY_NAME,
  MONITORING_NAME,
  REPORT_NAME,
} from '#src/domain/papers/paper-names.ts';
import { evidenceRefusalText, FILE_NOT_HERE } from '#src/domain/words/evidence-words.ts';
import { evaluationPaper } from '#src/domain/papers/evaluation-paper.ts';
import { formLayout } from '#src/domain/papers/form-layout.ts';
import { fundsOf } from '#src/domain/papers/funds.ts';
import { formTexts } from '#src/domain/papers/form-texts.ts';
import { historyForm } from '#src/domain/papers/history-form.ts';
import { monitoringForm, outlooksAt } from '#src/domain/papers/monitoring-form.ts';
import { monitoringPaper } from '#src/domain/papers/monitoring-paper.ts';
import {
  evidencePath,
  PACK_FOLDERS,
  packReasons,
  packReasonText,
  SELF_CHECK_PATH,
} from '#src/domain/papers/pack.ts';
import { selfCheck } from '#src/domain/papers/self-check.ts';
import { selfEvaluationForm } from '#src/domain/papers/self-evaluation-form.ts';
import { selfReport } from '#src/domain/papers/self-report.ts';
import { leaderSummary } from '#src/domain/papers/summary.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import type { Versions } from '#src/domain/history/said-under.ts';
import { ALL_HISTORY, yearHistory } from '#src/domain/history/year-history.ts';
import { yearReport, type YearReport } from '#src/domain/year/year-report.ts';
import type { Month } from '#src/domain/period/month.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import { storedEvidenceType } from '#src/domain/statements/evidence-file.ts';
import type { Author, DeviceId, Instant, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { planInForce, yearStatements, type YearStatements } from '#src/domain/statements/year-statements.ts';
import type { PackContents, PackPart } from '#src/export/review-pack.ts';
import { evaluationFiles, monitoringFiles } from '#src/features/review/paper-files.ts';
import type { PaperFile } from '#src/features/review/paper-tools.tsx';
import { reportFile, summaryFile } from '#src/features/review/report-files.ts';
import type { ReportSource } from '#src/domain/papers/self-report-facts.ts';
import { unitTableFiles, unitTableOf } from '#src/features/review/unit-table-files.ts';
import { sealStateOf } from '#src/features/review/use-paper-words.ts';
import { REVIEW_TITLES } from '#src/session/paper-titles.ts';
import type { ReadFile } from '#src/storage/tracker-storage.ts';
import { dateTimeText } from '#src/ui/date-time.ts';
import { inTitle } from '#src/domain/words/plan-title.ts';

/** What the pack is made of: every part follows from one reading of the log, so that no part is a moment newer than another. */
export interface PackSource {
  readonly plan: Plan;
  readonly cutOff: Month;
  readonly log: readonly Statement[];
  readonly seals: readonly PackageSeal[];
  readonly arrivals: ReadonlyMap<StatementId, string>;
  /** Of the plan, on this device. */
  readonly versions: Omit<Versions, 'digestOf'>;
  readonly isSample: boolean;
  /** The year before as of the same month; null: there is none. */
  readonly last: YearReport | null;
  /** Of 整体: its projects. */
  readonly projects: NonNullable<ReportSource['projects']>;
  readonly author: Author;
  readonly device: DeviceId;
  readonly madeAt: Instant;
  readonly readFile: (sha256: string) => Promise<ReadFile>;
}

interface PackYear extends PackSource {
  readonly year: YearStatements;
  readonly report: YearReport;
}

/** The parts of 年终材料包 in their order; the index and 自查页 come after what they list [A6]. */
export function packParts(given: PackSource): readonly PackPart[] {
  const { plan, isSample } = given;
  const year = yearStatements(currentStatements(given.log).values());
  const report = yearReport(plan, year, given.cutOff);
  const source: PackYear = { ...given, year, report };
  const texts = formTexts(year);
  const form = selfEvaluationForm(report, { texts, seal: sealStateOf(year), isSample, published: plan });
  const outlooks = outlooksAt(year, plan, report.cutOff);
  const monitor = monitoringForm(report, { texts, outlooks, isSample, published: plan });
  const paper = { report, published: plan, year, isSample, last: given.last, projects: given.projects };
  const layout = formLayout(year, plan.project);
  const funds = fundsOf(year, plan.project, report.cutOff);
  const entries = evidenceIndex(report.plan, year).flatMap((row) => row.entries);
  return [
    ...paperParts(
      EVALUATION_NAME,
      PACK_FOLDERS.form,
      evaluationFiles(
        evaluationPaper(form, {
          layout,
          plan: report.plan,
          funds,
        }),
      ),
    ),
    ...unitTableParts(source),
    ...paperParts(REPORT_NAME, PACK_FOLDERS.report, [reportFile(selfReport(paper))]),
    ...paperParts(
      MONITORING_NAME,
      PACK_FOLDERS.monitor,
      monitoringFiles(monitoringPaper(monitor, { layout, plan: report.plan, funds })),
    ),
    ...paperParts(REVIEW_TITLES.summary, PACK_FOLDERS.summary, [summaryFile(leaderSummary(paper))]),
    ...entries.flatMap((entry) => evidencePart(entry, source.readFile)),
    evidenceIndexPart(source),
    historyPart(source),
    ...packageFileParts(source),
    selfCheckPart(source),
  ];
}

/** 总表, where 整体 has projects. */
function unitTableParts({ plan, year, report, projects, isSample }: PackYear): readonly PackPart[] {
  if (projects.length === 0) return [];
  const others = projects.map((each) => ({ plan: each.published, year: each.year, report: each.report }));
  const table = unitTableOf([{ plan, year, report }, ...others], isSample);
  return paperParts(REVIEW_TITLES.projects, PACK_FOLDERS.form, unitTableFiles(table));
}

function paperParts(name: string, folder: string, files: readonly PaperFile[]): readonly PackPart[] {
  return files.map((file) => ({
    name: `${name}（${file.name.endsWith('.xlsx') ? 'Excel' : 'Word'}）`,
    path: `${folder}/${file.name}`,
    make: () => file.write(),
  }));
}

function evidencePart(entry: EvidenceEntry, readFile: PackSource['readFile']): readonly PackPart[] {
  const { number, title, source } = entry;
  if (source.kind === 'pointer') return [];
  const make = async () => {
    const read = await readFile(source.sha256);
    if (read.kind === 'sound') {
      const type = storedEvidenceType(source.name, read.bytes);
      if (!type.ok) throw new Error(evidenceRefusalText(type.error));
      return read.bytes;
    }
    throw new Error(read.kind === 'missing' ? FILE_NOT_HERE : '本机的文件已损坏');
  };
  return [{ name: `佐证 ${number} ${title}`, path: evidencePath(entry), make }];
}

function evidenceIndexPart({ plan, year, report, isSample }: PackYear): PackPart {
  const make = async ({ files }: PackContents) => {
    const index = evidenceIndex(report.plan, year);
    const packed = new Set(files.map(({ path }) => path));
    // Beside the index, so without its own folder.
    const places = index.flatMap(({ entries }) =>
      entries.flatMap((entry) => {
        const path = evidencePath(entry);
        return packed.has(path) ? [[entry.id, path.slice(PACK_FOLDERS.evidence.length + 1)] as const] : [];
      }),
    );
    const { evidenceWorkbook } = await import('#src/export/evidence-workbook.ts');
    const { unitName, project } = plan;
    return evidenceWorkbook(
      evidenceForm(index, { unitName, project, year: plan.year, isSample, places: new Map(places) }),
    );
  };
  return {
    name: `${EVIDENCE_NAME}（Excel）`,
    path: `${PACK_FOLDERS.evidence}/${EVIDENCE_NAME}.xlsx`,
    make,
  };
}

/** Of every row of the year: what was said of one that a 调整 stopped is told by its name too [PL62]. */
function historyPart({ plan, year, log, arrivals, versions, isSample, madeAt }: PackYear): PackPart {
  const everyRow = planInForce(plan, year);
  const form = historyForm(yearHistory(log, everyRow, arrivals, { ...versions, digestOf: planDigest }), {
    plan: everyRow,
    filter: ALL_HISTORY,
    isSample,
    at: madeAt,
    timeText: dateTimeText,
  });
  return {
    name: `${HISTORY_NAME}（Excel）`,
    path: `${PACK_FOLDERS.history}/${form.fileName}`,
    make: async () => (await import('#src/export/history-workbook.ts')).historyWorkbook(form),
  };
}

function packageFileParts({ plan, log, seals, author, device, madeAt }: PackSource): readonly PackPart[] {
  const file = planPackage(plan, {
    scope: { kind: 'all' },
    createdAt: madeAt,
    device,
    author,
    statements: log,
    seals,
  });
  return packageParts(file).map((part) => ({
    name:
      part.part === undefined ? '数据包' : `数据包（第 ${part.part.number} 份，共 ${part.part.count} 份）`,
    path: `${PACK_FOLDERS.data}/${packageFileName(part, dateTimeText(madeAt))}`,
    make: () => Promise.resolve(packageText(part)),
  }));
}

function selfCheckPart(source: PackYear): PackPart {
  const { plan, year, report, log, author, madeAt, isSample } = source;
  const make = async ({ files, faults }: PackContents) => {
    const { selfCheckPage } = await import('#src/export/self-check-page.ts');
    return selfCheckPage({
      title: `${plan.year}年度${inTitle(plan.project)}绩效自评材料自查页${isSample ? SAMPLE_IN_TITLE : ''}`,
      head: [
        `单位：${plan.unitName}`,
        `数据截至：${plan.year}年${report.cutOff}月`,
        `${author.section} ${author.name} 于 ${dateTimeText(madeAt)} 生成`,
      ],
      check: selfCheck(report, secondRoute(plan, log, report.cutOff)),
      unfinished: packReasons(report, sealStateOf(year)).map(packReasonText),
      files,
      faults,
    });
  };
  return { name: '自查页', path: SELF_CHECK_PATH, make };
}
