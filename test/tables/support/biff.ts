import { compound, joinBytes } from '#test/tables/support/compound.ts';

/** Records of a workbook of Excel 97, byte by byte, with no library between the test and the format. */

export const u16 = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];
export const u32 = (value: number): number[] => [
  ...u16(value & 0xffff),
  ...u16(Math.floor(value / 0x1_0000)),
];
export const f64 = (value: number): number[] => {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value, true);
  return [...new Uint8Array(view.buffer)];
};
export const record = (id: number, data: readonly number[] = []): number[] => [
  ...u16(id),
  ...u16(data.length),
  ...data,
];
/** Characters of two bytes. */
export const wide = (text: string): number[] => text.split('').flatMap((each) => u16(each.charCodeAt(0)));
export const string = (text: string): number[] => [...u16(text.length), 1, ...wide(text)];

export interface BiffSheet {
  readonly records: readonly (readonly number[])[];
  readonly hidden?: boolean;
}

export const begin = (type: number, version = 0x600): number[] =>
  record(0x809, [...u16(version), ...u16(type), ...u32(0), ...u32(0), ...u32(0)]);
const END = record(0x0a);

/** A stream of globals and sheets. Style n of a cell has the format code n − 1; style 0 is General. */
export function biffStream(
  sheets: readonly BiffSheet[],
  {
    formats = [],
    strings = [],
    more = [],
  }: {
    readonly formats?: readonly string[];
    /** The records of the shared strings. */
    readonly strings?: readonly (readonly number[])[];
    readonly more?: readonly (readonly number[])[];
  } = {},
): Uint8Array {
  const style = (format: number): number[] =>
    record(0xe0, [...u16(0), ...u16(format), ...u32(0), ...u32(0), ...u32(0), ...u32(0)]);
  const globals = [
    ...begin(5),
    ...more.flat(),
    ...formats.flatMap((code, at) => record(0x41e, [...u16(164 + at), ...string(code)])),
    ...style(0),
    ...formats.flatMap((_, at) => style(164 + at)),
    ...strings.flat(),
  ];
  const bodies = sheets.map(({ records }) => [...begin(0x10), ...records.flat(), ...END]);
  const sheetRecord = (at: number, offset: number): number[] =>
    record(0x85, [
      ...u32(offset),
      sheets[at]?.hidden === true ? 1 : 0,
      0,
      6,
      0,
      ...`Sheet${at + 1}`.split('').map((each) => each.charCodeAt(0)),
    ]);
  const listed = sheets.reduce((sum, _, at) => sum + sheetRecord(at, 0).length, 0);
  let offset = globals.length + listed + END.length;
  const list = bodies.flatMap((body, at) => {
    const each = sheetRecord(at, offset);
    offset += body.length;
    return each;
  });
  return joinBytes([globals, list, END, ...bodies].map((part) => Uint8Array.from(part)));
}

export const biff = (...parts: Parameters<typeof biffStream>): Uint8Array =>
  compound({ Workbook: biffStream(...parts) });
