/** Apart from source-files.ts: the compiler is nine megabytes that whoever only asks where the project lies would load as well. */
import ts from 'typescript';
import { sourceNamesIn, textOf } from '#test/support/source-files.ts';

/** The TypeScript files below a folder of the project, parsed. */
export function sourceFilesIn(folder: string, only?: (name: string) => boolean): ts.SourceFile[] {
  return sourceNamesIn(folder, only).map((name) => parse(name, textOf(name)));
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
