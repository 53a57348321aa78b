import type { Plan } from '#src/domain/catalogue/plan.ts';

/** A plan's whole log as one JSON file: a backup that keeps nothing back. Bringing one in again is the package's business. */
export interface LogFile {
  readonly format: 'performance-tracker-log';
  readonly version: 1;
  readonly plan: string;
  readonly unitName: string;
  readonly year: number;
  /** ms since 1970 UTC */
  readonly exportedAt: number;
  /** The device it was exported on. */
  readonly device: string;
  /** As stored, oldest first; entries that could not be read are here too [K2]. */
  readonly statements: readonly unknown[];
  readonly operations: readonly unknown[];
}

export function logFile(
  plan: Plan,
  log: { readonly statements: readonly unknown[]; readonly operations: readonly unknown[] },
  stamp: { readonly at: number; readonly device: string },
): LogFile {
  return {
    format: 'performance-tracker-log',
    version: 1,
    plan: plan.id,
    unitName: plan.unitName,
    year: plan.year,
    exportedAt: stamp.at,
    device: stamp.device,
    statements: log.statements,
    operations: log.operations,
  };
}

/** '重庆市潼南区电子政务中心-2025年度-绩效数据-2026-01-05.json'; what file systems do not take is left out. */
export function logFileName(plan: Plan, date: string, isSample: boolean): string {
  const unit = plan.unitName.replace(/[\\/:*?"<>|\s]/g, '');
  return `${unit}-${plan.year}年度-绩效数据${isSample ? '（示例）' : ''}-${date}.json`;
}
