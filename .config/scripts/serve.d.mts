export declare function serveDist(port: number): Promise<{ url: string; close: () => Promise<void> }>;
