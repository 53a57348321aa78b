import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '#test/support/source-files.ts';

const files = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).map((name) => {
  const isRead = /\.(?:css|tsx?)$/.test(name);
  return {
    name: path.basename(name),
    text: isRead ? readFileSync(path.join(ROOT, 'src', name), 'utf8') : '',
  };
});
const sheets = files.filter(({ name }) => name.endsWith('.module.css'));

/** The classes of a style sheet, without what stands in comments, strings and addresses. */
function classesOf(text: string): ReadonlySet<string> {
  const rules = text.replace(/\/\*[\s\S]*?\*\/|"[^"]*"|url\([^)]*\)/g, '');
  return new Set([...rules.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name ?? ''));
}

/** Named in quotes; or whoever imports the sheet looks classes up by what something is. */
function isAsked(name: string, importers: readonly string[]): boolean {
  return importers.some(
    (text) => new RegExp(`['"\`]${name}['"\`]`).test(text) || /\b(?:styles|paper)\[(?!')/.test(text),
  );
}

it('has no style that nothing asks for', () => {
  expect(sheets.length).toBeGreaterThan(40);
  const dead = sheets.flatMap((sheet) => {
    const importers = files.filter(({ text }) => text.includes(`/${sheet.name}'`)).map(({ text }) => text);
    return [...classesOf(sheet.text)]
      .filter((name) => !isAsked(name, importers))
      .map((name) => `${sheet.name} .${name}`);
  });
  expect(dead).toEqual([]);
});
