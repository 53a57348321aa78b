import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** The TypeScript files below a folder of the project, parsed; names are relative to the project, with slashes. */
export function sourceFilesIn(folder: string, only?: (name: string) => boolean): ts.SourceFile[] {
  return sourceNamesIn(folder, only).map((name) => parse(name, textOf(name)));
}

export function sourceNamesIn(folder: string, only: (name: string) => boolean = () => true): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true })
    .map((file) => `${folder}/${String(file).split(path.sep).join('/')}`)
    .filter((name) => /\.tsx?$/.test(name) && only(name))
    .sort();
}

export function textOf(name: string): string {
  return readFileSync(path.join(ROOT, name), 'utf8');
}

export function parse(name: string, text: string): ts.SourceFile {
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
}

/** `src/domain/a.ts:12` */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

export function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}
