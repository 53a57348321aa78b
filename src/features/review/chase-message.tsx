import { CHASE_TEXT_LABEL } from '#src/domain/words/chase-words.ts';
import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useId, useRef } from 'react';
import { useChaseTexts } from '#src/session/chase-texts.ts';
import { useNotices } from '#src/session/notices.ts';
import { Button } from '#src/ui/button.tsx';
import { copyText } from '#src/ui/copy-text.ts';
import styles from './chase.module.css';

interface ChaseMessageProps {
  /** Under which a changed text is kept. */
  readonly id: string;
  /** Whom it goes to. */
  readonly name: string;
  /** '' where there is nothing to ask for. */
  readonly draft: string;
  /** Back to the text for all; null: this is it. */
  readonly onAll: (() => void) | null;
}

/** Copies a text to send and says so; false where the browser refused. */
export function useCopyMessage(): (text: string, name: string) => boolean {
  const say = useNotices((state) => state.say);
  return (text, name) => {
    const isCopied = copyText(text);
    if (isCopied) say(`已复制${CHASE_TEXT_LABEL}：${name}`);
    else say(OUTCOME_WORDS.chaseNotCopied, { tone: 'problem' });
    return isCopied;
  };
}

/** A text ready to send: changed where it stands, copied by one click [MO18]. */
export function ChaseMessage({ id, name, draft, onAll }: ChaseMessageProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const fieldId = useId();
  const changed = useChaseTexts((state) => state.texts[id]);
  const keep = useChaseTexts((state) => state.keep);
  const drop = useChaseTexts((state) => state.drop);
  const text = changed?.text ?? draft;
  const copyMessage = useCopyMessage();
  const copy = () => {
    if (copyMessage(text, name)) return;
    field.current?.focus();
    field.current?.select();
  };
  return (
    <div className={styles['message']}>
      <div className={styles['bar']}>
        <label htmlFor={fieldId}>催报文字：{name}</label>
        {onAll === null ? null : (
          <Button look="quiet" onClick={onAll}>
            看全部科室的
          </Button>
        )}
      </div>
      {draft === '' ? (
        <p id={fieldId} className={styles['none']}>
          已报齐，不用催报。
        </p>
      ) : (
        <>
          <textarea
            ref={field}
            id={fieldId}
            className={styles['field']}
            rows={13}
            value={text}
            maxLength={20_000}
            onChange={({ target }) =>
              target.value === draft
                ? drop(id)
                : keep(id, { draft: changed?.draft ?? draft, text: target.value })
            }
          />
          <div className={styles['bar']}>
            <Button look="primary" onClick={copy}>
              复制
            </Button>
            {changed === undefined ? (
              <span className={styles['hint']}>可先修改再复制</span>
            ) : (
              <>
                <Button onClick={() => drop(id)}>恢复自动文字</Button>
                <span className={styles['hint']}>
                  {changed.draft === draft ? '已修改' : '已修改；修改之后数据有变化，请核对'}
                </span>
              </>
            )}
          </div>
        </>
      )}
    </div>
  );
}
