import { ROLLUP_LABEL, DECIMALS_LABEL, OWNER_LABEL } from '#src/domain/catalogue/field-words.ts';
import { classPath } from '#src/domain/catalogue/row-class.ts';
import type { ReactNode } from 'react';
import { isCeiling, pacingsOf, ROLLUPS, type PacingKind } from '#src/domain/catalogue/indicator.ts';
import { INDICATOR_CLASSES, type PlanIndicator } from '#src/domain/catalogue/plan.ts';
import {
  ATTRIBUTE_WORDS,
  attributeText,
  CONFIDENCE_WORDS,
  OWNER_OF_YEAR,
} from '#src/domain/words/plan-words.ts';
import { PACING_WORDS, ROLLUP_WORDS } from '#src/domain/words/words.ts';
import type { Decimals } from '#src/domain/quantity/quantity.ts';
import { fullProfile, type ProfileKey } from '#src/domain/statements/profile-edit.ts';
import { monthStatements, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { MilestoneFields } from '#src/features/plan/milestone-fields.tsx';
import { toDraft, withRollup, type RowDraft } from '#src/features/plan/row-draft.ts';
import { Button } from '#src/ui/button.tsx';
import { Select } from '#src/ui/select.tsx';
import styles from './plan.module.css';

interface AttributeFieldsProps {
  readonly draft: RowDraft;
  readonly onChange: (draft: RowDraft) => void;
  readonly proposed: PlanIndicator;
  readonly sections: readonly string[];
  readonly year: YearStatements;
  readonly milestoneErrors: readonly (string | null)[];
}

const DECIMALS: readonly Decimals[] = [0, 1, 2, 3, 4];

export function AttributeFields(props: AttributeFieldsProps) {
  const { draft, onChange, proposed, sections, year, milestoneErrors } = props;
  const suggestion = toDraft(proposed);
  const change = (part: Partial<RowDraft>) => onChange({ ...draft, ...part });
  const owners = sections.includes(draft.owner) ? sections : [...sections, draft.owner];
  const field = (
    key: ProfileKey,
    isEdited: boolean,
    reset: () => void,
    control: ReactNode,
    note?: string,
  ) => (
    <Attribute
      name={ATTRIBUTE_WORDS[key]}
      suggestion={attributeText(key, fullProfile(proposed))}
      isEdited={isEdited}
      onReset={reset}
      note={note}
    >
      {control}
    </Attribute>
  );
  return (
    <div className={styles['attributes']}>
      {proposed.printed === undefined ? null : (
        <div className={styles['attribute']}>
          <span className={styles['attributeName']}>分类</span>
          <div>{classPath(proposed)}</div>
          <span className={styles['note']}>原表所印，各表按它归类</span>
        </div>
      )}
      {proposed.printed !== undefined
        ? null
        : field(
            'class',
            draft.class !== suggestion.class,
            () => change({ class: suggestion.class }),
            <Select
              label="分类"
              value={draft.class}
              options={INDICATOR_CLASSES.map((each) => ({ value: each, label: each }))}
              onChange={(each) => change({ class: each })}
            />,
          )}
      {field(
        'owner',
        draft.owner !== suggestion.owner,
        () => change({ owner: suggestion.owner }),
        <Select
          label={OWNER_LABEL}
          value={draft.owner}
          options={owners.map((each) => ({ value: each, label: ownerText(each) }))}
          onChange={(owner) => change({ owner })}
        />,
        // Who is asked for a month is never told from who was asked then [MO49].
        draft.owner === suggestion.owner ? CONFIDENCE_WORDS[proposed.ownerConfidence] : OWNER_OF_YEAR,
      )}
      {field(
        'core',
        draft.core !== suggestion.core,
        () => change({ core: suggestion.core }),
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={draft.core}
            onChange={(event) => change({ core: event.target.checked })}
          />
          是核心指标
        </label>,
      )}
      {proposed.kind !== 'quantitative' ? null : (
        <>
          {field(
            'rollup',
            draft.rollup !== suggestion.rollup,
            () => onChange(withRollup(draft, suggestion.rollup, proposed)),
            <Select
              label={ROLLUP_LABEL}
              value={draft.rollup}
              options={ROLLUPS.map((each) => ({
                value: each,
                label: `${ROLLUP_WORDS[each].typed}，${ROLLUP_WORDS[each].name}`,
              }))}
              onChange={(rollup) => onChange(withRollup(draft, rollup, proposed))}
            />,
            rollupWarning(draft, proposed, year),
          )}
          {field(
            'decimals',
            draft.decimals !== suggestion.decimals,
            () => change({ decimals: suggestion.decimals }),
            <Select
              label={DECIMALS_LABEL}
              value={String(draft.decimals)}
              options={DECIMALS.map((each) => ({ value: String(each), label: `${each} 位` }))}
              onChange={(chosen) =>
                change({ decimals: DECIMALS.find((each) => String(each) === chosen) ?? draft.decimals })
              }
            />,
          )}
          {field(
            'pacing',
            draft.pacing !== suggestion.pacing ||
              (draft.pacing === 'milestone' &&
                JSON.stringify(draft.milestones) !== JSON.stringify(suggestion.milestones)),
            () =>
              change(
                pacingsOf(draft.rollup).includes(suggestion.pacing)
                  ? { pacing: suggestion.pacing, milestones: suggestion.milestones }
                  : {},
              ),
            <>
              <Select<PacingKind>
                label="时序"
                value={draft.pacing}
                options={pacingsOf(draft.rollup).map((each) => ({ value: each, label: PACING_WORDS[each] }))}
                onChange={(pacing) => change({ pacing })}
              />
              {draft.pacing === 'milestone' ? (
                <MilestoneFields
                  milestones={draft.milestones}
                  errors={milestoneErrors}
                  unit={proposed.unit}
                  onChange={(milestones) => change({ milestones })}
                />
              ) : null}
            </>,
            isCeiling(proposed.goal.operator) ? '上限类指标每月都对照全年上限，时序不影响判断' : undefined,
          )}
        </>
      )}
    </div>
  );
}

/** The numbers stay as they were typed, and mean something else. */
function rollupWarning(draft: RowDraft, proposed: PlanIndicator, year: YearStatements): string | undefined {
  if (proposed.kind !== 'quantitative' || (draft.rollup === 'sum') === (proposed.rollup === 'sum'))
    return undefined;
  const reported = monthStatements(year, proposed.id).filter(
    (said) => (said?.content ?? null) !== null,
  ).length;
  return reported === 0
    ? undefined
    : `已填的 ${reported} 个月的数不变，但会按「${ROLLUP_WORDS[draft.rollup].typed.slice(3)}」理解，请核对`;
}

interface AttributeProps {
  readonly name: string;
  readonly suggestion: string;
  readonly isEdited: boolean;
  readonly onReset: () => void;
  readonly note?: string | undefined;
  readonly children: ReactNode;
}

function Attribute({ name, suggestion, isEdited, onReset, note, children }: AttributeProps) {
  return (
    <div className={styles['attribute']}>
      <span className={styles['attributeName']}>{name}</span>
      <div>
        {children}
        {note === undefined ? null : <span className={styles['note']}>{note}</span>}
      </div>
      <div className={styles['suggestion']}>
        {isEdited ? (
          <>
            <span className={styles['changed']}>已改</span> 建议：{suggestion}
            <Button look="quiet" aria-label={`${name}恢复建议`} onClick={onReset}>
              恢复
            </Button>
          </>
        ) : (
          <span className={styles['note']}>与建议相同</span>
        )}
      </div>
    </div>
  );
}
