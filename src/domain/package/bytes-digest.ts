import '#src/kernel/object-has-own.ts';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 of bytes that are handed over piece by piece, so that a large file need not be digested in one go. */
export class BytesDigest {
  private readonly hash = sha256.create();

  add(bytes: Uint8Array): void {
    this.hash.update(bytes);
  }

  /** 64 hex digits. Nothing can be added afterwards. */
  hex(): string {
    return bytesToHex(this.hash.digest());
  }
}
