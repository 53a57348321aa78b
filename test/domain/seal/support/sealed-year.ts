import type { Plan } from '#src/domain/catalogue/plan.ts';
import { freezeYear, type SealFile } from '#src/domain/seal/seal-file.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import type { DeviceId, Instant, Said, SealId, Statement } from '#src/domain/statements/statement.ts';
import { deviceOf, say } from '#test/domain/package/support/device.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

export const STAMP = {
  id: 'seal-1' as SealId,
  at: 1_740_304_800_000 as Instant,
  author: { name: '周艳', section: '综合科' },
  device: 'd1' as DeviceId,
};

/** What stands once all of it was said, in this order. */
function standingOf(said: readonly Said[]): readonly Statement[] {
  const device = deviceOf('d1');
  for (const [index, each] of said.entries()) say(device, index, each);
  return [...currentStatements(device.log).values()];
}

export function sealOf(plan: Plan, said: readonly Said[]): SealFile {
  const frozen = freezeYear(plan, standingOf(said), STAMP);
  if (!frozen.ok) throw new Error(JSON.stringify(frozen.error));
  return frozen.value;
}

/** What stands of the whole year of the water works, and of what was said after it. */
export function standingYear(...more: readonly Said[]): readonly Statement[] {
  return standingOf([...waterYear(), ...more]);
}

export function sealedYear(...more: readonly Said[]): SealFile {
  return sealOf(WATER, [...waterYear(), ...more]);
}
