// What the frame shows when it is asked for, in one file that comes with the first of them.
export { AuthorDialog } from '#src/app/author-dialog.tsx';
export { DiscardSampleDialog } from '#src/app/discard-sample-dialog.tsx';
export { Finder } from '#src/app/finder.tsx';
export { HelpDialog } from '#src/app/help-dialog.tsx';
export { UnknownPlanPage } from '#src/app/unknown-plan-page.tsx';
