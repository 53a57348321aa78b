import { describe, expect, it } from 'vitest';
import { engineConfigMain } from '#src/cli/engine-config.ts';
import { readEngineFile } from '#src/domain/engine/engine-file.ts';
import { CONNECTS_WITHIN_MS } from '#src/engine/nats-connection.ts';

const KEY = (letter: string) => `U${letter.repeat(55)}`;
let made = 0;
const MAKE = {
  owner: () => KEY('ABCDEFGHIJ'[(made += 1)] ?? 'K'),
  pair: () => ({ publicKey: KEY('P'), seed: 'SU-of-the-server' }),
  word: () => 'random',
};

const SITE = {
  address: 'https://board.example/tracker/',
  units: [
    {
      unit: 'u001',
      name: '区电子政务中心',
      collecting: '综合科',
      sections: [
        { name: '综合科', subject: 'zhk', keys: [KEY('Z')] },
        { name: '网站管理科', subject: 's1', keys: [] as string[] },
      ],
    },
  ],
};

function written(site: unknown, before = {}) {
  const answer = engineConfigMain(JSON.stringify(site), before, MAKE);
  if ('problems' in answer) throw new Error(answer.problems.join('\n'));
  return { secrets: answer.secrets, files: new Map(answer.files.map(({ name, text }) => [name, text])) };
}

function problems(site: unknown): readonly string[] {
  const answer = engineConfigMain(typeof site === 'string' ? site : JSON.stringify(site), {}, MAKE);
  return 'problems' in answer ? answer.problems : [];
}

