import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** LibreOffice on the PATH, or null. */
export function findLibreOffice(): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    for (const name of ['soffice', 'libreoffice']) {
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

/** The workbooks as LibreOffice writes them after computing every formula anew, under a profile of its own. */
export async function recalculated(
  program: string,
  workbooks: readonly Uint8Array[],
): Promise<readonly Uint8Array[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'scorecard-calc-'));
  try {
    await mkdir(path.join(home, 'profile/user'), { recursive: true });
    await writeFile(path.join(home, 'profile/user/registrymodifications.xcu'), ALWAYS_RECALCULATE);
    const names = workbooks.map((_, index) => `${index}.xlsx`);
    await Promise.all(
      names.map((name, index) => writeFile(path.join(home, name), workbooks[index] ?? new Uint8Array())),
    );
    await promisify(execFile)(
      program,
      [
        `-env:UserInstallation=file://${home}/profile`,
        '--headless',
        '--convert-to',
        'xlsx:Calc MS Excel 2007 XML',
        '--outdir',
        path.join(home, 'out'),
        ...names.map((name) => path.join(home, name)),
      ],
      { timeout: 150_000 },
    );
    return await Promise.all(names.map((name) => readFile(path.join(home, 'out', name))));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
