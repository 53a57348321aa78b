import { COMMON_KEYS, HELP } from '#src/app/help-texts.ts';
import styles from './help-dialog.module.css';
import type { KeyHelp } from '#src/domain/words/entry-keys.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import type { PlaceName } from '#src/session/place.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';

interface HelpDialogProps {
  readonly name: PlaceName;
  readonly onClose: () => void;
}

/** What the place one is at is for, and its keys; comes with the app and asks nobody [MO35]. */
export function HelpDialog({ name, onClose }: HelpDialogProps) {
  const { about, keys } = HELP[name];
  return (
    <Dialog
      title={`帮助：${PLACE_TITLES[name]}`}
      onClose={onClose}
      actions={
        <Button look="primary" onClick={onClose}>
          关闭
        </Button>
      }
    >
      <div className={styles['about']}>
        {about.map((each) => (
          <p key={each}>{each}</p>
        ))}
      </div>
      {keys.length === 0 ? null : <Keys title="本页按键" keys={keys} />}
      <Keys title="各页通用" keys={COMMON_KEYS} />
    </Dialog>
  );
}

function Keys({ title, keys }: { readonly title: string; readonly keys: readonly KeyHelp[] }) {
  return (
    <>
      <h3 className={styles['title']}>{title}</h3>
      <dl className={styles['keys']}>
        {keys.map((each) => (
          <div key={each.keys} className={styles['line']}>
            <dt>
              <kbd>{each.keys}</kbd>
            </dt>
            <dd>{each.does}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
