/** Fetches what the frame shows when it is asked for. */
export const loadFrameParts = () => import('#src/app/frame-parts.ts');
