import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import type { NamedPackage } from '#src/domain/district/unit-year.ts';
import { planPackage } from '#src/domain/package/package-file.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import type {
  DeviceId,
  Instant,
  OperationId,
  Said,
  Statement,
  StatementId,
} from '#src/domain/statements/statement.ts';

const AUTHOR = { name: '周艳', section: '综合科' };
const MADE_AT = 1_764_000_000_000 as Instant;

/** The same table at another unit. */
export function planOfUnit(plan: Plan, id: string, unitName: string): Plan {
  return { ...plan, id: id as PlanId, unitName };
}

/** What was said, as first revisions of one device. */
export function firstRevisions(said: readonly Said[], device: string): readonly Statement[] {
  return said.map((each, index) => ({
    ...each,
    id: `${device}-${index}` as StatementId,
    operation: `${device}-op` as OperationId,
    at: (MADE_AT - 1_000 + index) as Instant,
    device: device as DeviceId,
    author: AUTHOR,
    replaces: [],
    origin: 'typed',
  })) as readonly Statement[];
}

/** A package of everything as it was read. */
export function packageOfUnit(
  plan: Plan,
  statements: readonly Statement[],
  more: Partial<OpenedPackage> = {},
): OpenedPackage {
  const about = {
    scope: { kind: 'all' },
    createdAt: MADE_AT,
    device: `pc-${plan.id}` as DeviceId,
    author: AUTHOR,
    statements,
  } as const;
  return { ...planPackage(plan, about), unread: [], ...more };
}

export function named(name: string, file: OpenedPackage): NamedPackage {
  return { name, file };
}

/** A value of a month, as it is said. */
export function monthValue(indicator: string, month: number, units: number): Said {
  return {
    subject: { kind: 'month', indicator, month },
    content: { kind: 'number', value: units * 10_000 },
    note: '',
  } as unknown as Said;
}
