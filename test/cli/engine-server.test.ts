import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findServer, isNewEnough } from '../../.config/scripts/engine-server.mjs';

describe('which server the tests of the engine use', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'engine-server-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A program that says it is a server of that version. */
  function server(place: string, version: string): string {
    const file = path.join(folder, place, 'nats-server');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\necho "nats-server: v${version}"\n`);
    chmodSync(file, 0o755);
    return file;
  }
  const at = (...places: readonly string[]) => places.map((place) => path.join(folder, place)).join(':');

  it('[EN14] takes the one that NATS_SERVER names before one on the PATH before a fetched one', () => {
    const [named, onPath, kept] = [
      server('named', '2.12.0'),
      server('path', '2.11.0'),
      server('kept', '2.15.1'),
    ];
    const fetched = path.join(folder, 'kept');
    const PATH = at('nothing', 'path');
    expect(findServer({ env: { NATS_SERVER: named, PATH }, kept: fetched })).toEqual({
      file: named,
      version: '2.12.0',
    });
    expect(findServer({ env: { PATH }, kept: fetched })?.file).toBe(onPath);
    expect(findServer({ env: { PATH: at('nothing') }, kept: fetched })?.file).toBe(kept);
    expect(findServer({ env: { PATH: at('nothing') }, kept: at('nothing') })).toBeNull();
  });

  it('[EN14] refuses an old one in words, and goes on to a newer one where it was not named', () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const old = server('path', '2.9.10');
    const kept = server('kept', '2.15.1');
    expect(findServer({ env: { PATH: at('path') }, kept: path.dirname(kept) })?.file).toBe(kept);
    expect(said.mock.calls.join()).toContain('NATS server 2.9.10: 2.11 or newer is needed');
    expect(() => findServer({ env: { NATS_SERVER: old } })).toThrow('2.11 or newer is needed');
    expect(() => findServer({ env: { NATS_SERVER: at('nowhere') } })).toThrow(
      'NATS_SERVER names no NATS server',
    );
  });

  it.each([
    ['2.9.10', false],
    ['2.10.29', false],
    ['2.11.0', true],
    ['2.15.1', true],
    ['3.0.0', true],
    ['1.40.0', false],
  ])('[EN14] %s is new enough: %s', (version, isEnough) => {
    expect(isNewEnough(version)).toBe(isEnough);
  });
});
