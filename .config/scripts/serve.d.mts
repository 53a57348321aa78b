export declare function serveDist(
  port: number,
  folder?: string,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }>;
