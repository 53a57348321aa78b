import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '#test/support/source-files.ts';

/** Where every colour and size stands. */
export const TOKENS = 'ui/tokens.css';

/** Styles and code of the app, without comments. */
export function codeFiles(): readonly { readonly name: string; readonly text: string }[] {
  return readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => /\.(?:css|tsx?)$/.test(name))
    .map((name) => ({ name, text: withoutComments(readFileSync(path.join(ROOT, 'src', name), 'utf8')) }));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"])\/\/.*/g, '');
}

export function tokensOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

export function found(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}
