import { subtractPoints } from '#src/domain/quantity/points.ts';
import { useMemo } from 'react';
import { Chart } from '#src/charts/chart.tsx';
import { lossOption } from '#src/charts/loss-option.ts';
import { lossShape } from '#src/charts/loss-shape.ts';
import { OPEN_BAR_KEY } from '#src/domain/words/chart-words.ts';
import { LOSSES_TITLE } from '#src/domain/words/panel-titles.ts';
import { losses } from '#src/domain/year/breakdown.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { LOSS_STEPS, lossSentence, waterfall } from '#src/domain/words/waterfall.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { ChartPanel } from '#src/features/overview/chart-panel.tsx';
import { useNarrow } from '#src/features/overview/narrow.ts';

interface LossPanelProps {
  readonly report: YearReport;
}

const HEIGHT = 318;

/** 失分瀑布 [O7]. */
export function LossPanel({ report }: LossPanelProps) {
  const bars = useMemo(() => waterfall(report, LOSS_STEPS), [report]);
  const isNarrow = useNarrow();
  const option = useMemo(() => lossOption(bars, isNarrow), [bars, isNarrow]);
  const sentence = lossSentence(report);
  const { unit, steps } = lossShape(bars);
  return (
    <ChartPanel
      title={LOSSES_TITLE}
      sub={`${unit}，${OPEN_BAR_KEY}`}
      sentence={sentence}
      height={HEIGHT}
      chart={<Chart option={option} label={`失分瀑布图：${sentence}`} height={HEIGHT} />}
      table={
        <table>
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col">得分</th>
              <th scope="col">权重</th>
              <th scope="col">失分</th>
            </tr>
          </thead>
          <tbody>
            {losses(report).map(({ row, loss, isOpen }) => (
              <tr key={row.indicator.id}>
                <th scope="row">
                  {row.indicator.seq}. {row.indicator.name}
                </th>
                <td>{isOpen ? '未计分' : scoreText(row.score.score)}</td>
                <td>{weightText(row.indicator.weight)}</td>
                <td>{weightText(loss)}</td>
              </tr>
            ))}
            {steps.slice(-1).map(({ bar, text }) => (
              <tr key={bar.kind}>
                <th scope="row">合计（已得分）</th>
                <td>{text}</td>
                <td>{weightText(report.card.weight)}</td>
                <td>{weightText(subtractPoints(report.card.weight, report.card.total))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
