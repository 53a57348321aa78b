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
    reason: 'the Base UI components call it; the app defines it before they load',
  },
];
