import { tidyDecimal } from '#src/domain/import/decimal.ts';
import { cleanText, foldWidth } from '#src/domain/import/words.ts';

export type Sign = '≥' | '≤' | '=' | '>' | '<';

/** What a target cell says by itself. */
export type TargetReading =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'number';
      readonly sign: Sign | null;
      readonly value: string;
      readonly unit: string | null;
      readonly doubt: string | null;
    }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unread'; readonly what: string };

const SIGNS: readonly (readonly [RegExp, Sign])[] = [
  [/^(?:≥|≧|⩾|>=|=>)$/, '≥'],
  [/^(?:≤|≦|⩽|<=|=<)$/, '≤'],
  [/^(?:=|==|﹦|═)$/, '='],
  [/^(?:>|﹥)$/, '>'],
  [/^(?:<|﹤)$/, '<'],
];
const SIGN = '(?:≥|≧|⩾|≤|≦|⩽|>=|<=|=>|=<|==|=|﹦|═|>|﹥|<|﹤)';

/** A sign alone, or one of the words that an operator column prints. */
export function readSign(text: string): Sign | null {
  const word = foldWidth(cleanText(text)).replace(/\s+/g, '');
  const sign = SIGNS.find(([pattern]) => pattern.test(word))?.[1];
  return sign ?? WORDS.find(([words]) => words.includes(word))?.[1] ?? null;
}

const WORDS: readonly (readonly [readonly string[], Sign])[] = [
  [['大于等于', '大于或等于', '不低于', '不少于', '不小于', '至少', '达到'], '≥'],
  [['小于等于', '小于或等于', '不超过', '不高于', '不大于', '不多于', '至多'], '≤'],
  [['等于'], '='],
  [['大于', '高于', '超过', '多于'], '>'],
  [['小于', '低于', '少于'], '<'],
];
const WORD = WORDS.flatMap(([words]) => words)
  .sort((a, b) => b.length - a.length)
  .join('|');
const NUMBER = '[+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';
const WHOLE = new RegExp(
  `^(${SIGN}|${WORD}|控制在)?\\s*(${NUMBER})\\s*([^\\d]*?(?:[23]?(?![\\d])[^\\d]*)?)$`,
);

const MEASURE =
  '%|‰|个|件|次|人|户|名|条|项|台|套|篇|期|份|场|家|所|座|处|间|张|幅|株|棵|头|只|匹|辆|艘|架|盏|根|块|片|亩|吨|升|克|米|里|天|日|月|年|周|季|时|分|秒|元|角|栋|幢|层|册|本|部|支|批|组|类|种|班|队|位|例|剂|针|宗|起|袋|瓶|桶|箱|盒|包|束|枝|度|口|眼|岁|级|课|节|轮|站|路|门|艇|桩|枚|颗|笔|单|款|版|集|台班|工作日|平方|立方|厘米|毫米|毫克|毫升|微克|公里|公斤|千克|公顷|小时|分钟|分贝|百分点|标准|学时|课时|人员|机构|千瓦时|千瓦|兆瓦|标箱|兆|字|页|[A-Za-zμΩ℃°²³]{1,9}';
const UNIT = new RegExp(
  `^(?:百|千|万|十万|百万|千万|亿)?(?:${MEASURE}|万|亿){1,4}(?:[/／每·*](?:百|千|万)?(?:${MEASURE}|万|亿){1,4}){0,3}$`,
);

/** A unit as a table prints it; `%` in all its spellings. null for what is no unit. */
export function readUnit(text: string): string | null {
  const unit = cleanText(text).replace(/\s+/g, '');
  const folded = foldWidth(unit);
  if (/^(?:百分比|百分之|百分率|%|%\(百分比\)|百分比\(%\))$/.test(folded)) return '%';
  return unit === '' ? null : unit;
}

