import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { nkeyAuthenticator, wsconnect } from '@nats-io/nats-core';
import { addTo } from '#src/kernel/add-to.ts';
import type { PlacedTotal } from '#src/domain/district/unit-total.ts';
import { ALL_TOTALS, liveTotals, totalsStream, totalSubject } from '#src/domain/engine/subjects.ts';
import { totalText } from '#src/domain/engine/total-text.ts';
import { newKey } from '#src/engine/keys.ts';
import { pause, type TestEngine } from '#test/support/engine-server.ts';

const AT_ONCE = 64;

/**
 * Lays totals where the servers of districts would have sent them: streams of the same names in the same accounts, filled by hand, so that
 * a city of forty districts needs no forty servers.
 */
export async function fillCity(engine: TestEngine, totals: readonly PlacedTotal[]): Promise<void> {
  const file = path.join(engine.folder, 'nats-1.conf');
  const written = readFileSync(file, 'utf8');
  const byDistrict = new Map<string, PlacedTotal[]>();
  for (const total of totals) addTo(byDistrict, total.district, total);
  const keys = new Map([...byDistrict.keys()].map((district) => [district, newKey()]));
  const withHands = [...keys].reduce(
    (text, [district, { publicKey }]) =>
      text.replace(
        `FROM_${district.toUpperCase()}: {\n    jetstream: enabled\n    users: [ `,
        (head) => `${head}{ nkey: ${publicKey} }, `,
      ),
    written,
  );
  writeFileSync(file, withHands);
  engine.reload();
  await pause(1_000);
  for (const [district, { seed }] of keys) {
    const connection = await wsconnect({
      servers: engine.address(),
      authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)),
    });
    const name = totalsStream(district);
    const config = {
      name,
      subjects: [ALL_TOTALS],
      storage: 'file',
      max_msgs_per_subject: 1,
      allow_direct: true,
      republish: { src: ALL_TOTALS, dest: liveTotals(district), headers_only: true },
    };
    await connection.request(`$JS.API.STREAM.CREATE.${name}`, JSON.stringify(config));
    const own = byDistrict.get(district) ?? [];
    for (let at = 0; at < own.length; at += AT_ONCE)
      await Promise.all(
        own.slice(at, at + AT_ONCE).flatMap(({ place, total }) =>
          // What has told a month has told the first.
          ([1, place.month] as const).map((month) =>
            connection.request(
              totalSubject({ ...place, month }),
              totalText({ ...total, owed: month === 1 ? [] : total.owed }),
            ),
          ),
        ),
      );
    await connection.close();
  }
  writeFileSync(file, written);
}
