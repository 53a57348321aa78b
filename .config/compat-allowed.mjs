/**
 * What dist may use although Chromium 87 lacks it, each with its reason.
 * `what` is as check:compat prints it, `file` the chunk, `at` the place in it.
 * `polyfill`: the entry holds only while some chunk has this text.
 */
export const allowed = [
  {
    what: 'Object.hasOwn',
    file: /./,
    at: /./,
    polyfill: /Object\.hasOwn\s*(?:\?\?|\|\|)?=[^=]|Object,\s*[`'"]hasOwn[`'"]/,
    reason:
      '@noble/hashes calls it; src/kernel/object-has-own.ts, which every importer of it imports first, defines it',
  },
];
