/**
 * Bounds of time that hold on every machine: what a reader costs is told in pieces of plain work, which the same processor does in the
 * same run, and never in seconds.
 */

/** About the work of reading a page of a table: texts are cut, kept, looked up, put in order and joined again. */
function plainWork(): number {
  const line = Array.from({ length: 12_000 }, (_, at) => `${(at * 7_919) % 6_007}|指标${at}`).join('\n');
  const rows = line.split('\n').map((text) => text.split('|'));
  const byNumber = new Map<string, string[]>();
  for (const [number = '', name = ''] of rows) {
    const names = byNumber.get(number);
    if (names === undefined) byNumber.set(number, [name]);
    else names.push(name);
  }
  const texts = [...byNumber].map(([number, names]) => `${number}${names.join('、')}`);
  texts.sort();
  return texts.join('').length;
}

/** Of the processor, in ms: other work on the machine is no fault of what is measured. */
function cost(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const leastOf = (times: number, work: () => void): number =>
  Math.min(...Array.from({ length: times }, () => cost(work)));

let onceMeasured: number | null = null;

/**
 * How many pieces of plain work it costs; a piece is about 10 ms of an ordinary PC, so that a hundred are a second. What seems too much
 * is done twice again, each time beside new plain work, and the least counts: a disturbed machine adds and never takes away. What is far
 * too much is not: that is no disturbance.
 * @param enough up to which it is not done again
 */
export function piecesOfPlainWork(work: () => void, enough: number): number {
  onceMeasured ??= leastOf(8, plainWork);
  let least = cost(work) / onceMeasured;
  for (let again = 0; again < 2 && least > enough && least < 4 * enough; again += 1)
    least = Math.min(least, cost(work) / leastOf(4, plainWork));
  return least;
}
