import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { forbidden } from '../../.config/dependency-cruiser.mjs';

/** Runs our import rules over `<root>/src`. */
export async function cruiseSources(root: string): Promise<ICruiseResult> {
  const { output } = await cruise(
    ['src'],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: [...forbidden] },
      // An import of a type is a dependency like any other.
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
    },
    {
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json', '.css'],
      // Without it a package is only known by its files, and «hucre/xlsx» is none.
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  );
  if (typeof output === 'string')
    throw new Error('dependency-cruiser gave a report instead of its findings.');
  return output;
}
