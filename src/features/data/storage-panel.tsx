import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { askPersistence, browserFacts, type BrowserFacts } from '#src/features/data/browser-facts.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { useNotices } from '#src/session/notices.ts';
import { DATABASE_NAME, SCHEMA_VERSION } from '#src/storage/schema.ts';
import { READING } from '#src/ui/button-words.ts';
import { byteText } from '#src/ui/byte-text.ts';
import { Button } from '#src/ui/button.tsx';
import { Panel } from '#src/ui/panel.tsx';
import styles from './data.module.css';

/** Where the data is, how much of it there is, and what the browser promises about it [K1]. */
export function StoragePanel({ plan }: { readonly plan: Plan }) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const { data: counts } = useQuery(trackerQueries.counts(storage, plan.id));
  const { data: facts, refetch } = useQuery({ queryKey: ['browser-facts'], queryFn: browserFacts });
  const persist = async () => {
    const isAgreed = await askPersistence();
    say(
      isAgreed
        ? '浏览器已同意持久保存'
        : '浏览器没有同意。数据照常保存，请按时导出数据包；把本页加入收藏夹后可再试',
    );
    await refetch();
  };
  return (
    <Panel title="存在哪里">
      <dl className={styles['facts']}>
        <div>
          <dt>位置</dt>
          <dd>
            本机浏览器的 IndexedDB，只在这台电脑、这个浏览器里；不上传
            <span className={styles['note']}>
              数据库 {DATABASE_NAME}，第 {SCHEMA_VERSION} 版；本机编号 {storage.device.slice(0, 6)}
            </span>
            <NewIdentity />
          </dd>
        </div>
        <div>
          <dt>本方案</dt>
          <dd>
            {counts === undefined
              ? READING
              : `现有 ${counts.values} 个值，${counts.statements} 次记录，${counts.operations} 次操作`}
            <span className={styles['note']}>改一次记一次，旧值都在记录里</span>
          </dd>
        </div>
        <div>
          <dt>占用</dt>
          <dd>{usageText(facts)}</dd>
        </div>
        <div>
          <dt>持久保存</dt>
          <dd>
            {persistenceText(facts)}
            {facts?.isPersisted === false && facts.address !== 'file' ? (
              <>
                {' '}
                <Button
                  look="quiet"
                  onClick={() => {
                    void persist();
                  }}
                >
                  请求持久保存
                </Button>
              </>
            ) : null}
          </dd>
        </div>
        <div>
          <dt>访问地址</dt>
          <dd>
            {addressText(facts)}
            <span className={styles['note']}>{addressNote(facts)}</span>
          </dd>
        </div>
      </dl>
    </Panel>
  );
}

/** For a PC that was set up as a copy of another one: the two must not speak under one id [B51]. */
function NewIdentity() {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const [isAsked, setIsAsked] = useState(false);
  const renew = () => {
    storage.renewDevice().then(
      () => window.location.reload(),
      (error: unknown) => say(failureText(error), { tone: 'problem' }),
    );
  };
  if (!isAsked)
    return (
      <span className={styles['lone']}>
        <Button look="quiet" onClick={() => setIsAsked(true)}>
          换新编号…
        </Button>
      </span>
    );
  return (
    <span className={styles['note']} role="group" aria-label="换新编号">
      这台电脑是从别的电脑整盘复制来的，才需要换。已填的数据和记录不变，仍注明原编号；换后页面重新载入，其他窗口也请刷新。{' '}
      <Button onClick={renew}>换新编号并重新载入</Button>{' '}
      <Button look="quiet" onClick={() => setIsAsked(false)}>
        取消
      </Button>
    </span>
  );
}

function usageText(facts: BrowserFacts | undefined): string {
  if (facts === undefined) return READING;
  if (facts.usage === null) return '浏览器不提供';
  const used = `约 ${byteText(facts.usage)}`;
  return facts.quota === null ? used : `${used}，浏览器允许约 ${byteText(facts.quota)}（估计数，本地址合计）`;
}

function persistenceText(facts: BrowserFacts | undefined): string {
  if (facts === undefined) return READING;
  switch (facts.isPersisted) {
    case true:
      return '已持久：磁盘紧张时浏览器也不会自动清理；清除网站数据仍会删除';
    case false:
      return '未持久：磁盘紧张时浏览器可能清理；无痕（隐私）窗口里的数据，关窗就没有了。请按时导出数据包';
    case null:
      return '浏览器不提供，请按时导出数据包';
  }
}

function addressText(facts: BrowserFacts | undefined): string {
  if (facts === undefined) return READING;
  switch (facts.address) {
    case 'secure':
      return '安全上下文：浏览器的保存功能齐全，打开过一次后断网也能用';
    case 'plain':
      return '普通 http 地址：填报、保存、导出照常，但这里没有断网打开、持久保存和占用查询';
    case 'file':
      return '本机文件（单文件版）：不用服务器，断网可用，但这里没有持久保存和新版本提示';
  }
}

function addressNote(facts: BrowserFacts | undefined): string | null {
  switch (facts?.address) {
    case undefined:
    case 'secure':
      return null;
    case 'plain':
      return '请按时导出数据包。改用 https 地址或单文件版，断网也能打开；换地址后数据不会跟过去，请先导出';
    case 'file':
      return '数据在浏览器里，不在文件里：移动、替换文件，数据都在；换浏览器、换用户或换电脑就看不到。本机其他网页文件也能读到，请按时导出数据包';
  }
}
