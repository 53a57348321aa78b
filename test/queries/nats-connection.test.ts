import { describe, expect, it, vi } from 'vitest';
import { newKey } from '#src/engine/keys.ts';
import { connectNats } from '#src/engine/nats-connection.ts';

const server = vi.hoisted(() => ({ version: '', close: vi.fn<() => Promise<void>>() }));
// A server of an old version is not to be had: what the client says of it is.
vi.mock('@nats-io/nats-core', async (original) => ({
  ...(await original<object>()),
  wsconnect: () => Promise.resolve({ info: { version: server.version }, close: server.close }),
}));

const { seed: SEED } = newKey();

describe('a server before 2.11', () => {
  it.each(['2.10.29', '1.99.0', '2.9.0'])('[EN14] is left, and named: %s', async (version) => {
    server.version = version;
    server.close.mockReset();
    await expect(connectNats('ws://localhost', SEED)).rejects.toMatchObject({
      problem: { kind: 'old', version },
    });
    expect(server.close).toHaveBeenCalledOnce();
  });

  it.each(['2.11.0', '2.15.1-RC.1', '3.0.0'])('[EN14] is none: %s', async (version) => {
    server.version = version;
    await expect(connectNats('ws://localhost', SEED)).resolves.toMatchObject({ info: { version } });
  });
});
