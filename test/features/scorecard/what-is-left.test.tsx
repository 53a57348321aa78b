import { render } from '@testing-library/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { WhatIsLeft } from '#src/features/scorecard/what-is-left.tsx';
import { WATER } from '#test/support/water-plan.ts';

it('[SP18] what is left before sealing is no part of the first picture of the card, and comes after it', () => {
  const left = <WhatIsLeft plan={WATER} year={NO_STATEMENTS} />;
  expect(renderToStaticMarkup(left)).toBe('');
  expect(render(left).container).toHaveTextContent(/^：还有 \d+ 项必须处理、\d+ 项建议处理$/);
});
