import type { Draft } from '#src/domain/draft/draft.ts';
import type { ValueChoice } from '#src/domain/life/changed-rows.ts';
import { decisionsOf, type OpenRow, type RowDecision } from '#src/domain/life/draft-values.ts';
import { LACK_WORDS } from '#src/domain/words/draft-entry-words.ts';
import { saidText, subjectText } from '#src/domain/words/statement-words.ts';
import { rowsPlan } from '#src/domain/draft/entry-plan.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { Select } from '#src/ui/select.tsx';
import { ChangedRowChoices } from '#src/widgets/changed-row-choices.tsx';
import styles from './plans.module.css';

interface DraftDecisionsProps {
  readonly open: readonly OpenRow[];
  /** As it is now: where a value can go to. */
  readonly draft: Draft;
  readonly year: YearStatements;
  readonly decisions: ReadonlyMap<string, RowDecision>;
  readonly onDecide: (row: string, decision: RowDecision | null) => void;
  /** '公布的表里没有' */
  readonly goneWords: string;
}

const NONE = '';
const MOVE = 'move:';

/** What was recorded on rows of a draft that are gone or read otherwise, and what becomes of it, row by row [PL54] [NY16]. */
export function DraftDecisions({ open, draft, year, decisions, onDecide, goneWords }: DraftDecisionsProps) {
  const gone = open.filter((each) => each.kind === 'gone');
  const changed = open.flatMap((each) => (each.kind === 'changed' ? [each.change] : []));
  const choices = new Map(
    changed.flatMap(({ id }): [string, ValueChoice][] => {
      const kind = decisions.get(id)?.kind;
      return kind === 'keep' || kind === 'convert' || kind === 'clear' ? [[id, kind]] : [];
    }),
  );
  return (
    <>
      {changed.length === 0 ? null : (
        <ChangedRowChoices
          rows={changed}
          choices={choices}
          after="改后"
          onChoose={(row, kind) => onDecide(row, { kind })}
        />
      )}
      {gone.length === 0 ? null : (
        <table className={styles['list']}>
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col">填过</th>
              <th scope="col">决定</th>
            </tr>
          </thead>
          <tbody>
            {gone.map((each) => (
              <tr key={each.was.id}>
                <th scope="row">
                  {each.was.name}
                  <span className={styles['twin']}>{goneWords}</span>
                </th>
                <td>{saidTexts(each, draft)}</td>
                <td>
                  <Select
                    label={`“${each.was.name}”填过的数`}
                    value={valueOf(decisions.get(each.was.id))}
                    options={[
                      { value: NONE, label: '请选择' },
                      ...decisionsOf(each, draft, year).map((decision) => ({
                        value: valueOf(decision),
                        label: goneText(decision, draft),
                      })),
                    ]}
                    onChange={(value) => onDecide(each.was.id, decisionOf(value))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open.some(({ kind }) => kind === 'lacking') ? (
        <ul className={styles['notes']}>
          {open.map((each) =>
            each.kind === 'lacking' ? (
              <li key={each.was.id}>
                “{each.was.name}”填过 {each.said.length} 处，现在{LACK_WORDS[each.lack]}：补好后再决定
              </li>
            ) : null,
          )}
        </ul>
      ) : null}
    </>
  );
}

const SHOWN = 3;

/** '1月数 12；2月数 8' */
function saidTexts({ was, said }: OpenRow, draft: Draft): string {
  const [row = null] = rowsPlan(draft, [was]).indicators;
  const texts = said.map((each) => `${subjectText(each.subject, row)} ${saidText(each, row)}`);
  const more = texts.length > SHOWN ? `等 ${texts.length} 处` : '';
  return `${texts.slice(0, SHOWN).join('；')}${more}`;
}

function goneText(decision: RowDecision, draft: Draft): string {
  if (decision.kind === 'move') return `移到“${draft.rows.find(({ id }) => id === decision.to)?.name ?? ''}”`;
  return decision.kind === 'stay' ? '这一项留在草稿里' : '不再计入，留在修改记录';
}

function valueOf(decision: RowDecision | undefined): string {
  if (decision === undefined) return NONE;
  return decision.kind === 'move' ? `${MOVE}${decision.to}` : decision.kind;
}

function decisionOf(value: string): RowDecision | null {
  if (value.startsWith(MOVE)) return { kind: 'move', to: value.slice(MOVE.length) };
  return value === 'stay' || value === 'clear' ? { kind: value } : null;
}
