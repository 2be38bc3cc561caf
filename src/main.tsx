import './styles.css';

// Its Trusted Types policy is made before any other script could take the name.
import '#browser/start-thread.ts';

// What the first screen shares with the compose screen, as a part of the page: with one file fewer beside it and less to draw, a form is
// there 28 to 59 ms earlier on a slow computer (2026-11-30, `docs/decisions/0059-fewer-files-before-the-form.md`).
import '#core/ids/worker-name.ts';
import '#features/open-worker/yours/recent-workers.ts';
import '#features/open-worker/yours/starred-workers.ts';
import '#parts/title-text.tsx';
import '#ui/card.tsx';
import '#ui/commands/use-command.ts';
import '#ui/explain/use-explain.tsx';
import '#ui/hooks/use-time-passed.ts';
import '#ui/loading/lazy-part.tsx';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from '#app/app.tsx';
import { preloadScreen, routeOf } from '#app/routes.ts';
import { createServices } from '#app/services.ts';
import { pathOfScreen } from '#core/ids/place.ts';
import { startLanguage } from '#messages/i18n.ts';
import { isLanguage } from '#messages/language.ts';
import { PLACE } from '#browser/place.ts';

/** Milliseconds that the first render waits for all it needs; then it shows placeholders. */
const PATIENCE = 200;

const path = pathOfScreen(window.location.pathname, PLACE);
const { lang } = document.documentElement;
const words = startLanguage(isLanguage(lang) ? lang : 'en');
const code = preloadScreen(path);
const services = createServices(window);
const contents = routeOf(path)?.prefetch?.(path, services);
const patience = new Promise((resolve) => window.setTimeout(resolve, PATIENCE));

function draw() {
  const root = document.getElementById('root');
  if (!root) return;
  // At once: there is nothing yet that could be blocked.
  createRoot(root).render(
    <StrictMode>
      <App services={services} />
    </StrictMode>,
  );
}

/** In every language, because no words are loaded yet. */
function sayNothingCame() {
  const notice = document.createElement('p');
  notice.setAttribute('role', 'alert');
  notice.textContent = 'The console could not be loaded. Reload the page. 控制台未能加载，请刷新页面。';
  document.body.append(notice);
}

// What Back brings to life again knows nothing of what was done in the tab meanwhile: starts, the key. All is kept on leaving.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) window.location.reload();
});

// Not by `await`: the build would split every module that a screen shares with this one into a file of its own.
void Promise.all([words, Promise.race([Promise.all([code, contents]), patience])]).then(draw, sayNothingCame);
