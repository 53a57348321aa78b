import { ok, type Result } from '#src/kernel/result.ts';
import {
  parsePackage,
  type OnStep,
  type OpenedPackage,
  type PackageFault,
} from '#src/domain/package/parse-package.ts';
import { bytesToText, type TextEncoding, type TextFault } from '#src/domain/package/text-encoding.ts';

/** A package as it was read, and in which encoding it was written. */
export interface ReadPackage {
  readonly file: OpenedPackage;
  readonly encoding: TextEncoding;
}

/** A file's bytes → the package, or why it is none [M3] [M9]. Never throws. */
export function openPackage(
  bytes: Uint8Array,
  onStep: OnStep = () => undefined,
): Result<ReadPackage, PackageFault | TextFault> {
  onStep('text');
  const text = bytesToText(bytes);
  if (!text.ok) return text;
  const file = parsePackage(text.value.text, onStep);
  return file.ok ? ok({ file: file.value, encoding: text.value.encoding }) : file;
}
