import type { Plugin } from 'vite';

/**
 * Lets a browser keep each module as long as it runs. Each file of component tests has a page of its own, which would ask anew for the
 * some hundred modules that the page before it had. Not for a server whose files change meanwhile.
 */
export function keepModules(): Plugin {
  return {
    name: 'keep-modules',
    configureServer({ middlewares }) {
      middlewares.use((_, res, next) => {
        const set = res.setHeader.bind(res);
        res.setHeader = (name, value) =>
          set(name, name === 'Cache-Control' && value === 'no-cache' ? 'max-age=3600' : value);
        next();
      });
    },
  };
}
