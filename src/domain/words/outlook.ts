import type { Reckoning } from '#src/domain/catalogue/rules.ts';
import { quantityText, scoreText } from '#src/domain/words/format.ts';
import { measureText } from '#src/domain/words/value-text.ts';
import { FORECAST_BASIS_WORDS } from '#src/domain/words/words.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { projectRow } from '#src/domain/score/forecast.ts';

/** What a row is expected to end at, in words. */
export interface Outlook {
  /** '15,020 条'; '—' when nothing can be said. */
  readonly value: string;
  /** '14,310—15,730'; null when the forecast is one number. */
  readonly band: string | null;
  /** '5.00 分'; with its band where it has one. */
  readonly score: string;
  readonly basis: string;
}

export function outlookOf(row: ReportRow, reckoning: Reckoning): Outlook {
  const { forecast, indicator } = row;
  const projected = projectRow({ row: row.score, forecast }, reckoning);
  const score =
    projected === null
      ? '—'
      : projected.low === projected.high
        ? `${scoreText(projected.value)} 分`
        : `${scoreText(projected.value)} 分（${scoreText(projected.low)}—${scoreText(projected.high)}）`;
  if (indicator.kind !== 'quantitative')
    return {
      value: '—',
      band: null,
      score,
      basis: row.rating === null ? '由人评定，评定前不预测' : '按已评定的系数',
    };
  if (forecast === null) {
    const basis = row.state.kind === 'unrated' ? '各月均无发生，由人评定' : '尚无数据，不能推算';
    return { value: '—', band: null, score, basis };
  }
  return {
    value: measureText(quantityText(forecast.value), indicator),
    band:
      forecast.low === forecast.high ? null : `${quantityText(forecast.low)}—${quantityText(forecast.high)}`,
    score,
    basis: FORECAST_BASIS_WORDS[forecast.basis],
  };
}
