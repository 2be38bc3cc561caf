import './styles.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from '#app/app.tsx';
import { createServices, prefetchWorkerOf } from '#app/services.ts';

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
