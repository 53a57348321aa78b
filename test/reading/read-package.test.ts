import { expect, it } from 'vitest';
import { pickedFile } from '#src/reading/read-package.ts';

it.each([
  ['\u202efdp.报\u0000表.json', 'fdp.报表.json'],
  [`${'长'.repeat(119)}𠮷尾.json`, `${'长'.repeat(119)}𠮷`],
])(
  '[N2] the name of a stranger’s file is one line, and is cut never inside a character: %s',
  (name, shown) => {
    expect(pickedFile(name, null).name).toBe(shown);
  },
);
