export function makeStreams(folder: string, address: string): Promise<readonly string[]>;
