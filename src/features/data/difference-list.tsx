import { plainLine } from '#src/kernel/plain-text.ts';
import type { FieldDifference } from '#src/domain/words/field-difference.ts';
import merge from './merge.module.css';

interface DifferenceListProps {
  readonly differences: readonly FieldDifference[];
}

const MOST = 60;
const LONG = 60;

/** Where ours and the file's are not the same, field by field; a very long list is cut, and says so. */
export function DifferenceList({ differences }: DifferenceListProps) {
  return (
    <>
      <ul className={merge['differing']}>
        {differences.slice(0, MOST).map((each) => (
          <li key={each.about}>
            {plainLine(each.about, LONG)}：本机「{plainLine(each.mine, LONG)}」，文件「
            {plainLine(each.theirs, LONG)}」
          </li>
        ))}
      </ul>
      {differences.length > MOST ? `另有 ${differences.length - MOST} 处` : null}
    </>
  );
}
