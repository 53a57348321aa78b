import type { PlacedTotal, UnitTotal } from '#src/domain/district/unit-total.ts';
import type { CityDistrict } from '#src/domain/district/city-lines.ts';
import { digestOf } from '#src/domain/package/canonical-json.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { Instant } from '#src/domain/statements/statement.ts';

const PLAN = '9f86d081884c7d65';

/** What a unit told, as of November unless said otherwise. */
export function aTotal(
  district: string,
  unit: string,
  { month = 11, ...said }: Partial<UnitTotal> & { readonly month?: Month },
): PlacedTotal {
  return {
    district,
    place: { unit, year: 2025, month, plan: PLAN },
    total: {
      unitName: unit,
      project: null,
      score: 8_536 as Points,
      due: { due: 6_200 as Points, earned: 5_890 as Points },
      outlook: { value: 8_536 as Points, low: 5_011 as Points, high: 8_830 as Points },
      grade: '预计中至良',
      filled: { reported: 280, expected: 352 },
      dueDay: 5,
      owed: [],
      short: 0,
      onYear: null,
      isSealed: false,
      at: 1_764_000_000_000 as Instant,
      record: digestOf('record'),
      ...said,
    },
  };
}

/** A city by a rule: the same every time, and no two units alike. */
export function aCity(
  count: number,
  each: number,
): { readonly districts: readonly CityDistrict[]; readonly totals: readonly PlacedTotal[] } {
  const two = (at: number) => String(at + 1).padStart(2, '0');
  const districts = Array.from({ length: count }, (_, at) => ({
    district: `d${two(at)}`,
    name: `第${at + 1}区`,
    units: each,
  }));
  const totals = districts.flatMap(({ district }, at) =>
    Array.from({ length: each }, (_, unit) => {
      const mixed = (at * 7_919 + unit * 104_729) % 4_001;
      const late = mixed % 9 === 0 ? [{ month: 8 as Month, missing: (mixed % 13) + 1 }] : [];
      return aTotal(district, `u${String(unit + 1).padStart(3, '0')}`, {
        unitName: `第${at + 1}区第${unit + 1}单位`,
        score: mixed % 50 === 1 ? null : ((5_800 + mixed) as Points),
        short: mixed % 6,
        owed: late,
        filled: { reported: 352 - (mixed % 40), expected: 352 },
        isSealed: mixed % 31 === 0,
      });
    }),
  );
  return { districts, totals };
}
