import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addTo } from '#src/kernel/add-to.ts';
import type { PlacedTotal } from '#src/domain/district/unit-total.ts';
import { ALL_TOTALS, liveTotals, totalsStream, totalSubject } from '#src/domain/engine/subjects.ts';
import { totalText } from '#src/domain/engine/total-text.ts';
import { newKey } from '#src/engine/keys.ts';
import { pause, type TestEngine } from '#test/support/engine-server.ts';
import { ROOT } from '#test/support/source-files.ts';

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
  const streams = [...keys].map(([district, { seed }]) => ({
    seed,
    config: {
      name: totalsStream(district),
      subjects: [ALL_TOTALS],
      storage: 'file',
      max_msgs_per_subject: 1,
      allow_direct: true,
      republish: { src: ALL_TOTALS, dest: liveTotals(district), headers_only: true },
    },
    messages: (byDistrict.get(district) ?? []).flatMap(({ place, total }) =>
      // What has told a month has told the first.
      ([1, place.month] as const).map((month) => [
        totalSubject({ ...place, month }),
        totalText({ ...total, owed: month === 1 ? [] : total.owed }),
      ]),
    ),
  }));
  const list = path.join(engine.folder, 'messages.json');
  writeFileSync(list, JSON.stringify(streams));
  const script = path.join(ROOT, 'test/support/lay-messages.mjs');
  // Node has it without being asked from 22 on; whether this process was asked says nothing of another.
  const flags = Number.parseInt(process.versions.node, 10) < 22 ? ['--experimental-websocket'] : [];
  const { status } = spawnSync(process.execPath, [...flags, script, engine.address(), list], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('the totals were not laid');
  writeFileSync(file, written);
}
