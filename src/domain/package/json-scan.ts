/** What a JSON text holds, counted before it is parsed: deep nesting parses, and overflows what comes after. */
export interface JsonScan {
  /** Members of all objects as written: a key written twice in one object counts twice. */
  readonly members: number;
  /** It ends inside a text, an object or an array. */
  readonly isCutOff: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;

/** What is allowed; texts beyond it are given up where they pass it. */
export interface ScanLimits {
  readonly depth: number;
  /** Elements and members of the whole text. */
  readonly nodes: number;
  /** Elements of one array. */
  readonly elements: number;
  /** Members of one object: millions of keys in one object are slow to parse and slower to sort. */
  readonly members: number;
}

/** Counts brackets, colons and commas outside strings. */
export function scanJson(text: string, limits: ScanLimits): JsonScan | 'too-deep' | 'too-much' {
  let [depth, members, nodes] = [0, 0, 0];
  const membersAt: number[] = [];
  const commasAt: number[] = [];
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
      membersAt[depth] = 0;
      commasAt[depth] = 0;
    } else if (code === 0x5d || code === 0x7d) {
      depth -= 1;
    } else if (code === COLON) {
      members += 1;
      const here = (membersAt[depth] ?? 0) + 1;
      membersAt[depth] = here;
      if (here > limits.members) return 'too-much';
    } else if (code === COMMA) {
      nodes += 1;
      const here = (commasAt[depth] ?? 0) + 1;
      commasAt[depth] = here;
      if (nodes > limits.nodes || here >= limits.elements) return 'too-much';
    }
  }
  return { members, isCutOff: isInString || depth > 0 };
}

/** Members of all objects in parsed data. Fewer than were written: some key was written twice, and all but the last were dropped. */
export function countMembers(data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0;
  const values = Object.values(data);
  let count = Array.isArray(data) ? 0 : values.length;
  for (const each of values) count += countMembers(each);
  return count;
}
