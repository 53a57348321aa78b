import { queryOptions } from '@tanstack/react-query';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { readOfferedPlan } from '#src/domain/package/offered-plan.ts';
import { ok, type Result } from '#src/kernel/result.ts';

/** What the build writes a plan into; see .config/scripts/build.mjs. */
const EMBEDDED = 'offered-plan';

/**
 * The plan that lies beside the program as plan.json, or was built into the single file [PL44]. Asked for after the first screen, once
 * per opening; a server that has none, cannot be reached or answers with something else than JSON offers nothing.
 */
export const offeredPlanQuery = queryOptions({
  queryKey: ['offered-plan'] as const,
  queryFn: async (): Promise<Result<Plan | null, string>> => {
    const embedded = document.getElementById(EMBEDDED)?.textContent;
    if (embedded !== undefined) return readOfferedPlan(embedded);
    // A page from a disk may load nothing beside it.
    if (!/^https?:$/.test(window.location.protocol)) return ok(null);
    return readOfferedPlan(await besideProgram());
  },
  structuralSharing: false,
});

async function besideProgram(): Promise<string> {
  try {
    const answer = await fetch(new URL('plan.json', window.location.href), {
      cache: 'no-cache',
      credentials: 'same-origin',
    });
    // Many servers answer what they do not have with the page itself.
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return answer.ok && isJson ? await answer.text() : '';
  } catch {
    return '';
  }
}
