import { measureRecalculation } from './recalculation.ts';
import { measureSaving } from './saving.ts';
import { seedHistory, seedPlan, seedPlans } from './seeding.ts';
import { measureWorkbook } from './workbook.ts';

/** What .config/scripts/bench.mjs calls in the page. */
const bench = { measureRecalculation, measureSaving, measureWorkbook, seedHistory, seedPlan, seedPlans };
Object.assign(window, { bench });
