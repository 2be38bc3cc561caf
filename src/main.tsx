import './styles.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from '#app/app.tsx';
import { preloadScreen } from '#app/screens.ts';
import { createServices, prefetchWorkerOf } from '#app/services.ts';

preloadScreen(window.location.pathname);
const services = createServices(window);
prefetchWorkerOf(window.location.pathname, services);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App services={services} />
    </StrictMode>,
  );
}
