import { useNotices } from '#src/session/notices.ts';

/** What could not be stored, and was left to what was said on the same cells since [B37] [B61]. @param count in cells; 0 says nothing */
export function sayOvertaken(count: number): void {
  if (count === 0) return;
  useNotices.getState().say(`没有存下的 ${count} 处，后来已另有填报，没有覆盖`, { tone: 'problem' });
}
