// What the frame shows besides the place, in one file that comes after it.
export { DistrictLink, EngineWatch, FootWords } from '#src/app/engine-watch.tsx';
export { FailedReadBanner } from '#src/app/failed-read-banner.tsx';
export { PrintHead } from '#src/app/print-head.tsx';
export { SafetyBanner } from '#src/app/safety-banner.tsx';
export { YearTurn } from '#src/app/year-turn.tsx';
