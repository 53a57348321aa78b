import type { ChaseCell, ChaseState } from '#src/domain/year/chase.ts';

/** The class of a cell: its state, and whether it came late. */
export function chaseLook({ state, isInTime }: ChaseCell): ChaseState | 'tardy' {
  return state === 'reported' && isInTime === false ? 'tardy' : state;
}
