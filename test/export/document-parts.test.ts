import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  documentBytes,
  headCell,
  LANDSCAPE_PAPER,
  line,
  paperSection,
  ruledTable,
  tableCell,
  tableRow,
} from '#src/export/document-parts.ts';

const partsOf = (bytes: Uint8Array) => {
  const files = unzipSync(bytes);
  return (name: string) => strFromU8(files[name] ?? new Uint8Array());
};

const form = async (text: string, marks = '') =>
  partsOf(
    await documentBytes({ title: '表', author: '单位' }, [
      paperSection(LANDSCAPE_PAPER, marks, [
        line('标题', { font: 'title', size: '二号', align: 'center' }),
        ruledTable([tableRow([headCell('名称')], true), tableRow([tableCell(text)])], [1], 10_000),
      ]),
    ]),
  );

describe('the parts of a document in Word', () => {
  it('[U9] A4 landscape, a head on every page, rows in one piece, pages numbered', async () => {
    const part = await form('字');
    const body = part('word/document.xml');
    expect(body).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(2);
    const footer = part('word/footer1.xml');
    expect([footer.includes('>PAGE<'), footer.includes('>NUMPAGES<')]).toEqual([true, true]);
    expect(part('word/header1.xml')).toBe('');
  });

  it('[U9] 方正小标宋 over the form, 黑体 in heads, 仿宋 in cells, and what stands in where a PC lacks them', async () => {
    const part = await form('字');
    const fonts = [...part('word/document.xml').matchAll(/w:eastAsia="([^"]+)"/g)].map(([, font]) => font);
    expect(fonts).toEqual(['方正小标宋简体', '黑体', '仿宋_GB2312']);
    expect(part('word/fontTable.xml')).toContain('<w:font w:name="方正小标宋简体"><w:altName w:val="宋体"/>');
  });

  it('[U9] 未定稿 and 示例数据 stand at the head of every page', async () => {
    const part = await form('字', '未定稿　示例数据');
    expect(part('word/header1.xml')).toContain('未定稿　示例数据');
  });

  it.each([
    ['a formula', '=1+1', '=1+1'],
    ['markup', '<w:t>&amp;</w:t>', '&lt;w:t>&amp;amp;&lt;/w:t>'],
    ['controls', 'a\u0000\u0001\u001F\u007Fb', 'ab'],
    ['what is no character', 'a\uFFFE\uFFFFb', 'ab'],
    ['half of a pair', 'a\uD800b\uDC00c😀', 'abc😀'],
  ])('[U10] %s stays plain text', async (_, text, written) => {
    const body = (await form(text))('word/document.xml');
    const texts = [...body.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map(([, each]) => each);
    expect(texts[2]?.replace(/&gt;/g, '>')).toBe(written);
  });

  it('[U10] a line break stays one', async () => {
    const body = (await form('一\r\n二'))('word/document.xml');
    expect(body).toMatch(/一<\/w:t><\/w:r><w:r>.*<w:br\/><w:t [^>]*>二/);
  });
});
