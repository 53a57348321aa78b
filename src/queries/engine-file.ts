import { queryOptions } from '@tanstack/react-query';
import { readEngineFile, type EngineFile } from '#src/domain/engine/engine-file.ts';

/**
 * What lies beside the page as `engine.json`; null: nothing, and nothing more is asked for. One request on the page's own origin, after the
 * first screen [EN1]. The single file asks nothing.
 */
export const engineFileQuery = queryOptions({
  queryKey: ['engine-file'] as const,
  queryFn: async (): Promise<EngineFile | null> => {
    if (import.meta.env.MODE === 'single' || !/^https?:$/.test(window.location.protocol)) return null;
    try {
      const answer = await fetch(new URL('engine.json', window.location.href), {
        cache: 'no-cache',
        credentials: 'same-origin',
      });
      // Many servers answer what they do not have with the page itself.
      const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
      return answer.ok && isJson ? readEngineFile(await answer.text()) : null;
    } catch {
      return null;
    }
  },
  structuralSharing: false,
});

/** The WebSocket of the engine, on the page's own origin. */
export function engineAddress({ path }: EngineFile): string {
  const url = new URL(path, window.location.href);
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:';
  url.hash = '';
  return url.href;
}
