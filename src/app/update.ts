// What tells of a newer version, in one file that comes after the first screen.
export { UpdatePrompt } from '#src/app/update-prompt.tsx';
export { watchWhenIdle } from '#src/app/watch-version.ts';
