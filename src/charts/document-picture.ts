import type { ChartData } from '#src/domain/papers/document.ts';
import { classesPicture } from '#src/charts/classes-picture.ts';
import { coursePicture } from '#src/charts/course-picture.ts';
import { lossesPicture } from '#src/charts/losses-picture.ts';
import { rulePicture } from '#src/charts/rule-picture.ts';
import type { Picture } from '#src/charts/svg-parts.ts';

/** The chart of a document as a picture for screen, print and files. */
export function documentPicture(data: ChartData): Picture {
  switch (data.kind) {
    case 'rule':
      return rulePicture(data);
    case 'course':
      return coursePicture(data);
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
