export declare function writeServiceWorker(folder: string): void;
