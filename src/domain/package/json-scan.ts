/** What a JSON text holds, counted before it is parsed: deep nesting parses, and overflows what comes after. */
export interface JsonScan {
  readonly depth: number;
  /** Members of all objects as written: a key written twice in one object counts twice. */
  readonly members: number;
  /** Members and elements, within a few: how much work the data is. */
  readonly nodes: number;
  /** It ends inside a text, an object or an array. */
  readonly isCutOff: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;

/** Counts brackets, colons and commas outside strings; null as soon as it is deeper, or more, than allowed. */
export function scanJson(
  text: string,
  limits: { readonly depth: number; readonly nodes: number },
): JsonScan | 'too-deep' | 'too-much' {
  let [depth, deepest, members, commas] = [0, 0, 0, 0];
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isInString) {
      if (code === BACKSLASH) index += 1;
      else if (code === QUOTE) isInString = false;
    } else if (code === QUOTE) {
      isInString = true;
    } else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > limits.depth) return 'too-deep';
      if (depth > deepest) deepest = depth;
    } else if (code === 0x5d || code === 0x7d) {
      depth -= 1;
    } else if (code === COLON) {
      members += 1;
    } else if (code === COMMA) {
      commas += 1;
      if (commas > limits.nodes) return 'too-much';
    }
  }
  return { depth: deepest, members, nodes: commas, isCutOff: isInString || depth > 0 };
}

/** Members of all objects in parsed data. Fewer than were written: some key was written twice, and all but the last were dropped. */
export function countMembers(data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0;
  const values = Object.values(data);
  let count = Array.isArray(data) ? 0 : values.length;
  for (const each of values) count += countMembers(each);
  return count;
}
