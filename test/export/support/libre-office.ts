import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** LibreOffice on the PATH, or null where it or its part is missing: distributions package the parts one by one, each with a launcher. */
export function findLibreOffice(part: 'calc' | 'writer'): string | null {
  const launcher = onPath([`lo${part}`, `s${part}`]);
  return launcher === null ? null : onPath(['soffice', 'libreoffice']);
}

function onPath(names: readonly string[]): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    for (const name of names) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not in this folder.
      }
    }
  }
  return null;
}

/** Left to itself LibreOffice shows what is cached: here every formula is computed when the file is loaded. */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** The workbooks as LibreOffice writes them after computing every formula anew. */
export function recalculated(
  program: string,
  workbooks: readonly Uint8Array[],
): Promise<readonly Uint8Array[]> {
  return converted(program, workbooks, 'xlsx', 'xlsx:Calc MS Excel 2007 XML');
}

/** How many pages LibreOffice sets each of the documents on. */
export async function pageCounts(
  program: string,
  documents: readonly Uint8Array[],
  from: 'docx' | 'xlsx' = 'docx',
): Promise<readonly number[]> {
  const pdfs = await converted(program, documents, from, 'pdf');
  return pdfs.map(
    (pdf) =>
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Type\s*\/Page\b/g)?.length ?? 0,
  );
}

/** It takes no more words than this of a command, and is silent about the rest. */
const MOST_FILES = 240;

/** Files as LibreOffice writes them, under a profile of its own. @param to its name of the format, with the filter where it needs one */
async function converted(
  program: string,
  files: readonly Uint8Array[],
  from: string,
  to: string,
): Promise<readonly Uint8Array[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'scorecard-calc-'));
  try {
    await mkdir(path.join(home, 'profile/user'), { recursive: true });
    await writeFile(path.join(home, 'profile/user/registrymodifications.xcu'), ALWAYS_RECALCULATE);
    const names = files.map((_, index) => `${index}.${from}`);
    await Promise.all(
      names.map((name, index) => writeFile(path.join(home, name), files[index] ?? new Uint8Array())),
    );
    for (let first = 0; first < names.length; first += MOST_FILES)
      await promisify(execFile)(
        program,
        [
          `-env:UserInstallation=file://${home}/profile`,
          '--headless',
          '--convert-to',
          to,
          '--outdir',
          path.join(home, 'out'),
          ...names.slice(first, first + MOST_FILES).map((name) => path.join(home, name)),
        ],
        // Hundreds of files on a shared machine: minutes, and no fault.
        { timeout: 600_000 },
      );
    const ending = to.split(':')[0] ?? to;
    return await Promise.all(files.map((_, index) => readFile(path.join(home, 'out', `${index}.${ending}`))));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