describe('npm run engine:config', () => {
  it('[EN13] writes one node, its streams, the part for nginx, the unit for systemd and engine.json', () => {
    const { files } = written(SITE);
    expect([...files.keys()]).toEqual([
      'nats-1.conf',
      'nginx-engine.conf',
      'nats-server.service',
      'streams.json',
      'engine.json',
    ]);
    const server = files.get('nats-1.conf') ?? '';
    expect(server).toContain('sync_interval: always');
    expect(server).toContain('allowed_origins: ["https://board.example"]');
    expect(server).toContain('{ service: "kpi.u001.s1.>", accounts: [U001_S1] }');
    expect(server).toContain(`users: [ { nkey: ${KEY('Z')} } ]`);
    expect(server).not.toContain('cluster {');
    expect(files.get('nginx-engine.conf')).toContain('proxy_set_header Upgrade $http_upgrade;');
    expect(JSON.parse(files.get('streams.json') ?? '')).toMatchObject([
      {
        account: 'U001',
        config: { num_replicas: 1, deny_delete: true, deny_purge: true, max_msgs_per_subject: 1 },
      },
    ]);
  });

  it('[EN13] passes on what asks for the engine beside any page, and no engine.json nor anything else', () => {
    const passed = (site: unknown, asked: readonly string[]) => {
      const [, pattern = ''] =
        /location ~ (\S+) \{/.exec(written(site).files.get('nginx-engine.conf') ?? '') ?? [];
      return asked.filter((place) => new RegExp(pattern, 'v').test(place));
    };
    const pages = ['/engine', '/u001/engine', '/tracker/u001/engine'];
    const files = ['/engine.json', '/u001/engine.json', '/engine/', '/my-engine', '/engine/x', '/index.html'];
    expect(passed(SITE, [...pages, ...files, '/engine/leafnode'])).toEqual(pages);
    expect(passed({ ...SITE, path: 'nats-1' }, ['/nats-1', '/u001/nats-1', ...pages])).toEqual([
      '/nats-1',
      '/u001/nats-1',
    ]);
    // The servers of its districts come to a city by the same way.
    const city = {
      address: SITE.address,
      city: { keys: [], districts: [{ district: 'd01', name: '东城区' }] },
    };
    const servers = ['/engine/leafnode', '/tracker/engine/leafnode'];
    expect(passed(city, [...pages, ...servers, ...files])).toEqual([...pages, ...servers]);
  });

  it('[EN13] the web server gives up two nodes of which nothing comes before the page gives up', () => {
    const [, seconds = ''] =
      /proxy_connect_timeout (\d+)s;/.exec(written(SITE).files.get('nginx-engine.conf') ?? '') ?? [];
    expect(2 * Number(seconds) * 1_000).toBeLessThan(CONNECTS_WITHIN_MS);
  });

  it('[EN13] the unit for systemd lets the server write where any of its nodes stores, and nowhere else', () => {
    const paths = (stores: readonly (string | undefined)[]) => {
      const nodes = stores.map((store, at) => ({ host: `10.0.0.${at + 1}`, store }));
      return /ReadWritePaths=(.*)/.exec(
        written({ ...SITE, nodes }).files.get('nats-server.service') ?? '',
      )?.[1];
    };
    expect(paths([undefined])).toBe('"-/var/lib/nats"');
    expect(paths(['/srv/nats', '/srv/nats', '/data/100% ours'])).toBe('"-/srv/nats" "-/data/100%% ours"');
  });

  it('[EN13] writes an engine.json that the page reads, with names and nothing secret', () => {
    const { files, secrets } = written(SITE);
    const text = files.get('engine.json') ?? '';
    expect(readEngineFile(text)).toMatchObject({
      path: 'engine',
      unit: 'u001',
      sections: [
        { name: '综合科', subject: 'zhk' },
        { name: '网站管理科', subject: 's1' },
      ],
    });
    for (const secret of [KEY('Z'), secrets.cluster, ...Object.values(secrets.owners)])
      expect(text).not.toContain(secret);
  });

  it('[EN13] three nodes know each other and keep three copies; the district reads and has no subject to write', () => {
    const nodes = ['10.0.0.1', '10.0.0.2', '10.0.0.3'].map((host) => ({ host }));
    const { files } = written({ ...SITE, nodes, district: { keys: [KEY('D')] } });
    const second = files.get('nats-2.conf') ?? '';
    expect(second).toContain('listen: "10.0.0.2:6222"');
    expect(second.match(/nats:\/\/board:random@10\.0\.0\.\d:6222/g)).toHaveLength(3);
    expect(JSON.parse(files.get('streams.json') ?? '')).toMatchObject([
      { config: { num_replicas: 3 } },
      { account: 'DISTRICT_RECORDS', config: { num_replicas: 3, discard: 'old' } },
    ]);
    const district = second.slice(second.indexOf('\n  DISTRICT: {'));
    expect(district).toContain('$JS.API.DIRECT.GET.KPI_u001');
    expect(district).not.toContain('subject: "kpi.');
    expect(district).not.toContain('subject: "rec.');
    expect(readEngineFile(files.get('u001/engine.json') ?? '')).toMatchObject({
      unit: 'u001',
      records: 'zhk',
    });
    expect(readEngineFile(written(SITE).files.get('engine.json') ?? '')?.records).toBeUndefined();
    expect(readEngineFile(files.get('district/engine.json') ?? '')?.units).toEqual([
      { unit: 'u001', name: '区电子政务中心' },
    ]);
  });

  const ABOVE = {
    ...SITE,
    district: {
      keys: [KEY('D')],
      city: { address: 'https://city.example/board', district: 'd01', name: '东城区' },
    },
  };
  const CITY = {
    address: 'https://city.example/board/',
    city: {
      keys: [KEY('C')],
      districts: [
        { district: 'd01', name: '东城区', key: KEY('P'), units: 120 },
        { district: 'd02', name: '西城区' },
      ],
    },
  };

  it('[EN17] a district goes up to its city by a key of its own, and hands over the public part', () => {
    const { files, secrets } = written(ABOVE);
    const server = files.get('nats-1.conf') ?? '';
    expect(server).toContain(
      'leafnodes { remotes: [ { url: "wss://city.example:443/board/engine", account: DISTRICT_UP, nkey: "SU-of-the-server" } ] }',
    );
    expect(server).toContain('{ service: "tot.u001.>", accounts: [U001_ZHK] }');
    expect(server).toContain('{ service: { account: DISTRICT_TOTALS, subject: "tot.u001.>" } }');
    const up = server.slice(server.indexOf('\n  DISTRICT_UP: {'));
    expect(up).not.toContain('users');
    expect(up).not.toContain('KPI_');
    expect(JSON.parse(files.get('for-the-city.json') ?? '')).toEqual({
      district: 'd01',
      name: '东城区',
      key: KEY('P'),
      units: 1,
    });
    expect(readEngineFile(files.get('u001/engine.json') ?? '')).toMatchObject({
      records: 'zhk',
      totals: true,
    });
    expect([...files].filter(([, text]) => text.includes('SU-of')).map(([name]) => name)).toEqual([
      'nats-1.conf',
    ]);
    expect(written(ABOVE, secrets).files).toEqual(files);
    const without = written({ ...SITE, district: { keys: [] } }).files;
    expect(without.get('nats-1.conf')).not.toContain('leafnodes');
    expect(without.has('for-the-city.json')).toBe(false);
    const nodes = ['10.0.0.1', '10.0.0.2', '10.0.0.3'].map((host) => ({ host }));
    const three = written({ ...ABOVE, nodes }).files;
    const inEach = (words: string) =>
      [1, 2, 3].map((node) => three.get(`nats-${node}.conf`)?.includes(words));
    expect(inEach('remotes')).toEqual([true, false, false]);
    // The city's asking reaches the node that goes up and no other.
    expect(inEach('server_tags: ["up"]')).toEqual([true, false, false]);
    expect(server).not.toContain('server_tags');
    const totals = (said: ReadonlyMap<string, string>) =>
      (JSON.parse(said.get('streams.json') ?? '') as { config: { name: string } }[]).find(
        ({ config }) => config.name === 'TOTALS',
      );
    expect(totals(three)).toMatchObject({ config: { num_replicas: 1, placement: { tags: ['up'] } } });
    expect(totals(files)).not.toHaveProperty('config.placement');
  });

  it('[EN17] a city has a stream and an account a district, and lets in the servers it was given keys of', () => {
    const { files } = written(CITY);
    const server = files.get('nats-1.conf') ?? '';
    expect(server).toContain('leafnodes { listen: "127.0.0.1:7422" }');
    expect(server.match(/LEAFNODE_WS/g)).toHaveLength(1);
    const people = server.slice(server.indexOf('\n  CITY: {'));
    expect(people).toContain(`{ nkey: ${KEY('C')} }`);
    expect(people).toContain('$JS.API.DIRECT.GET.TOTALS_d02');
    expect(people).not.toContain('"tot.');
    expect(JSON.parse(files.get('streams.json') ?? '')).toMatchObject([
      { account: 'FROM_D01', config: { name: 'TOTALS_d01', sources: [{ name: 'TOTALS' }] } },
      { account: 'FROM_D02', config: { name: 'TOTALS_d02', deny_purge: true } },
    ]);
    for (const { config } of JSON.parse(files.get('streams.json') ?? '') as { config: object }[])
      expect(config).not.toHaveProperty('subjects');
    expect(readEngineFile(files.get('city/engine.json') ?? '')).toMatchObject({
      units: [],
      districts: [
        { district: 'd01', name: '东城区', units: 120 },
        { district: 'd02', name: '西城区' },
      ],
    });
  });

  it('[EN17] names what is wrong with a city', () => {
    const { city } = CITY;
    const [first] = city.districts;
    expect(problems({ ...SITE, city: { ...city, districts: [first, first] } })).toEqual([
      'city: units of the city itself are a district too, with a server of their own',
      'city: the district d01 stands twice',
      `keys: ${KEY('P')} stands twice; a PC speaks for one section, and a server for one district`,
    ]);
    expect(problems({ ...CITY, city: { ...city, districts: [{ district: 'city', name: '市' }] } })).toEqual([
      "city: city is the city's own name",
    ]);
    expect(problems({ address: SITE.address })).toEqual(['units: there is none']);
  });

  it('[EN13] another PC changes its own line alone', () => {
    const before = written(SITE);
    const [unit] = SITE.units;
    const sections = [unit?.sections[0], { name: '网站管理科', subject: 's1', keys: [KEY('Q')] }];
    const after = written({ ...SITE, units: [{ ...unit, sections }] }, before.secrets);
    const differing = [...after.files].filter(([name, text]) => before.files.get(name) !== text);
    expect(differing.map(([name]) => name)).toEqual(['nats-1.conf']);
    expect(after.files.get('nats-1.conf')?.replace(`{ nkey: ${KEY('Q')} }`, '')).toBe(
      before.files.get('nats-1.conf'),
    );
  });

  it('[EN13] names everything that is wrong, with its place, and writes nothing', () => {
    const [unit] = SITE.units;
    const two = {
      ...SITE,
      nodes: [{ host: 'a' }, { host: 'b' }],
      units: [
        {
          ...unit,
          collecting: '办公室',
          sections: [
            { name: '综合科', subject: 's1', keys: [KEY('Z')] },
            { name: '综合科', subject: 's1', keys: [KEY('Z')] },
          ],
        },
      ],
    };
    expect(problems(two)).toEqual([
      'nodes: one or three; two cannot agree when one of them is lost',
      'u001: the subject s1 stands twice',
      'u001: the section 综合科 stands twice',
      'u001: the collecting section 办公室 is none of its sections',
      `keys: ${KEY('Z')} stands twice; a PC speaks for one section, and a server for one district`,
    ]);
    expect(
      problems({
        ...SITE,
        units: [{ ...unit, unit: 'U 1', sections: [{ name: 'x', subject: 'a', keys: ['SU'] }] }],
      }),
    ).toEqual([
      'units.0.unit: a small letter, then at most 15 small letters and digits',
      'units.0.sections.0.keys.0: a public key: U and 55 letters and digits',
    ]);
    expect(problems('{')[0]).toMatch(/^no JSON/);
  });
});
