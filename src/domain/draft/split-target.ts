import type { Operator } from '#src/domain/catalogue/indicator.ts';
import { isRated } from '#src/domain/draft/draft-problems.ts';
import type { DraftPart, DraftRow } from '#src/domain/draft/draft.ts';
import { proposedDecimals, proposedPacing, proposedRollup } from '#src/domain/draft/propose.ts';
import { readTargetCell } from '#src/domain/import/target-cell.ts';

/** One condition of a text target: «满意度 ≥95%». */
export interface TargetPiece {
  readonly name: string;
  readonly operator: Operator;
  /** No sign was printed: ≥ is a proposal. */
  readonly isProposed: boolean;
  readonly target: string;
  readonly unit: string;
}

/** A comma between digits sets off thousands, and parts nothing. */
const BETWEEN = /[;；、\n]|[，,](?!\d{3}(?!\d))/;
const FIGURE = /(?:[≥≤≧≦＞＜>=<＝]|不低于|不少于|不超过|不高于|达到|大于|小于|控制在)*\s*\d/;

/** The conditions that a text target lists, each with a number; null: it is none, or not all of it can be read [PL33]. */
export function splitTarget(
  row: Pick<DraftRow, 'name' | 'operator' | 'target'>,
): readonly TargetPiece[] | null {
  if (!isRated(row)) return null;
  const pieces = row.target
    .split(BETWEEN)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  if (pieces.length < 2) return null;
  const read = pieces.map((piece) => readPiece(piece, row.name.trim()));
  return read.every((piece) => piece !== null) ? read : null;
}

function readPiece(piece: string, name: string): TargetPiece | null {
  const at = piece.search(FIGURE);
  if (at < 0) return null;
  const reading = readTargetCell(piece.slice(at));
  if (reading.kind !== 'number' || reading.doubts.length > 0) return null;
  return {
    name: piece.slice(0, at).replace(/[:：\s]+$/, '') || name,
    operator: reading.sign ?? '≥',
    isProposed: reading.sign === null,
    target: reading.value,
    unit: reading.unit ?? '',
  };
}

/** One row that a person rates by its conditions; what was printed stays its target [S7]. */
export function asParts(row: DraftRow, pieces: readonly TargetPiece[]): DraftRow {
  const [first] = pieces;
  const parts = pieces.map(({ name, operator, target, unit }, at): DraftPart => {
    const decimals = proposedDecimals({ name, operator, target, unit });
    return { id: String.fromCharCode(97 + at), name, operator, target, unit, decimals };
  });
  return {
    ...row,
    operator: '定性',
    unit: first?.unit ?? '',
    decimals: parts[0]?.decimals ?? 0,
    pacing: 'year-end',
    parts,
  };
}

/** A row of its own for each condition. The weight is nobody's until somebody shares it out [PL9]. */
export function asRows(
  row: DraftRow,
  pieces: readonly TargetPiece[],
  newId: () => string,
): readonly DraftRow[] {
  const weight = row.weight.trim();
  const { parts: _parts, milestones: _milestones, previous, ...rest } = row;
  return pieces.map(({ isProposed: _isProposed, ...piece }, at): DraftRow => {
    const rollup = proposedRollup(piece);
    return {
      ...rest,
      ...piece,
      id: at === 0 ? row.id : newId(),
      // No two rows go on from one [NY2].
      ...(at === 0 && previous !== undefined ? { previous } : {}),
      weight: '',
      rollup,
      pacing: proposedPacing(piece, rollup),
      decimals: proposedDecimals(piece),
      notes:
        weight === ''
          ? []
          : [{ field: 'weight', text: `原来一项的权重是 ${weight} 分，请分到拆开的 ${pieces.length} 项` }],
    };
  });
}
