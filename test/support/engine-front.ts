import { copyFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import path from 'node:path';
import { hostCopy, type Hosted } from '#test/support/built-folder.ts';
import { TestEngine } from '#test/support/engine-server.ts';

/** The page and the engine on one origin, as the web server of an office has them. */
export interface EngineFront {
  readonly url: string;
  readonly engine: TestEngine;
  readonly end: () => Promise<void>;
}

/** The app that is hosted here opens the plan that is built in. */
const OF_THE_FIRST_PLAN = [
  { name: '综合科', subject: 'zhk' },
  { name: '运行管理科', subject: 's1' },
  { name: '信息审核科', subject: 's2' },
] as const;

/**
 * Stands where nginx would: what asks for the engine's path goes to the server, everything else to the folder.
 * @param engineFile whose page it is; by default that of the one unit
 */
export async function openFront(
  wish: Omit<Parameters<typeof TestEngine.start>[0] & object, 'address'> = {},
  engineFile = 'engine.json',
): Promise<EngineFront> {
  const hosted: Hosted = await hostCopy();
  const sockets = new Set<Socket>();
  let enginePort = 0;
  const front = createServer((incoming) => {
    sockets.add(incoming);
    incoming.once('data', (head) => {
      const isEngine = head.toString('latin1').startsWith('GET /engine ');
      const outgoing = connect(
        isEngine ? enginePort : Number(new URL(hosted.url).port),
        isEngine ? '127.0.0.1' : 'localhost',
      );
      sockets.add(outgoing);
      outgoing.write(head);
      incoming.pipe(outgoing).pipe(incoming);
      incoming.on('error', () => outgoing.destroy());
      outgoing.on('error', () => incoming.destroy());
      incoming.on('close', () => outgoing.destroy());
    });
    incoming.on('error', () => incoming.destroy());
  });
  await new Promise<void>((resolve) => {
    front.listen(0, 'localhost', resolve);
  });
  const address = front.address();
  if (address === null || typeof address === 'string') throw new Error('The front got no port.');
  const url = `http://localhost:${address.port}/`;
  const engine = await TestEngine.start({ sections: OF_THE_FIRST_PLAN, ...wish, address: url });
  enginePort = engine.ports[0]?.websocket ?? 0;
  copyFileSync(path.join(engine.folder, engineFile), path.join(hosted.folder, 'engine.json'));
  return {
    url,
    engine,
    end: async () => {
      for (const socket of sockets) socket.destroy();
      front.close();
      await engine.close();
      await hosted.end();
    },
  };
}
