import { describe, expect, it, vi } from 'vitest';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { READY_RULES } from '#src/domain/catalogue/rules.ts';
import { USUAL_RULES, type DraftRules } from '#src/domain/draft/draft.ts';
import { draftOfPlan } from '#src/domain/draft/reopened-plan.ts';
import { draftRulesOf, scoringOf, withReadyRules } from '#src/domain/draft/draft-scoring.ts';
import { correctedPlan } from '#src/domain/life/corrected-plan.ts';
import { DraftRulesPanel } from '#src/features/plans/draft-rules.tsx';
import { rulesEffect } from '#src/features/plans/rules-effect.ts';
import { FILLED } from '#test/domain/year/filled.ts';
import { WATER } from '#test/support/water-plan.ts';

/** What the plan says so far: nothing has an effect yet. */
const RULES = draftRulesOf(WATER.settings);

/** The panel with what it says, as the editors hold it. */
function Panel({ onRules }: { readonly onRules: (rules: DraftRules) => void }) {
  const [rules, setRules] = useState(RULES);
  const draft = { ...draftOfPlan(WATER), rules };
  const next = correctedPlan(WATER, draft, { date: '2027-01-01', reason: '-', author: '' });
  const effect = next.ok && next.value !== null ? rulesEffect(WATER, next.value, FILLED) : null;
  return (
    <DraftRulesPanel
      rules={rules}
      onChange={(changed) => {
        setRules(changed);
        onRules(changed);
      }}
      effect={effect}
    />
  );
}

function panel() {
  const onRules = vi.fn<(rules: DraftRules) => void>();
  render(<Panel onRules={onRules} />);
  return { last: () => onRules.mock.lastCall?.[0] ?? RULES, user: userEvent.setup() };
}

describe('choosing the 口径', () => {
  it('[KJ9] a ready-made one, with what it does beside what was', async () => {
    const { last, user } = panel();
    expect(screen.queryByRole('region', { name: '影响预览' })).toBeNull();
    await user.selectOptions(screen.getByRole('combobox', { name: '评分口径' }), '20+80 口径');
    expect(scoringOf(last())).toEqual(READY_RULES['twenty-eighty'].rules);
    const effect = within(screen.getByRole('region', { name: '影响预览' }));
    expect(effect.getByRole('row', { name: /自评总分（10 \+ 90 → 20 \+ 80）/ })).toBeVisible();
  });

  it('[KJ9] a figure that was changed makes it one of its own', async () => {
    const { last, user } = panel();
    const set = screen.getByRole<HTMLSelectElement>('combobox', { name: '评分口径' });
    await user.selectOptions(set, '执行率封顶与偏离扣分口径');
    expect(screen.getByRole('textbox', { name: '封顶 4：总分最高' })).toHaveValue('59');
    const deduct = screen.getByRole('textbox', { name: '超额扣分：每项扣' });
    await user.clear(deduct);
    await user.type(deduct, '3');
    expect(set.selectedOptions[0]?.textContent).toBe('自定义口径');
    expect(scoringOf(last())).toMatchObject({ overshoot: { from: 1_300_000, deduct: 300 } });
  });

  it('[KJ9] caps are lines: one more is always free, an emptied one is gone', async () => {
    const { last, user } = panel();
    await user.type(screen.getByRole('textbox', { name: '封顶 1：执行率低于' }), '80');
    await user.type(screen.getByRole('textbox', { name: '封顶 1：总分最高' }), '89');
    expect(scoringOf(last())).toMatchObject({ caps: [{ below: 800_000, most: 8_900 }] });
    expect(screen.getByRole('textbox', { name: '封顶 2：执行率低于' })).toHaveValue('');
    await user.clear(screen.getByRole('textbox', { name: '封顶 1：执行率低于' }));
    await user.clear(screen.getByRole('textbox', { name: '封顶 1：总分最高' }));
    expect(scoringOf(last())).toMatchObject({ caps: [] });
  });

  it('[KJ9] what the execution has inside the plan leaves nothing to choose', () => {
    const rules = { ...withReadyRules(USUAL_RULES, 'capped'), executionWeight: '10' };
    render(<DraftRulesPanel rules={rules} onChange={() => undefined} effect={null} />);
    expect(screen.queryByRole('combobox', { name: '自评总分里预算执行率的分' })).toBeNull();
    expect(screen.getByRole('combobox', { name: '评分口径' })).toHaveValue('capped');
  });
});
