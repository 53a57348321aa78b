import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { fetchAddressed } from '#src/app/addressed-place.ts';
import { App } from '#src/app/app.tsx';
import { watchPrintKey } from '#src/app/print-key.ts';
import { early } from '#src/early.ts';
import { openChangeFeed } from '#src/storage/change-feed.ts';
import { openKeptStorage } from '#src/storage/kept-storage.ts';
import { DATABASE_NAME } from '#src/storage/schema.ts';
import '#src/ui/tokens.css';

// The composition root: the only file that does anything on import, but for the early script. Storage opens while React is still loading.
const feed = openChangeFeed(DATABASE_NAME, early.channel);
const opening = openKeptStorage(DATABASE_NAME, feed, Date.now, early);

fetchAddressed();
watchPrintKey();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App opening={opening} />
  </StrictMode>,
);
