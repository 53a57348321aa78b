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
      readonly doubts: readonly Doubt[];
    }
  /** As printed; a doubt says that it may have been meant as a number. */
  | { readonly kind: 'text'; readonly text: string; readonly doubt: string | null }
  | { readonly kind: 'unread'; readonly what: string };

/** What is read but should be looked at. */
interface Doubt {
  /** `row`: number, unit and sign depend on it. */
  readonly field: 'row' | 'operator';
  readonly what: string;
}

const SIGNS: readonly (readonly [RegExp, Sign])[] = [
  [/^(?:≥|≧|⩾|>=|=>|>＝|≥=)$/, '≥'],
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

/** What things are counted in, and what is counted where a table prints that for a unit (村, 企业); longer ones first. */
const MEASURE =
  `标准煤|二氧化碳当量|当量|百分点|工作日|自然日|千瓦时|亿千瓦时|平方|立方|厘米|毫米|毫克|毫升|微克|纳克|公里|公斤|千克|公顷|小时|分钟|秒钟|日历天|
 分贝|标准|学时|课时|学年|学期|人员|机构|千瓦|兆瓦|标箱|标段|台班|台套|社区|乡镇|街道|企业|单位|项目|课题|论文|专利|学生|学员|党员|干部|职工|居民|
 村民|农户|用户|家庭|班次|床位|点位|点次|样品|案件|系统|平台|站点|路段|片区|机组|设备|车辆|网站|栏目|节目|演出|档案|图书|剂次|批次|场次|人次|户次|
 件次|家次|台次|例次|车次|航次|篇次|条次|次数|人数|户数|天数|成果|报告|活动|方案|制度|文件|信息|岗位|名额|讲座|课程|培训|会议|展览|展位|车位|
 个|件|次|人|户|名|条|项|台|套|篇|期|份|场|家|所|座|处|间|张|幅|株|棵|头|只|匹|辆|艘|架|盏|根|块|片|亩|吨|升|克|米|里|天|日|月|年|周|季|时|分|
 秒|元|角|栋|幢|层|册|本|部|支|批|组|类|种|班|队|位|例|剂|针|宗|起|袋|瓶|桶|箱|盒|包|束|枝|度|口|眼|岁|级|课|节|轮|站|路|门|艇|桩|枚|颗|笔|
 单|款|版|集|字|页|村|县|区|镇|乡|校|床|车|船|线|段|点|面|环|网|通|封|卷|档|首|曲|剧|讲|届|号|家|兆|倍|成|星|羽|尾|管|杆|孔|井|池|厂|店|
 %|‰|[A-Za-zμΩ℃°²³]{1,9}[23]?`.replace(/\s+/g, '');
const COUNT = `(?:${MEASURE}|[十百千]?[万亿]|[百千])`;
const UNIT = new RegExp(
  `^(?:人民币)?${COUNT}{1,5}(?:\\((?:${COUNT}|[A-Za-z%]{1,3})\\))?(?:[/／每·*]\\d{0,4}${COUNT}{1,5}){0,3}$`,
);

/** Looks like a unit of measure. */
export function isUnitText(text: string): boolean {
  const unit = text.length > 24 ? null : readUnit(text);
  return unit !== null && (unit === '%' || UNIT.test(foldWidth(unit)));
}

/** A unit as a table prints it; `%` in all its spellings. null for what is no unit. */
export function readUnit(text: string): string | null {
  const unit = cleanText(text).replace(/\s+/g, '');
  const folded = foldWidth(unit);
  if (/^(?:百分比|百分之|百分率|百分数|%|%\(百分比\)|百分比\(%\))$/.test(folded)) return '%';
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
  if (/^\d+(?:[,/]\d+)+$/.test(folded) && !DATE.test(folded) && !THOUSANDS.test(folded))
    return { kind: 'unread', what: '不能确定是几，请改为一个数' };
  return readNumber(folded) ?? { kind: 'text', text, doubt: doubtOfText(folded) };
}

const DATE = /^(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?$/;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+$/;

/** A text that is too short for a sentence and perhaps meant as a number. */
function doubtOfText(folded: string): string | null {
  if (folded.length > 16 || (folded.match(/\d+/g) ?? []).length > 2) return null;
  const number = '\\d+(?:\\.\\d+)?';
  if (
    new RegExp(`^(?:约|在|为|大约|约为|介于)?${number}\\D{0,4}[-~至到]${number}\\D{0,4}(?:之间|左右)$`).test(
      folded,
    )
  )
    return '像是一个区间，请核对';
  if ((folded.match(/\d+(?:\.\d+)?/g) ?? []).length !== 1) return null;
  return new RegExp(`^(?:${SIGN}|${WORD}).*\\d`).test(folded) ||
    /^\d[\d.]*[^\d月]{0,4}(?:内|左右|上下|[。;,、!.])$/.test(folded)
    ? '写法不能确定，请核对'
    : null;
}

function isTemplate(folded: string): boolean {
  const inner = folded.replace(new RegExp(`^(?:${SIGN}|${WORD})+`), '');
  return (
    /[*＊]{2,}|_{2,}|^[XxNn×*○](?![A-Za-z\d])|(?<![A-Za-z])[Xx×○□]{2,}|\(\)|^…+|^\.{3,}/.test(inner) ||
    inner === '' ||
    (inner !== folded && /^[^A-Za-z]+$/.test(inner) && isUnitText(inner)) ||
    /^(?:%|个|件|次|人|项|天|元|万元|小时|工作日|户|名|场|台|套|亩|公里|份|期|家)$/.test(inner)
  );
}

function isRange(folded: string): boolean {
  const match =
    /^(?:≥|≤|=|>|<)?(\d+(?:\.\d+)?)([^\d,;。、]{0,6}?)(?:-|—|–|―|‐|‑|−|~|至|到)+(\d+(?:\.\d+)?)([^\d,;。、]{0,6})$/.exec(
      folded,
    );
  if (match === null) return false;
  const [, from = '', between = '', to = '', after = ''] = match;
  const isYear = (each: string): boolean => /^(?:19|20)\d\d(?:\.\d{1,2})?$/.test(each);
  if ((isYear(from) || isYear(to)) && (isYear(to) || /^\d{1,2}$/.test(to)) && unitIsPeriod(after))
    return false;
  return !/^[月年]/.test(between) && !/^(?:月份?|年度)/.test(after);
}

const unitIsPeriod = (text: string): boolean => text === '' || /^(?:年|月|日|前|底|期间)/.test(text);

function readNumber(folded: string): TargetReading | null {
  const match = WHOLE.exec(folded.replace(/百分之(\d+(?:\.\d+)?)/, '$1%'));
  if (match === null) return null;
  const [, word = '', digits = '', rest = ''] = match;
  const tail = /^(.*?)(?:及|或|\(含\))?(以上|以内|以下|之内)(?:\(含\))?$/.exec(rest);
  const unitText = (tail?.[1] ?? rest).replace(/及$/, '').replace(/^\(([^()]+)\)$/, '$1');
  if (isDate(digits, unitText)) return null;
  const value = tidyDecimal(digits.replace(/,/g, ''));
  const bySuffix = tail === null ? null : tail[2] === '以上' ? '≥' : '≤';
  const own = word === '' || word === '控制在' ? null : readSign(word);
  const doubts: Doubt[] = [];
  if (word === '控制在' && bySuffix === null)
    doubts.push({ field: 'operator', what: '“控制在”没有写明上限' });
  const contradict = own !== null && bySuffix !== null && own !== bySuffix;
  if (contradict) doubts.push({ field: 'operator', what: '前后的符号相互矛盾' });
  if (unitText !== '' && !isUnitText(unitText)) {
    // A clause is text; what might be a unit that nobody knows yet is named.
    if (unitText.length > 6 || /[,;。、:.!?()完前后左右约内外且并或和其为达到有的]|以上|以下/.test(unitText))
      return null;
    doubts.push({ field: 'row', what: `“${unitText}”不像计量单位，请核对` });
  }
  const sign = contradict ? null : (own ?? bySuffix);
  return { kind: 'number', sign, value, unit: readUnit(unitText), doubts };
}

function isDate(digits: string, unit: string): boolean {
  return (
    (/^(?:19|20)\d\d$/.test(digits) && unit.startsWith('年')) ||
    (unit.startsWith('月') && /^(?:[1-9]|1[0-2])$/.test(digits))
  );
}
