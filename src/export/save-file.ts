export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Long enough for the slowest disk; the browser needs the address only until it has begun to write. */
const REVOKE_AFTER_MS = 60_000;

/** Hands a file to the browser's downloads. A link, not a file picker: it works on Chromium 87, on plain http and on file://. */
export function saveFile(name: string, type: string, content: Uint8Array | string | Blob): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
}
