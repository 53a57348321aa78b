import { openPackage } from '#src/domain/package/open-package.ts';
import { packageText, type PackageFile } from '#src/domain/package/package-file.ts';
import { packageParts } from '#src/domain/package/package-parts.ts';

/** How a package becomes what a transport carries, and is read again. */
export interface PackageCodec {
  /** As several, where one file would hold more than is read [M16]. */
  readonly parts: (file: PackageFile) => readonly PackageFile[];
  readonly write: (file: PackageFile) => string;
  readonly open: typeof openPackage;
}

/** The one there is; the simulator, which exchanges a million packages, has a quicker one. */
export const PACKAGE_CODEC: PackageCodec = {
  parts: packageParts,
  write: packageText,
  open: openPackage,
};
