import { pictureAddress } from '#src/charts/document-picture.ts';
import type { Picture } from '#src/charts/svg-parts.ts';

/** Pixels of a unit: about 290 to the inch on a page of A4. */
const DENSITY = 2.5;

/** The picture as PNG bytes, drawn by the browser: word processors of today read no SVG without a bitmap beside it. */
export async function picturePng(picture: Picture): Promise<Uint8Array> {
  const image = new Image();
  image.src = pictureAddress(picture);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * DENSITY);
  canvas.height = Math.round(picture.height * DENSITY);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas to draw on');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (blob === null) throw new Error('the picture could not be drawn');
  return new Uint8Array(await blob.arrayBuffer());
}
