import '#src/kernel/object-has-own.ts';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * One text for equal data, whatever order its keys were written in: keys sorted by code unit, no white space, numbers and strings
 * as JSON.stringify writes them (half a surrogate pair as an escape), undefined members left out. The form that digests are taken
 * over [M2]. `data` is what JSON.parse gives; it recurses, so its depth must have been limited before.
 */
export function canonicalJson(data: unknown): string {
  return written(data, new Map());
}

/** @param keys how each key is written, with its colon: there are few, and they come again and again */
function written(data: unknown, keys: Map<string, string>): string {
  // As JSON.stringify writes it, and much faster; 1e999 reads as Infinity.
  if (typeof data === 'number') return Number.isFinite(data) ? String(data) : 'null';
  if (typeof data !== 'object' || data === null) return JSON.stringify(data);
  let text = '';
  if (Array.isArray(data)) {
    for (const each of data as readonly unknown[]) text += `${text === '' ? '' : ','}${written(each, keys)}`;
    return `[${text}]`;
  }
  const record = data as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(record).sort()) {
    const value = record[key];
    if (value === undefined) continue;
    let name = keys.get(key);
    if (name === undefined) {
      name = `${JSON.stringify(key)}:`;
      keys.set(key, name);
    }
    text += `${text === '' ? '' : ','}${name}${written(value, keys)}`;
  }
  return `{${text}}`;
}

/** SHA-256 of the canonical form, 64 hex digits. From a library: crypto.subtle is missing on plain-http intranet names [M2]. */
export function digestOf(data: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(data))));
}
