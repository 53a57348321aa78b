// What a page of ours may load and do. One text, for the page itself, for the server beside it and for DEPLOY.md.
import { createHash } from 'node:crypto';

const HOSTED = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  // Long exports run in a worker, and some are made from a Blob; without it they hang and say nothing.
  'worker-src': "'self' blob:",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

/** For the <meta> of the hosted build. */
export const hostedPolicy = toText(HOSTED);

/** For the server's header, which alone can say who may frame the page. */
export const headerPolicy = toText({ ...HOSTED, 'frame-ancestors': "'self'" });

/** What a server says with every file; the nginx snippet of DEPLOY.md says the same. */
export const headers = {
  'Content-Security-Policy': headerPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** For the single file: it has no server, asks nobody for anything, and runs the script and style it was built with. */
export function singleFilePolicy({ script, style }) {
  return toText({
    'default-src': "'none'",
    'script-src': sourceOf(script),
    'style-src': sourceOf(style),
    'img-src': 'data: blob:',
    'font-src': 'data:',
    'worker-src': 'blob:',
    'base-uri': "'none'",
    'form-action': "'none'",
  });
}

function sourceOf(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function toText(directives) {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}
