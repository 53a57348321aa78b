import { useMemo } from 'react';
import { plainLine } from '#src/kernel/plain-text.ts';
import { classText } from '#src/domain/catalogue/row-class.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { RowPairing } from '#src/domain/pairing/pair-rows.ts';
import { LikelyPair, NO_PARTNER, PAIRS_TITLE, PARTNER_HEAD } from '#src/features/plans/likely-pair.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { Select } from '#src/ui/select.tsx';
import styles from './plans.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

/** What a person has decided about a row; `to` null: none is the same. */
export interface Settled {
  readonly from: string;
  readonly to: string | null;
}

interface TwinRowsProps {
  readonly from: Plan;
  readonly to: Plan;
  readonly pairing: RowPairing;
  readonly settled: readonly Settled[];
  readonly onSettle: (settled: readonly Settled[]) => void;
}

const LONG = 40;
const NO_ROW = '';

/** Which rows are the same: by their words, and where those are not enough, by a person [PL40]. */
export function TwinRows({ from, to, pairing, settled, onSettle }: TwinRowsProps) {
  const sure = useMemo(() => new Map(pairing.sure.map((pair) => [pair.from, pair.to])), [pairing]);
  const likely = useMemo(() => new Map(pairing.likely.map((pair) => [pair.from, pair])), [pairing]);
  const free = useMemo(
    () => new Set([...pairing.onlyTo, ...pairing.likely.map((pair) => pair.to)]),
    [pairing],
  );
  const rowOf = (id: string) => to.indicators.find((row) => row.id === id);
  const settle = (row: string, partner: string | null) =>
    onSettle([...settled.filter((each) => each.from !== row), { from: row, to: partner }]);
  const rest = pairing.onlyTo.length;
  return (
    <Panel
      title={PAIRS_TITLE}
      sub={`${pairing.sure.length} 项已对应，${pairing.likely.length} 项待确认，${pairing.onlyFrom.length} 项没有对应；转入的方案另有 ${rest} 项`}
      tools={<CopyTable />}
      isFlush
    >
      <table className={styles['list']}>
        <thead>
          <tr>
            <th scope="col">取出的方案</th>
            <th scope="col">转入的方案</th>
            <th scope="col">{PARTNER_HEAD}</th>
          </tr>
        </thead>
        <tbody>
          {from.indicators.map((row) => {
            const partner = sure.get(row.id) ?? NO_ROW;
            const guess = likely.get(row.id);
            const guessed = guess === undefined ? undefined : rowOf(guess.to);
            const choice = to.indicators.filter(({ id }) => id === partner || free.has(id));
            return (
              <tr key={row.id}>
                <th scope="row">{rowText(row)}</th>
                <td>
                  <Select
                    label={`第 ${row.seq} 项对应`}
                    className={styles['partner'] ?? ''}
                    value={partner}
                    options={[
                      { value: NO_ROW, label: NO_PARTNER },
                      ...choice.map((each): { value: string; label: string } => ({
                        value: each.id,
                        label: rowText(each),
                      })),
                    ]}
                    onChange={(chosen) => settle(row.id, chosen === NO_ROW ? null : chosen)}
                  />
                </td>
                <td>
                  {guess === undefined || guessed === undefined ? (
                    partner === NO_ROW ? (
                      '没有对应，填报不转入'
                    ) : (
                      '已对应'
                    )
                  ) : (
                    <LikelyPair
                      because={guess.because}
                      guessed={rowText(guessed)}
                      about={`第 ${row.seq} 项、第 ${guessed.seq} 项`}
                      onSettle={(isSame) => settle(row.id, isSame ? guess.to : null)}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}

function rowText(row: PlanIndicator): string {
  const unit = row.kind === 'quantitative' ? row.unit : row.source.unit;
  const kind = plainLine(classText(row), LONG);
  return `${row.seq} ${plainLine(row.name, LONG)}（${unit === '' ? kind : `${kind}，${unit}`}）`;
}
