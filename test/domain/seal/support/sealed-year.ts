import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import { freezeYear, type SealFile } from '#src/domain/seal/seal-file.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import type { DeviceId, Instant, Said, SealId, Statement } from '#src/domain/statements/statement.ts';
import { deviceOf, say } from '#test/domain/package/support/device.ts';

export const STAMP = {
  id: 'seal-1' as SealId,
  at: 1_740_304_800_000 as Instant,
  author: { name: '周艳', section: '综合科' },
  device: 'd1' as DeviceId,
};

/** What stands of a whole sample year, and of what was said after it. */
export function standingYear(...more: readonly Said[]): readonly Statement[] {
  const device = deviceOf('d1');
  for (const [index, each] of [...sampleYear(ANNEX_10_2025), ...more].entries()) say(device, index, each);
  return [...currentStatements(device.log).values()];
}

export function sealedYear(...more: readonly Said[]): SealFile {
  const frozen = freezeYear(ANNEX_10_2025, standingYear(...more), STAMP);
  if (!frozen.ok) throw new Error(JSON.stringify(frozen.error));
  return frozen.value;
}
