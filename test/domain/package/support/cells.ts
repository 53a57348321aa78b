import * as cells from '#test/domain/support/revision.ts';

/** Of 发布水质公报 of the water works, which counts issues, unless told otherwise. */
export const revision = (text: cells.RevisionText) => cells.revision({ indicator: 'count', ...text });
export const monthSaid = (text: Omit<cells.RevisionText, 'id'>) =>
  cells.monthSaid({ indicator: 'count', ...text });

export type { RevisionText } from '#test/domain/support/revision.ts';
