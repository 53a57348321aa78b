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
    reason: '@noble/hashes calls it; main.tsx defines it before a file is read or written',
  },
];
