import { BUDGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import { RATE_NOT_SCORED, OUTLOOK_LABEL } from '#src/domain/words/figure-labels.ts';
import { COUNT_RATED_TEXT } from '#src/domain/words/statement-words.ts';
import { useState } from 'react';
import { dueDayText } from '#src/domain/words/due-words.ts';
import { dueDayOf } from '#src/domain/year/month-due.ts';
import { executionPoints } from '#src/domain/catalogue/rules.ts';
import { NO_POINTS } from '#src/domain/quantity/points.ts';
import { quantityText, weightText } from '#src/domain/words/format.ts';
import { settingsText, thresholdsText } from '#src/domain/words/plan-words.ts';
import { ownRuleLines, ruleSetName } from '#src/domain/words/rules-words.ts';
import { EXCEEDED_RULE_WORDS } from '#src/domain/words/words.ts';
import { standing } from '#src/domain/statements/year-statements.ts';
import { SettingsDialog } from '#src/features/plan/settings-dialog.tsx';
import type { PlanParts } from '#src/features/plan/plan-parts.ts';
import { Button } from '#src/ui/button.tsx';
import { Panel } from '#src/ui/panel.tsx';
import styles from './plan.module.css';

/** The settings that every score is computed by. */
export function SettingsPanel(props: PlanParts) {
  const { plan, year, report, speak } = props;
  const [isOpen, setIsOpen] = useState(false);
  const { settings } = report.plan;
  const edited = standing(year, { kind: 'settings' })?.content ?? null;
  const isCounted = settings.countsRated === true;
  const dueDay = standing(year, { kind: 'due-day' })?.content ?? null;
  const said = [
    ...(edited === null ? [] : [settingsText(edited)]),
    ...(isCounted ? ['年末预计计入待评定'] : []),
    ...(dueDay === null ? [] : [`填报期限：${dueDayText(dueDay.day)}`]),
  ];
  const isEdited = said.length > 0;
  return (
    <Panel
      title="计分设置"
      sub={isEdited ? `已改：${said.join('；')}` : '与内置设置相同'}
      tools={
        <>
          {isEdited ? (
            <Button
              look="quiet"
              onClick={() =>
                speak(
                  {
                    intent: 'plan',
                    origin: 'typed',
                    said: [
                      { subject: { kind: 'settings' }, content: null, note: '' },
                      ...(isCounted
                        ? [{ subject: { kind: 'count-rated' }, content: null, note: '' } as const]
                        : []),
                      ...(dueDay === null
                        ? []
                        : [{ subject: { kind: 'due-day' }, content: null, note: '' } as const]),
                    ],
                  },
                  '计分设置已恢复内置值',
                )
              }
            >
              恢复内置设置
            </Button>
          ) : null}
          <Button onClick={() => setIsOpen(true)}>修改设置</Button>
        </>
      }
    >
      <dl className={styles['facts']}>
        <div>
          <dt>口径</dt>
          <dd>
            {ruleSetName(settings)}
            {ownRuleLines(settings).map((line) => (
              <small key={line} className={styles['note']}>
                {line}
              </small>
            ))}
          </dd>
        </div>
        <div>
          <dt>超出上限（≤ 行）</dt>
          <dd>
            {settings.exceededRule}：{EXCEEDED_RULE_WORDS[settings.exceededRule]}
          </dd>
        </div>
        <div>
          <dt>等次</dt>
          <dd>{thresholdsText(settings.gradeThresholds)}，其余为差；按四舍五入后的总分</dd>
        </div>
        <div>
          <dt>{BUDGET_LABEL}</dt>
          <dd>
            {settings.budget === null ? '没有' : `${quantityText(settings.budget)} 万元`}，
            {executionPoints(settings) === NO_POINTS
              ? RATE_NOT_SCORED
              : `用于预算执行率 ${weightText(executionPoints(settings))} 分`}
          </dd>
        </div>
        <div>
          <dt>{OUTLOOK_LABEL}</dt>
          <dd>{isCounted ? COUNT_RATED_TEXT : '待评定的指标只列名，不计入'}</dd>
        </div>
        <div>
          <dt>月度填报期限</dt>
          <dd>{dueDayText(dueDayOf(report.plan))}</dd>
        </div>
      </dl>
      {isOpen ? (
        <SettingsDialog {...props} published={plan.settings} onClose={() => setIsOpen(false)} />
      ) : null}
    </Panel>
  );
}
