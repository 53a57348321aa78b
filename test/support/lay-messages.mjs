// Makes streams and puts messages into them, in a process of its own: a runner may have no WebSocket.
import { readFileSync } from 'node:fs';
import { nkeyAuthenticator, wsconnect } from '@nats-io/nats-core';

const AT_ONCE = 128;

const [address, file] = process.argv.slice(2);
for (const { seed, config, messages } of JSON.parse(readFileSync(file, 'utf8'))) {
  const connection = await wsconnect({
    servers: address,
    authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)),
    reconnect: false,
  });
  await connection.request(`$JS.API.STREAM.CREATE.${config.name}`, JSON.stringify(config), {
    timeout: 10_000,
  });
  for (let at = 0; at < messages.length; at += AT_ONCE)
    await Promise.all(
      messages
        .slice(at, at + AT_ONCE)
        .map(([subject, text]) => connection.request(subject, text, { timeout: 10_000 })),
    );
  await connection.close();
}
