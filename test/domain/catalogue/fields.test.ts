import { describe, expect, it } from 'vitest';
import { fieldsOf, show, type Fault } from '#src/domain/catalogue/fields.ts';
import { TEXT } from '#src/domain/catalogue/field-values.ts';

describe('the fields of an object', () => {
  it.each(['constructor', 'toString', '__proto__'])('[X12] %s is missing unless the file has it', (key) => {
    const faults: Fault[] = [];
    const fields = fieldsOf(JSON.parse('{}'), 'plan', faults);
    expect(fields?.has(key)).toBe(false);
    expect(fields?.raw(key)).toBeUndefined();
    expect(fields?.required(key, TEXT)).toBeUndefined();
    expect(faults).toEqual([{ path: `plan.${key}`, text: 'is missing; give a text' }]);
  });

  it.each(['constructor', '__proto__'])('[X12] %s is a field like any other when it has', (key) => {
    const faults: Fault[] = [];
    const fields = fieldsOf(JSON.parse(`{"${key}": "text"}`), 'plan', faults);
    expect(fields?.required(key, TEXT)).toBe('text');
    expect(faults).toEqual([]);
  });

  it.each([
    ['a "b"', '"a \\"b\\""'],
    ['x'.repeat(41), `"${'x'.repeat(40)}…"`],
    [[1], 'a list'],
    [{}, 'an object'],
    [null, 'null'],
    [1.5, '1.5'],
    [false, 'false'],
  ])('[X2] shows %j as %s', (value, text) => {
    expect(show(value)).toBe(text);
  });
});
