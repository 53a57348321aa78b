import { describe, expect, it } from 'vitest';
import { readAuthorName } from '#src/domain/statements/author-name.ts';

describe('a name', () => {
  it.each(['0', '１２３', '12.5', '——', '３·４', '()', '٣'])(
    '[G19] is never only digits and marks: %s',
    (text) => {
      expect(readAuthorName(text)).toEqual({ ok: false, error: { kind: 'no-letters', text } });
    },
  );

  it.each(['', '   ', '\u200B\u202E'])('[G19] is not blank to the eye', (text) => {
    expect(readAuthorName(text)).toEqual({ ok: false, error: { kind: 'blank' } });
  });

  it.each([
    ['周艳', '周艳'],
    [' 周  艳\u200B ', '周 艳'],
    ['李3', '李3'],
    ['阿依古丽·买买提', '阿依古丽·买买提'],
    ['O’Neil', 'O’Neil'],
  ])('[G19] stands as it is read: %s', (text, name) => {
    expect(readAuthorName(text)).toEqual({ ok: true, value: name });
  });
});
