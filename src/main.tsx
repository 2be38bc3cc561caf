import './styles.css';

import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from '#app/app.tsx';
import { preloadScreen } from '#app/screens.ts';
import { createServices, prefetchWorkerOf } from '#app/services.ts';

/** Milliseconds that the first drawing waits for all that it needs; then it is drawn with place-holders. */
const PATIENCE = 200;

const { pathname } = window.location;
const code = preloadScreen(pathname);
const services = createServices(window);
const worker = prefetchWorkerOf(pathname, services);
const patience = new Promise((resolve) => window.setTimeout(resolve, PATIENCE));

function draw() {
  const root = document.getElementById('root');
  if (!root) return;
  // In slices, for all at once would block the page for long on a slow computer.
  startTransition(() => {
    createRoot(root).render(
      <StrictMode>
        <App services={services} />
      </StrictMode>,
    );
  });
}

// Not by `await`: the build would split every module that a screen shares with this one into a file of its own.
void Promise.race([Promise.all([code, worker]), patience]).then(draw);
