import { isMoneyUnit, isPercentUnit } from '#src/domain/catalogue/indicator.ts';
import { headerUnit } from '#src/domain/intake/column-role.ts';
import type { IntakeRow } from '#src/domain/intake/intake-row.ts';
import { nameKey } from '#src/domain/intake/name-index.ts';

/**
 * A number with the table's unit behind it where the row is measured otherwise, so that entry converts it or refuses it [IN5]: 200000
 * beside 元 is not 200000 万元. A unit in the header (完成值（元）), or above the table (单位：元), speaks of the money rows, and of those that
 * are measured in the same with or without 万: 完成值（万份） over 份.
 */
export function unitText(
  text: string,
  unit: string,
  { header, table }: { readonly header: string; readonly table: string },
  row: IntakeRow,
): string {
  if (!/\d\s*$/.test(text)) return text;
  const isAbout = (said: string) =>
    row.units.some((own) => (isMoneyUnit(own) ? /元$|^[千万亿]$/.test(said) : isMultiple(said, own)));
  const said = unit !== '' ? unit : ([headerUnit(header), table].find(isAbout) ?? '');
  const isOwn = row.units.some((each) => nameKey(each) === nameKey(said));
  return said === '' || isOwn || said === '定性' ? text : `${text}${said}`;
}

function isMultiple(said: string, own: string): boolean {
  const [one, other] = [said, own].map((unit) => nameKey(unit).replace(/^[千万亿]/, ''));
  return said !== '' && (one === other || (one === '' && !isPercentUnit(own)));
}
