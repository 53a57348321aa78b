import { describe, expect, it } from 'vitest';
import { evidenceType, MAX_EVIDENCE_FILE } from '#src/domain/statements/evidence-file.ts';

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'number' ? [part] : Array.from(part, (each) => each.charCodeAt(0)),
    ),
  );

const ZIP = bytes('PK', 3, 4, 20, 0);
const COMPOUND = bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

describe('[A1] what is taken in as evidence', () => {
  it.each([
    ['签到表.pdf', bytes('%PDF-1.7'), 'application/pdf'],
    ['扫描.PDF', bytes(0xef, 0xbb, 0xbf, '\n%PDF-1.4'), 'application/pdf'],
    ['现场.jpg', bytes(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg'],
    ['截图.png', bytes(0x89, 'PNG\r\n', 0x1a), 'image/png'],
    ['图.webp', bytes('RIFF', 1, 2, 3, 4, 'WEBP'), 'image/webp'],
    ['传真.tif', bytes('II*', 0), 'image/tiff'],
    ['纪要.docx', ZIP, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['台账.xls', COMPOUND, 'application/vnd.ms-excel'],
    ['通知.wps', COMPOUND, 'application/vnd.ms-works'],
    ['通知.wps', ZIP, 'application/vnd.ms-works'],
    ['公文.ofd', ZIP, 'application/ofd'],
    ['说明.txt', bytes(0xcb, 0xb5, 0xc3, 0xf7), 'text/plain'],
    ['宽.txt', bytes(0xff, 0xfe, 'a', 0), 'text/plain'],
    ['表.csv', bytes(0xef, 0xbb, 0xbf, 'a,b'), 'text/plain'],
  ])('[A1] takes %s', (name, head, type) => {
    expect(evidenceType(name, head.length, head)).toEqual({ ok: true, value: type });
  });

  it.each([
    ['工具.exe', bytes('MZ'), { kind: 'other-type', extension: 'exe' }],
    ['页面.html', bytes('<html>'), { kind: 'other-type', extension: 'html' }],
    ['图.svg', bytes('<svg>'), { kind: 'other-type', extension: 'svg' }],
    ['宏.docm', ZIP, { kind: 'other-type', extension: 'docm' }],
    ['无扩展名', bytes('%PDF-'), { kind: 'other-type', extension: '' }],
    ['签到表.pdf.js', bytes('%PDF-'), { kind: 'other-type', extension: 'js' }],
    ['工具.pdf', bytes('MZ', 0x90, 0), { kind: 'other-content', extension: 'pdf' }],
    ['网页.xls', bytes('<html><table>'), { kind: 'other-content', extension: 'xls' }],
    ['旧.docx', COMPOUND, { kind: 'other-content', extension: 'docx' }],
    ['页.txt', bytes('  <!DOCTYPE html>'), { kind: 'other-content', extension: 'txt' }],
    ['页.txt', bytes(0xef, 0xbb, 0xbf, '<script>'), { kind: 'other-content', extension: 'txt' }],
    [
      '宽页.txt',
      bytes(0xff, 0xfe, '<', 0, 'h', 0, 't', 0, 'm', 0, 'l', 0),
      { kind: 'other-content', extension: 'txt' },
    ],
    ['程序.txt', bytes('MZ', 0x90), { kind: 'other-content', extension: 'txt' }],
    ['数据.csv', bytes('a', 0, 'b'), { kind: 'other-content', extension: 'csv' }],
  ])('[A1] refuses %s', (name, head, refusal) => {
    expect(evidenceType(name, head.length, head)).toEqual({ ok: false, error: refusal });
  });

  it('[A1] refuses what is empty or too large, whatever it is', () => {
    expect(evidenceType('a.pdf', 0, bytes())).toEqual({ ok: false, error: { kind: 'empty' } });
    expect(evidenceType('a.pdf', MAX_EVIDENCE_FILE + 1, bytes('%PDF-'))).toEqual({
      ok: false,
      error: { kind: 'too-large' },
    });
    expect(evidenceType('a.pdf', MAX_EVIDENCE_FILE, bytes('%PDF-'))).toMatchObject({ ok: true });
  });
});
