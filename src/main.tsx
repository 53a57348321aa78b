import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { fetchAddressed } from '#src/app/addressed-place.ts';
import { App } from '#src/app/app.tsx';
import { watchPrintKey } from '#src/app/print-key.ts';
import { openChangeFeed } from '#src/storage/change-feed.ts';
import { openKeptStorage } from '#src/storage/kept-storage.ts';
import { DATABASE_NAME } from '#src/storage/schema.ts';
import '#src/ui/tokens.css';

// The composition root: the only file that does anything on import. Storage opens while React is still loading.
const opening = openKeptStorage(DATABASE_NAME, openChangeFeed(DATABASE_NAME), Date.now);

fetchAddressed();
watchPrintKey();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App opening={opening} />
  </StrictMode>,
);
