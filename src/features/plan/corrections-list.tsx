import { useState } from 'react';
import {
  CORRECTIONS_LABEL,
  NAME_LABEL,
  UNIT_LABEL,
  OPERATOR_LABEL,
  TARGET_LABEL,
} from '#src/domain/catalogue/field-words.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { planDifferences } from '#src/domain/words/plan-difference.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { usePlans, versionsOf } from '#src/queries/plans.ts';
import { Button } from '#src/ui/button.tsx';
import table from '#src/ui/data-table.module.css';
import { Dialog } from '#src/ui/dialog.tsx';
import styles from './plan.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

/** The versions of a plan before the one in force, each to be looked at as it was [PL20]. */
export function CorrectionsList({ plan }: { readonly plan: Plan }) {
  const { plans } = usePlans();
  const [shown, setShown] = useState<Plan | null>(null);
  const { corrections = [] } = plan;
  const { plans: earlier } = versionsOf(plan.id, plans);
  if (corrections.length === 0)
    return <p className={styles['note']}>原文没有更正过（版本 {planDigest(plan).slice(0, 12)}…）。</p>;
  return (
    <>
      <ul className={styles['versions']}>
        {corrections.map(({ of, date, reason, author }) => {
          const version = earlier.find((each) => planDigest(each) === of);
          return (
            <li key={of}>
              {date} {author} 更正，理由：{reason}{' '}
              {version === undefined ? (
                <span className={styles['note']}>更正前的版本（{of.slice(0, 12)}…）不在本机</span>
              ) : (
                <Button aria-label={`看 ${date} 更正前的版本`} onClick={() => setShown(version)}>
                  看更正前的版本
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {shown === null ? null : <VersionDialog now={plan} version={shown} onClose={() => setShown(null)} />}
    </>
  );
}

interface VersionDialogProps {
  readonly now: Plan;
  readonly version: Plan;
  readonly onClose: () => void;
}

function VersionDialog({ now, version, onClose }: VersionDialogProps) {
  const differences = planDifferences(version, now).filter(({ about }) => about !== CORRECTIONS_LABEL);
  return (
    <Dialog title={`更正前的版本 ${planDigest(version).slice(0, 12)}…`} isWide onClose={onClose}>
      <ul className={styles['versions']} aria-label="与现在的不同">
        {differences.map(({ about, mine, theirs }) => (
          <li key={about}>
            {about}：{mine} → {theirs}
          </li>
        ))}
      </ul>
      <CopyTable />
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">{NAME_LABEL}</th>
            <th scope="col">权重</th>
            <th scope="col">{UNIT_LABEL}</th>
            <th scope="col">{OPERATOR_LABEL}</th>
            <th scope="col">{TARGET_LABEL}</th>
          </tr>
        </thead>
        <tbody>
          {version.indicators.map(({ id, seq, source }) => (
            <tr key={id}>
              <td>{seq}</td>
              <th scope="row">{source.name}</th>
              <td>{source.weight}</td>
              <td>{source.unit}</td>
              <td>{source.operator}</td>
              <td>{source.target}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
