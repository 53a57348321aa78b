import { useNotices } from '#src/session/notices.ts';
import { isComing, wantWhole } from '#src/ui/coming.tsx';

/** Says that the print waits, until everything on the page is there [MO47]. */
export async function whenWhole(): Promise<void> {
  const { say, dismiss } = useNotices.getState();
  say('这一页还在载入，载入完就打印。不想等的，再按一次 Ctrl+P。');
  wantWhole();
  await new Promise<void>((resolve) => {
    const look = () => {
      if (isComing()) return;
      watch.disconnect();
      resolve();
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { subtree: true, childList: true, attributes: true });
    look();
  });
  dismiss();
}
