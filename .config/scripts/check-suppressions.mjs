// `npm run check:suppressions`: whoever silences a check says why, on the same line or, for a rule that is switched
// off in oxlint.json, in a comment beside or above it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

const ROOMS = ['src', 'test', '.config', '.ci', 'vite.config.ts'];
const NOT_CODE = /(?:^|[\\/])fixtures[\\/]|\.(?:png|jpe?g|xlsx|docx|zip|woff2?)$/;

const suppression =
  /(?:(?:oxlint|eslint)-(?:disable)|@ts-(?:expect-error|ignore|nocheck)|(?:biome|knip|depcruise)-(?:ignore)|(?:v8|istanbul|c8) (?:ignore))[\w-]*(.*)/;
/** At least two words after ` -- ` or `: `. */
const reason = /(?: -- |: )\s*\S+\s+\S+/;

const problems = ROOMS.flatMap(filesOf).flatMap(problemsIn);
for (const problem of problems) console.error(problem);
console.log(`${problems.length} silenced checks without a reason`);
process.exitCode = problems.length > 0 ? 1 : 0;

function filesOf(room) {
  if (room.includes('.ts')) return [room];
  return readdirSync(path.join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !NOT_CODE.test(file));
}

function problemsIn(file) {
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    const rest = suppression.exec(line)?.[1];
    if (rest !== undefined && !reason.test(rest))
      return [`${file}:${index + 1}: no reason after -- or a colon`];
    const switchedOff = file.endsWith('oxlint.json') && /"off"/.test(line);
    const explained = /\/\//.test(line) || /^\s*\/\//.test(lines[index - 1] ?? '');
    return switchedOff && !explained ? [`${file}:${index + 1}: a rule is off and no comment says why`] : [];
  });
}
