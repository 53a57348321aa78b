import {
  NAME_LABEL,
  UNIT_LABEL,
  OPERATOR_LABEL,
  TARGET_LABEL,
  PROPOSED_TITLE,
} from '#src/domain/catalogue/field-words.ts';
import { classPath } from '#src/domain/catalogue/row-class.ts';
import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { ATTRIBUTE_WORDS, attributeText, CONFIDENCE_WORDS } from '#src/domain/words/plan-words.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { editedKeys, fullProfile, profileKeys } from '#src/domain/statements/profile-edit.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './indicator.module.css';

interface DefinitionPanelProps {
  readonly row: ReportRow;
  /** The row as proposed, before the office's edits. */
  readonly proposed: PlanIndicator;
  readonly place: Place;
}

/** What the annex prints, cell by cell, and apart from it what is proposed. */
export function DefinitionPanel({ row, proposed, place }: DefinitionPanelProps) {
  const { indicator } = row;
  const { source } = indicator;
  const profile = fullProfile(indicator);
  const isPrinted = indicator.printed !== undefined;
  const edited = new Set(editedKeys(proposed, profile));
  return (
    <Panel
      title="定义"
      tools={<a href={placeHref({ ...place, name: 'plan', indicator: null })}>到绩效方案修改</a>}
    >
      <div className={styles['halves']}>
        <div>
          <h3 className={styles['sub']}>原文</h3>
          <dl className={styles['facts']}>
            <Fact label={NAME_LABEL} value={source.name} />
            <Fact label="权重" value={source.weight} />
            <Fact label={UNIT_LABEL} value={source.unit} />
            <Fact label={OPERATOR_LABEL} value={source.operator === '' ? '（空）' : source.operator} />
            <Fact label={TARGET_LABEL} value={source.target} />
            {isPrinted ? <Fact label="分类" value={classPath(indicator)} /> : null}
          </dl>
          {indicator.oddities.map((oddity) => (
            <p key={oddity.text} className={styles['oddity']}>
              {oddity.text}
            </p>
          ))}
        </div>
        <div>
          <h3 className={styles['sub']}>{PROPOSED_TITLE}</h3>
          <dl className={styles['facts']}>
            {profileKeys(indicator)
              .filter((key) => key !== 'class' || !isPrinted)
              .map((key) => (
                <Fact
                  key={key}
                  label={ATTRIBUTE_WORDS[key]}
                  value={attributeText(key, profile)}
                  tag={edited.has(key) ? '已改' : '建议'}
                  note={
                    edited.has(key)
                      ? `建议为 ${attributeText(key, fullProfile(proposed))}`
                      : key === 'owner'
                        ? CONFIDENCE_WORDS[indicator.ownerConfidence]
                        : undefined
                  }
                />
              ))}
          </dl>
        </div>
      </div>
    </Panel>
  );
}

interface FactProps {
  readonly label: string;
  readonly value: string;
  readonly tag?: string;
  readonly note?: string | undefined;
}

function Fact({ label, value, tag, note }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value}
        {tag === undefined ? null : <span className={styles['tag']}>{tag}</span>}
        {note === undefined ? null : <span className={styles['note']}>{note}</span>}
      </dd>
    </div>
  );
}
