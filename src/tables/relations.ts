import { childElements, findElement, xmlTree } from '#src/tables/markup.ts';
import type { ZipParts } from '#src/tables/zip.ts';

/** Id → path of the relations of one type. `owner` is the part that has them, '' for the package. */
export function relationTargets(zip: ZipParts, owner: string, type: string): Map<string, string> {
  const folder = owner.slice(0, owner.lastIndexOf('/') + 1);
  const text = zip.text(`${folder}_rels/${owner.slice(folder.length)}.rels`);
  const targets = new Map<string, string>();
  if (text === null) return targets;
  for (const { attributes } of childElements(findElement(xmlTree(text), 'Relationships') ?? xmlTree(''))) {
    const target = attributes['Target'] ?? '';
    if (!(attributes['Type'] ?? '').endsWith(`/${type}`) || attributes['TargetMode'] === 'External') continue;
    targets.set(attributes['Id'] ?? '', resolvePath(folder, target));
  }
  return targets;
}

function resolvePath(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
