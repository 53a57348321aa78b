import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse, sourceFilesIn, visit } from '#test/architecture/support/parsed-files.ts';

/** Where the domain may hold Chinese, and why: words are made in domain/words, and papers print their own. */
const SPEAKING: readonly { readonly files: RegExp; readonly why: string }[] = [
  { files: /^words\//, why: 'how a figure, a state, a rule or a statement reads' },
  { files: /^papers\//, why: 'labels and prose of a paper are the paper' },
  { files: /-words\.ts$/, why: 'what a room says that stands below the words, or above the papers' },
  { files: /^import\//, why: 'heads and cells that are recognised, and what of them could not be read' },
  { files: /^intake\//, why: 'heads, months and units that are recognised' },
  {
    files: /^statements\/(?:adjustments|suspicion|typed-amount|typed-day|typed-value|unit-scale)\.ts$/,
    why: 'recognised as typed',
  },
  {
    files: /^catalogue\/(?:indicator|plan|row-class|row-meaning)\.ts$/,
    why: 'classes and units as the form prints them',
  },
  { files: /^catalogue\/read-settings\.ts$/, why: 'an English fault that names the grades' },
  { files: /^scorefile\/parse-score-file\.ts$/, why: 'an English fault that names 无发生 and 未填报' },
  { files: /^life\/(?:adjustment-said|changed-rows)\.ts$/, why: '定性 and 万元 as a draft holds them' },
  {
    files: /^life\/(?:corrected-plan|draft-values|last-year-news)\.ts$/,
    why: 'a fault of a draft, and a note that goes into the log',
  },
  { files: /^package\/(?:all-plans|draft-file|package-file|shared-folder)\.ts$/, why: 'names of files' },
  {
    files: /^package\/(?:merge-plan|offered-plan|plan-rules)\.ts$/,
    why: 'the exchange file knows no words above it',
  },
  { files: /^seal\/(?:compare-seal|frozen-form)\.ts$/, why: 'what a seal freezes and shows is printed text' },
  {
    files:
      /^draft\/(?:comparison-table|draft-problems|copy-plan|overlay-table|split-target|issue-draft|plan-comparison|draft-scoring)\.ts$/,
    why: 'a draft stands below the words: it says its own faults and notes',
  },
  { files: /^draft\/(?:draft|named-year|propose)\.ts$/, why: 'what is proposed by the words of a row' },
  {
    files: /^district\/(?:city-table|district-table|record-check|snapshot-lines)\.ts$/,
    why: 'the tables of a district and of a city are papers of their own',
  },
  { files: /^sample\//, why: 'data' },
];

/** As long as that, two places that spell the same say the same; in Chinese letters: what stands between the holes of a template, … */
const SENTENCE = 9;
/** … and what stands alone: a heading, a label, a button. */
const NAME = 6;

/** Said twice, because neither place may see the other. */
const SAID_TWICE: readonly string[] = [
  // The exchange file stands below the words, and the readiness of a year above them.
  '人工评分没有写理由',
];

/** A head that is recognised in a file of others is no word of ours: it stays when ours becomes another. */
const RECOGNISED = /^src\/domain\/(?:import|intake)\//;

/** Where a thing has its one name: nobody else puts it in quotes. */
const NAMED = [
  'session/place-titles.ts',
  'session/paper-titles.ts',
  'domain/papers/paper-names.ts',
  'domain/papers/form-labels.ts',
  'domain/catalogue/field-words.ts',
  'domain/statements/subject-words.ts',
  'domain/words/figure-labels.ts',
  'domain/words/panel-titles.ts',
  'domain/words/choice-words.ts',
  'ui/button-words.ts',
].map((name) => `src/${name}`);
/** Shorter ones may be spelt alike and be something else. */
const SHORTEST_NAMED = 4;

/** Spelt like a name of one of those lists, and something else. */
const ANOTHER: readonly (readonly [text: string, file: string])[] = [
  // What a person did, not what is said by it.
  ['年度定稿', 'domain/words/operation-words.ts'],
  // One of them; the page has all.
  ['佐证材料', 'domain/statements/subject-words.ts'],
];

const domain = sourceFilesIn('src/domain');
const HAN = /\p{Script=Han}/gu;

describe('the domain speaks in a few places', () => {
  const speaking = domain
    .filter((file) => textsOf(file).some((text) => hanIn(text) > 0))
    .map(({ fileName }) => fileName.replace('src/domain/', ''));

  it('in no file that is not one of them', () => {
    expect(speaking.filter((name) => !SPEAKING.some(({ files }) => files.test(name)))).toEqual([]);
  });

  it('has no exception that nothing uses', () => {
    expect(
      SPEAKING.filter(({ files }) => !speaking.some((name) => files.test(name))).map(({ why }) => why),
    ).toEqual([]);
  });

  it('never where it reckons', () => {
    const rooms = ['quantity', 'period', 'rollup', 'score', 'year', 'check', 'pairing', 'history'];
    expect(
      speaking.filter((name) =>
        rooms.some((room) => name.startsWith(`${room}/`) && !name.endsWith('-words.ts')),
      ),
    ).toEqual([]);
  });
});

describe('a sentence is said once', () => {
  const places = new Map<string, Set<string>>();
  for (const file of sourceFilesIn('src')) {
    const say = (text: string) => places.set(text, (places.get(text) ?? new Set()).add(file.fileName));
    for (const text of textsOf(file).filter((each) => hanIn(each) >= SENTENCE)) say(text);
    if (!RECOGNISED.test(file.fileName))
      for (const text of wholeTextsOf(file).filter((each) => hanIn(each) >= NAME)) say(text);
  }

  it('in one file, from which the others have it', () => {
    const twice = [...places].filter(([text, files]) => files.size > 1 && !SAID_TWICE.includes(text));
    expect(twice.map(([text, files]) => `${text}: ${[...files].join(', ')}`)).toEqual([]);
  });

  it('has no exception that nothing uses', () => {
    expect(SAID_TWICE.filter((text) => (places.get(text)?.size ?? 0) < 2)).toEqual([]);
  });
});

describe('what has a name is called by it', () => {
  const files = sourceFilesIn('src');
  const home = new Map(
    files
      .filter(({ fileName }) => NAMED.includes(fileName))
      .flatMap((file) =>
        wholeTextsOf(file)
          .filter((text) => hanIn(text) >= SHORTEST_NAMED)
          .map((text) => [text, file.fileName] as const),
      ),
  );
  const elsewhere = files
    .filter(({ fileName }) => !RECOGNISED.test(fileName))
    .flatMap((file) =>
      [...new Set(wholeTextsOf(file))]
        .filter((text) => home.has(text) && home.get(text) !== file.fileName)
        .map((text) => `${text}: ${file.fileName.replace('src/', '')}`),
    );
  const another = ANOTHER.map(([text, file]) => `${text}: ${file}`);

  it('of the lists of names there are', () => {
    expect(NAMED.filter((name) => !files.some(({ fileName }) => fileName === name))).toEqual([]);
  });

  it('in quotes nowhere else', () => {
    expect(elsewhere.filter((each) => !another.includes(each))).toEqual([]);
  });

  it('has no exception that nothing uses', () => {
    expect(another.filter((each) => !elsewhere.includes(each))).toEqual([]);
  });
});

describe('this very check', () => {
  it.each([
    ["const a = '没有导出';", ['没有导出']],
    // oxlint-disable-next-line no-template-curly-in-string -- code under test
    ['const a = `第 ${n} 项`;', ['第', '项']],
    ['<p>暂无 {n} 项</p>', ['暂无', '项']],
    ['// 没有导出', []],
    ['/** 没有导出 */ type A = 1;', []],
  ])('reads %s', (text, found) => {
    expect(textsOf(parse('planted.tsx', text)).filter((each) => hanIn(each) > 0)).toEqual(found);
  });
});

/** What stands in quotes, in templates and between tags; comments do not. */
function textsOf(file: ts.SourceFile): readonly string[] {
  const texts: string[] = [];
  visit(file, (node) => {
    if (isText(node)) texts.push(node.text.trim());
  });
  return texts;
}

/** The same where a text is all that its quotes or its tags hold. */
function wholeTextsOf(file: ts.SourceFile): readonly string[] {
  const texts: string[] = [];
  visit(file, (node) => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) texts.push(node.text.trim());
  });
  return texts;
}

function isText(node: ts.Node): node is ts.LiteralLikeNode {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node) ||
    ts.isJsxText(node) ||
    ts.isRegularExpressionLiteral(node)
  );
}

function hanIn(text: string): number {
  return text.match(HAN)?.length ?? 0;
}
