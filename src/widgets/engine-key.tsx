import { useState } from 'react';
import { ButtonRow } from '#src/ui/button-row.tsx';
import { Button } from '#src/ui/button.tsx';
import styles from './engine-key.module.css';

/** For a PC without a key: what the engine is for, and the way to make one [EN8]. */
export function NoEngineKey({ what, onMake }: { readonly what: string; readonly onMake: () => void }) {
  return (
    <>
      <p>{what}先在这台电脑上生成一把密钥，把公钥发给管理员登记。</p>
      <ButtonRow>
        <Button onClick={onMake}>生成本机密钥</Button>
      </ButtonRow>
    </>
  );
}

interface EngineKeyProps {
  readonly publicKey: string;
  readonly onForget: () => Promise<void>;
  readonly onCopied: (isCopied: boolean) => void;
}

/** The public part of this PC's key, for the administrator, and the way to give it up [EN8]. */
export function EngineKey({ publicKey, onForget, onCopied }: EngineKeyProps) {
  const [isAsked, setIsAsked] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(publicKey).then(
      () => onCopied(true),
      () => onCopied(false),
    );
  };
  return (
    <>
      <code className={styles['key']}>{publicKey}</code>
      <ButtonRow>
        {'clipboard' in navigator ? <Button onClick={copy}>复制公钥</Button> : null}
        {isAsked ? (
          <>
            <Button look="danger" onClick={() => void onForget().then(() => setIsAsked(false))}>
              确定停用，密钥不能找回
            </Button>
            <Button onClick={() => setIsAsked(false)}>取消</Button>
          </>
        ) : (
          <Button look="quiet" onClick={() => setIsAsked(true)}>
            停用本机密钥…
          </Button>
        )}
      </ButtonRow>
      <span className={styles['note']}>
        发给管理员登记的是这一行，不是秘密。私钥只在这台电脑的浏览器里，不进数据包、副本和日志；能登录这个
        Windows 账户的人就能用它，电脑移交前请管理员停用
      </span>
    </>
  );
}
