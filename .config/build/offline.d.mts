export declare const SERVICE_WORKER: 'sw.js';
export declare function writeServiceWorker(folder: string): void;
