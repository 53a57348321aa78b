import { parseTyped, plainTyping } from '#src/domain/statements/typed-value.ts';
import { wholeNumber } from '#src/domain/intake/whole-number.ts';

const NUMBER = /^[(（]?[+-]?[¥￥]?\d[\d,. ]*[)）]?-?[^\d\s]{0,6}$/;

/** Whether a text is meant as a number or as 无发生, whatever the row it is for. */
export function isValueLike(text: string): boolean {
  const plain = plainTyping(text);
  if (plain.length > 40) return false;
  if (NUMBER.test(plain)) return true;
  const typed = parseTyped(plain, { unit: '', decimals: 0 }, '');
  return typed.ok && typed.value?.kind === 'none';
}

/** A running number as tables print it: 7, 7., 7、, (7), ⑦ is none. null for anything else. */
export function runningNumber(text: string): number | null {
  const match = /^[(（]?(\d{1,4})(?:\.0+|[)）、.．])?$/.exec(plainTyping(text));
  const number = wholeNumber(match?.[1]);
  return number > 0 ? number : null;
}
