import { expect, it } from 'vitest';
import { dateText, dateTimeText, timeText } from '#src/ui/date-time.ts';

it.each([8.64e15 + 1, -8.64e15 - 1, Number.MAX_SAFE_INTEGER])(
  '[T6] a clock that no calendar has (%d) is said as unknown',
  (at) => {
    expect([dateText(at), timeText(at), dateTimeText(at)]).toEqual(['时间不明', '时间不明', '时间不明']);
    expect(dateTimeText(Math.sign(at) * 8.64e15)).not.toContain('NaN');
  },
);
