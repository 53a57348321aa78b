import type { ChartData } from '#src/domain/papers/document.ts';
import { classesPicture } from '#src/charts/classes-picture.ts';
import { drawingPicture } from '#src/charts/drawing-picture.ts';
import type { Frame } from '#src/charts/drawing.ts';
import { lossesPicture } from '#src/charts/losses-picture.ts';
import { rulePicture } from '#src/charts/rule-picture.ts';
import { PICTURE_WIDTH, type Picture } from '#src/charts/svg-parts.ts';
import { yearCourseDrawing } from '#src/charts/year-course-drawing.ts';

const COURSE: Frame = { width: PICTURE_WIDTH, height: 264, left: 40, right: 60, top: 24, bottom: 28 };
/** For a paper that must stay on one page: drawn small, its letters keep their size [MO38]. */
const SMALL_COURSE: Frame = { width: 400, height: 119, left: 32, right: 54, top: 20, bottom: 21 };

/** The chart of a document as a picture for screen, print and files. */
export function documentPicture(data: ChartData): Picture {
  switch (data.kind) {
    case 'rule':
      return rulePicture(data);
    case 'course':
      return drawingPicture(yearCourseDrawing(data.course, data.isSmall ? SMALL_COURSE : COURSE));
    case 'classes':
      return classesPicture(data);
    case 'losses':
      return lossesPicture(data);
  }
}

/** For <img src>: an image runs no script and asks for nothing, whatever its text spells. */
export function pictureAddress({ svg }: Picture): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}
