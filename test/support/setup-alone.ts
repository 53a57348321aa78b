import { vi } from 'vitest';

/**
 * Tests that put something in the place of a module, or of what is loaded once, share a process, a document and libraries with other files,
 * and nothing of the app: each file imports that anew. A process for each would cost more than most of the files do.
 */
vi.resetModules();
