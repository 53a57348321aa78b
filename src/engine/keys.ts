import { nkeys } from '@nats-io/nats-core';

/** A key pair of this PC: the seed stays here, the public part is for the administrator to enter [EN8]. */
export interface EngineKey {
  readonly seed: string;
  readonly publicKey: string;
}

export function newKey(): EngineKey {
  const pair = nkeys.createUser();
  return { seed: new TextDecoder().decode(pair.getSeed()), publicKey: pair.getPublicKey() };
}
