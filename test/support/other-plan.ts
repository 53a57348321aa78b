import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';

/** The project table of another unit: what has to stay apart from annex 10 everywhere. */
export const PROJECT_PLAN: Plan = {
  ...ANNEX_10_2025,
  id: 'p-0a0b0c0d0e0f00112233445566778899' as PlanId,
  unitName: '重庆市潼南区档案馆',
  project: '档案数字化加工',
  source: '重庆市潼南区档案馆 2025 年部门预算公开，附件 7 项目支出绩效目标表',
  sections: ['综合科', '数字化科'],
  oddities: [],
  indicators: ANNEX_10_2025.indicators
    .slice(0, 4)
    .map((row) => Object.assign({}, row, { owner: '数字化科', oddities: [], name: `档案${row.seq}` })),
};
