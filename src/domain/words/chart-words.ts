import { YEAR_END, type Month } from '#src/domain/period/month.ts';

/** What the lines of 全年得分走势 are, beside every drawing of it; a year that is over has no forecast. */
export function courseKey(cutOff: Month): string {
  return `实线已得分，虚线阶梯已到期${cutOff === YEAR_END ? '' : '，点线预计'}`;
}

/** What the marks in the course of a row are: of sums (累计) and of levels alike. */
export const ROW_COURSE_KEY = '柱：当月；粗线：累计，不累计的为当月值；细线：指标值；虚线：时序；点线：预计';

/** What a frame without a filling is among the bars of 失分瀑布. */
export const OPEN_BAR_KEY = '虚框为未计分';

export const POINTS_UNIT = '单位：分';

/** Points, and where their scale begins when it does not begin at 0. @param start in points */
export function lossScaleText(start: number): string {
  return start === 0 ? POINTS_UNIT : `单位：分，横轴自${start}分起`;
}
