import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { HundredPointRule } from '#src/widgets/hundred-point-rule.tsx';
import { isShown, toggleFilter, type RowFilter } from '#src/widgets/row-filter.ts';
import { reportAt, rowOf } from '#test/domain/year/sample.ts';

const REPORT = reportAt(11);

function showRule() {
  const onOpen = vi.fn<(id: IndicatorId) => void>();
  function Frame() {
    const [filter, setFilter] = useState<RowFilter | null>(null);
    return (
      <HundredPointRule
        report={REPORT}
        filter={filter}
        onChoose={(id) => setFilter(toggleFilter(filter, { kind: 'indicator', id }))}
        onOpen={onOpen}
      />
    );
  }
  render(<Frame />);
  return { user: userEvent.setup(), onOpen };
}

const segment = (seq: number) => screen.getByRole('button', { name: new RegExp(`^${seq}\\. `) });

describe('百分标尺 by keyboard', () => {
  it('[O9] is one stop for Tab, and ← → Home End walk it', async () => {
    const { user } = showRule();
    await user.tab();
    expect(segment(1)).toHaveFocus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(segment(3)).toHaveFocus();
    await user.keyboard('{ArrowLeft}');
    expect(segment(2)).toHaveFocus();
    await user.keyboard('{End}');
    expect(segment(32)).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(segment(32)).toHaveFocus();
    await user.keyboard('{Home}{ArrowLeft}');
    expect(segment(1)).toHaveFocus();
    await user.tab();
    expect(document.body).toHaveFocus();
  });

  it('[O9] comes back to where it was left', async () => {
    const { user } = showRule();
    await user.tab();
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    await user.tab();
    await user.tab({ shift: true });
    expect(segment(4)).toHaveFocus();
  });

  it('[O9] Enter opens, Space and click choose, once more takes it off', async () => {
    const { user, onOpen } = showRule();
    await user.tab();
    await user.keyboard('{ArrowRight}{Enter}');
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('02');
    expect(segment(2)).toHaveAttribute('aria-pressed', 'false');
    await user.keyboard(' ');
    expect(segment(2)).toHaveAttribute('aria-pressed', 'true');
    await user.keyboard(' ');
    expect(segment(2)).toHaveAttribute('aria-pressed', 'false');
    await user.click(segment(7));
    expect(segment(7)).toHaveAttribute('aria-pressed', 'true');
  });

  it('[O9] focus and pointer show the same card; Esc and leaving take it away', async () => {
    const { user } = showRule();
    await user.tab();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByText('2. 新增政务新媒体')).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.queryByText('2. 新增政务新媒体')).not.toBeInTheDocument();
    await user.hover(segment(18));
    expect(screen.getByText('18. 政府网站升级改版')).toBeVisible();
    expect(screen.getByText('14 / ≥ 20 万元')).toBeVisible();
    expect(screen.getByText('12 月前还需 6 万元')).toBeVisible();
    await user.unhover(screen.getByRole('toolbar'));
    expect(screen.queryByText('18. 政府网站升级改版')).not.toBeInTheDocument();
  });

  it('[O1] every segment says in words what it shows', () => {
    showRule();
    expect(segment(10)).toHaveAccessibleName(
      '10. 网站故障应急响应时间：超上限，1.25 / ≤ 1 小时，得 1.60 分（权重 2）',
    );
    expect(screen.getAllByRole('button')).toHaveLength(32);
  });
});

describe('which rows are looked at', () => {
  it('[O10] those in a state, a single one, or all', () => {
    const row = rowOf(REPORT, 10);
    expect(isShown(row, null)).toBe(true);
    expect(isShown(row, { kind: 'state', state: 'over' })).toBe(true);
    expect(isShown(row, { kind: 'state', state: 'met' })).toBe(false);
    expect(isShown(row, { kind: 'indicator', id: row.indicator.id })).toBe(true);
  });

  it('[O10] choosing the same once more takes it off, another takes its place', () => {
    const over: RowFilter = { kind: 'state', state: 'over' };
    expect(toggleFilter(over, { kind: 'state', state: 'over' })).toBeNull();
    expect(toggleFilter(over, { kind: 'state', state: 'met' })).toEqual({ kind: 'state', state: 'met' });
  });
});
