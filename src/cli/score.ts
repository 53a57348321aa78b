import { parseScoreFile } from '#src/domain/scorefile/parse-score-file.ts';
import { scoreReport } from '#src/domain/scorefile/score-report.ts';

/** A faulty file; the same code as a command that was called wrongly. */
const NOT_VALID = 2;

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Scores one file: one JSON object on stdout, or one line per fault on stderr and exit code 2 [X1].
 * @param text the file's text
 * @param fileName stands in the path's place where the whole file is at fault
 */
export function scoreMain(text: string, fileName: string): Outcome {
  const json = readJson(text);
  if (!json.ok) return refused([`${oneLine(fileName)}: ${json.fault}`]);
  const file = parseScoreFile(json.data);
  if (!file.ok)
    return refused(
      file.error.map((fault) => `${fault.path === '' ? oneLine(fileName) : fault.path}: ${fault.text}`),
    );
  return { exitCode: 0, stdout: `${JSON.stringify(scoreReport(file.value), null, 2)}\n`, stderr: '' };
}

function refused(lines: readonly string[]): Outcome {
  return { exitCode: NOT_VALID, stdout: '', stderr: lines.map((line) => `${line}\n`).join('') };
}

type Json = { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly fault: string };

function readJson(text: string): Json {
  try {
    return { ok: true, data: JSON.parse(text.replace(/^\ufeff/, '')) as unknown };
  } catch (problem) {
    // Engines differ in how deep they read: one that runs out of stack throws a RangeError [X12].
    if (problem instanceof RangeError)
      return { ok: false, fault: 'is nested too deep; a score file needs five levels' };
    return {
      ok: false,
      fault: `is not JSON; ${oneLine(problem instanceof Error ? problem.message : String(problem))}`,
    };
  }
}

function oneLine(text: string): string {
  return text.replace(/[\s\u007f-\u009f]+/g, ' ').trim();
}
