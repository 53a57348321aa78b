import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type {
  Author,
  DeviceId,
  Instant,
  OperationId,
  Statement,
  StatementId,
} from '#src/domain/statements/statement.ts';
import { monthValue } from '#test/support/district.ts';

/** So many words of one section, as they were said: each cell of the year again and again. */
export function manyWords(count: number, author: Author, plan: Plan = ANNEX_10_2025): readonly Statement[] {
  const rows = plan.indicators.filter(({ kind }) => kind === 'quantitative');
  const last = new Map<string, StatementId>();
  return Array.from({ length: count }, (_, index) => {
    const row = rows[index % rows.length];
    const month = (Math.floor(index / rows.length) % 12) + 1;
    const cell = `${row?.id} ${month}`;
    const id = `${index.toString(16).padStart(8, '0')}-bench` as StatementId;
    const before = last.get(cell);
    last.set(cell, id);
    return {
      ...monthValue(row?.id ?? '', month, (index % 40) + 1),
      id,
      operation: `op-${Math.floor(index / 12)}` as OperationId,
      at: (1_764_000_000_000 + index) as Instant,
      device: 'bench' as DeviceId,
      author,
      replaces: before === undefined ? [] : [before],
      origin: 'typed',
    };
  });
}