/** Reads a target cell whole: [sign or word] number [unit] [以上/以内] is a number, all else text; what must be named is named. */
export function readTargetCell(source: string): TargetReading {
  const text = cleanText(source);
  const folded = foldWidth(text)
    .replace(/\s+/g, '')
    .replace(/(\d)，(?=\d{3}(?!\d))/g, '$1,');
  if (folded === '') return { kind: 'empty' };
  if (/^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|#+)$/i.test(folded))
    return { kind: 'unread', what: '是错误值' };
  if (isTemplate(folded)) return { kind: 'unread', what: '没有填写完整' };
  if (isRange(folded)) return { kind: 'unread', what: '是一个区间，请改为一个数' };
  if (/^[-—/\\–]+$/.test(folded)) return { kind: 'unread', what: '没有填写指标值' };
  if (/^\d(?:\.\d+)?E[+-]?\d+$/i.test(folded)) return { kind: 'unread', what: '是科学计数，可能已丢失位数' };
  return readNumber(folded) ?? { kind: 'text', text };
}

function isTemplate(folded: string): boolean {
  const inner = folded.replace(new RegExp(`^(?:${SIGN}|${WORD})+`), '');
  return (
    /[*＊]{2,}|_{2,}|^[Xx×]{1,}(?![A-Za-z])|[Xx×]{2,}|\(\)/.test(inner) ||
    inner === '' ||
    /^[%个件次人项天年元]$/.test(inner)
  );
}

function isRange(folded: string): boolean {
  const match =
    /^(?:≥|≤|=|>|<)?(\d+(?:\.\d+)?)([^\d,;。、]{0,6}?)(?:-|—|–|~|～|至|到)+(\d+(?:\.\d+)?)([^\d,;。、]{0,6})$/.exec(
      folded,
    );
  if (match === null) return false;
  const [, from = '', between = '', to = '', after = ''] = match;
  const isYear = (each: string): boolean => /^(?:19|20)\d\d(?:\.\d{1,2})?$/.test(each);
  return !(isYear(from) && isYear(to)) && !/^[月年]/.test(between) && !/^(?:月份?|年度)/.test(after);
}

function readNumber(folded: string): TargetReading | null {
  const percent = folded.replace(/^(.*?)百分之(\d)/, '$1$2').concat(/百分之\d/.test(folded) ? '%' : '');
  const match = WHOLE.exec(percent);
  if (match === null) return null;
  const [, word = '', digits = '', rest = ''] = match;
  const tail = /^(.*?)(?:及|\(含\))?(以上|以内|以下|之内)$/.exec(rest);
  const unitText = (tail?.[1] ?? rest).replace(/及$/, '');
  if (isDate(digits, unitText)) return null;
  const bySuffix = tail === null ? null : tail[2] === '以上' ? '≥' : '≤';
  if (word === '控制在' && bySuffix === null)
    return {
      kind: 'number',
      sign: null,
      value: tidyDecimal(digits.replace(/,/g, '')),
      unit: readUnit(unitText),
      doubt: '“控制在”没有写明上限',
    };
  const own = word === '' || word === '控制在' ? null : readSign(word);
  if (unitText !== '' && readUnit(unitText) !== '%' && !UNIT.test(unitText)) {
    // A clause is text; what might be a unit that nobody knows yet is named.
    if (unitText.length > 4 || /[,;。、:完前后左右约内外]/.test(unitText))
      return /^.{0,3}(?:内|左右|前)$/.test(unitText)
        ? { kind: 'unread', what: '写法不能确定，请改为符号、数和单位' }
        : null;
    return {
      kind: 'number',
      sign: own ?? bySuffix,
      value: tidyDecimal(digits.replace(/,/g, '')),
      unit: unitText,
      doubt: '单位不能确定',
    };
  }
  const sign = own !== null && bySuffix !== null && own !== bySuffix ? null : (own ?? bySuffix);
  const doubt = own !== null && bySuffix !== null && own !== bySuffix ? '前后的符号相互矛盾' : null;
  return {
    kind: 'number',
    sign,
    value: tidyDecimal(digits.replace(/,/g, '')),
    unit: readUnit(unitText),
    doubt,
  };
}

function isDate(digits: string, unit: string): boolean {
  return (
    (/^(?:19|20)\d\d$/.test(digits) && unit.startsWith('年')) ||
    (unit.startsWith('月') && /^(?:[1-9]|1[0-2])$/.test(digits))
  );
}
